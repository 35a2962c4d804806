package player

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"

	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/process"
)

// command is a program and its arguments. No shell ever sees it.
type command []string

// child is a program that runs in a session (on Windows a process group) of its own, so it
// neither gets the terminal's ctrl+c nor can open the terminal. Its output is discarded,
// except for the start of its error output.
type child struct {
	cancel context.CancelFunc
	done   chan struct{} // closed when it has ended and was waited for
	err    error         // how it ended; read after done
}

// start runs a command with this on its standard input, for no longer than limit.
func start(c command, input []byte, limit time.Duration) (*child, error) {
	return run(c, input, nil, limit)
}

// listen runs a command to its end, for no longer than limit, and returns the beginning of
// what it prints.
func listen(c command, limit time.Duration) (string, error) {
	printed := &excerpt{limit: listingLimit}
	k, err := run(c, nil, printed, limit)
	if err != nil {
		return "", err
	}
	<-k.done
	return printed.String(), k.err
}

// run is start with a writer for what the child prints, unless that is nil.
func run(c command, input []byte, printed io.Writer, limit time.Duration) (*child, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	cmd := exec.CommandContext(ctx, c[0], c[1:]...)
	cmd.Stdin = bytes.NewReader(input)
	said := &excerpt{limit: complaintLimit}
	cmd.Stdout, cmd.Stderr = printed, said
	process.Set(cmd)
	if err := cmd.Start(); err != nil {
		cancel()
		return nil, process.Failure(err)
	}
	k := &child{cancel: cancel, done: make(chan struct{})}
	guard.Go(func() {
		defer close(k.done)
		defer cancel()
		err := cmd.Wait()
		switch {
		case ctx.Err() == context.DeadlineExceeded:
			k.err = fmt.Errorf(english.ProgramTooSlow, limit)
		case ctx.Err() != nil: // stopped on purpose
		case err != nil && !errors.Is(err, exec.ErrWaitDelay):
			k.err = said.failed(err)
		}
	}, nil)
	return k, nil
}

func (k *child) within(limit time.Duration) bool {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-k.done:
		return true
	default:
	}
	select {
	case <-k.done:
		return true
	case <-timer.C:
		return false
	}
}

func (k *child) stop() {
	k.cancel()
	<-k.done
}

// How much is kept of what a child prints, in bytes.
const (
	complaintLimit = 200
	listingLimit   = 1 << 16
)

// excerpt keeps the start of what is written to it, and discards the rest.
type excerpt struct {
	limit int

	mu   sync.Mutex
	text []byte
}

func (e *excerpt) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.text = append(e.text, p[:min(len(p), e.limit-len(e.text))]...)
	return len(p), nil
}

func (e *excerpt) String() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return string(e.text)
}

// failed is the error of a program: the first line of what it said, or else how it ended.
func (e *excerpt) failed(err error) error {
	line, _, _ := strings.Cut(strings.TrimSpace(e.String()), "\n")
	if line = strings.TrimSpace(plain.Printable(line)); line != "" {
		return errors.New(line)
	}
	return process.Failure(err)
}
