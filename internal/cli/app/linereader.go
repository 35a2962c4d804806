package app

import (
	"bufio"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"presshold/internal/guard"
)

// LineReader delivers typed lines, each with the moment at which it came in. The moment is taken
// before anything else is done with the line.
type LineReader struct {
	Lines   <-chan TypedLine
	Signals <-chan os.Signal
	Caught  os.Signal // that ended the typing; nil for none
}

// TypedLine is a line, and when it came in.
type TypedLine struct {
	Text string
	At   time.Duration // by the clock
}

// NewLineReader starts to read; it stops at the end of the input.
func NewLineReader(in io.Reader, now func() time.Duration, signals <-chan os.Signal) *LineReader {
	lines := make(chan TypedLine, 64) // so that no line waits for its moment
	guard.Go(func() {
		defer close(lines)
		r := bufio.NewReader(in)
		for {
			text, err := r.ReadString('\n')
			at := now()
			if text == "" && err != nil {
				return
			}
			lines <- TypedLine{strings.TrimSpace(text), at}
		}
	}, nil)
	return &LineReader{Lines: lines, Signals: signals}
}

// Next waits for a line; false at the end of the input, or when a signal has come.
func (t *LineReader) Next() (TypedLine, bool) {
	select {
	case l, ok := <-t.Lines:
		return l, ok
	case t.Caught = <-t.Signals:
		return TypedLine{}, false
	}
}

// End is the error for the signal that ended the typing, if one did.
func (t *LineReader) End() error {
	if t.Caught == nil {
		return nil
	}
	return Signalled(t.Caught)
}

// AwaitAnswer waits for Enter alone, or for one of the answers as a line, and reads nothing beyond it.
// Each other line is passed to unknown. The error is ErrQuit if the user quits or the input ends, or
// that of a signal.
func AwaitAnswer(in io.Reader, signals <-chan os.Signal, unknown func(line string), answers ...string) (string, error) {
	type read struct {
		line string
		err  error
	}
	for {
		lines := make(chan read, 1)
		guard.Go(func() {
			line, err := readLine(in)
			lines <- read{line, err}
		}, func(err error) { lines <- read{err: err} })
		select {
		case s := <-signals:
			return "", Signalled(s)
		case l := <-lines:
			switch {
			case errors.Is(l.err, io.EOF), l.err == nil && Quits(l.line):
				return "", ErrQuit
			case l.err != nil || l.line == "" || slices.Contains(answers, strings.ToLower(l.line)):
				return strings.ToLower(l.line), l.err
			}
			unknown(l.line)
		}
	}
}

// readLine reads a line and nothing beyond it.
func readLine(in io.Reader) (string, error) {
	var line []byte
	for b := make([]byte, 1); ; {
		switch n, err := in.Read(b); {
		case n == 1 && b[0] == '\n':
			return strings.TrimSpace(string(line)), nil
		case n == 1:
			line = append(line, b[0])
		case err != nil:
			return "", err
		}
	}
}

// ErrQuit means that the user has quit. Nothing is to be said of it.
var ErrQuit = errors.New("quit")

// Quits reports whether a line typed at a prompt or in an exercise asks to quit.
func Quits(line string) bool {
	return slices.Contains([]string{"q", "quit", "end"}, strings.ToLower(line))
}
