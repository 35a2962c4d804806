package reader

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"

	"presshold/internal/gauge"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/process"
)

// command is a running command whose output has readings.
type command struct {
	io.ReadCloser

	cmd    *exec.Cmd
	cancel context.CancelFunc
	said   tail
	ended  bool // its output has ended
}

// grace is how long a command may live on after it has closed its output.
const grace = 500 * time.Millisecond

// start starts a command, without a shell and apart from the terminal.
func start(ctx context.Context, argv []string) (stream, error) {
	if err := Find(gauge.Source{Command: argv}); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	c := &command{cmd: exec.CommandContext(ctx, argv[0], argv[1:]...), cancel: cancel}
	process.Set(c.cmd)
	c.cmd.Stderr = &c.said
	var err error
	if c.ReadCloser, err = c.cmd.StdoutPipe(); err == nil {
		err = c.cmd.Start()
	}
	if err != nil {
		cancel()
		return nil, err
	}
	return c, nil
}

// Write does nothing: a command is not asked.
func (c *command) Write(b []byte) (int, error) { return len(b), nil }

func (c *command) Read(b []byte) (int, error) {
	n, err := c.ReadCloser.Read(b)
	c.ended = c.ended || err != nil
	return n, err
}

// close ends the command. The error says how it ended, if it did so by itself.
func (c *command) close() error {
	if c.ended {
		late := time.AfterFunc(grace, func() { _ = guard.Call(func() error { c.cancel(); return nil }) })
		defer late.Stop()
	} else {
		c.cancel()
	}
	err := c.cmd.Wait()
	c.cancel()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return errors.New(english.GaugeEnded)
	case errors.As(err, &exit) && exit.Exited() && len(c.said.text) > 0:
		return fmt.Errorf(english.GaugeFailed, errors.New(plain.Line(string(bytes.TrimSpace(c.said.text)))))
	default:
		return fmt.Errorf(english.GaugeFailed, process.Failure(err))
	}
}

// tail keeps the last line written to it.
type tail struct{ text []byte }

// longest is how much of the line it keeps, in bytes.
const longest = 200

func (t *tail) Write(b []byte) (int, error) {
	for line := range bytes.Lines(b) {
		if len(t.text) > 0 && t.text[len(t.text)-1] == '\n' {
			t.text = t.text[:0]
		}
		t.text = append(t.text, line[:min(len(line), longest)]...)
		t.text = t.text[:min(len(t.text), longest)]
	}
	return len(b), nil
}
