package app

import (
	"bufio"
	"io"
	"os"
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

// AwaitLine waits for one line and reads nothing beyond it. If a signal comes first, it returns
// that; otherwise nil.
func AwaitLine(in io.Reader, signals <-chan os.Signal) os.Signal {
	read := make(chan struct{})
	guard.Go(func() {
		defer close(read)
		for b := make([]byte, 1); ; {
			if n, err := in.Read(b); err != nil || n == 1 && b[0] == '\n' {
				return
			}
		}
	}, nil)
	select {
	case <-read:
		return nil
	case s := <-signals:
		return s
	}
}
