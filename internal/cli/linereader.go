package cli

import (
	"bufio"
	"io"
	"os"
	"strings"
	"time"

	"presshold/internal/guard"
)

// lineReader hands over what is typed, line by line, with the moment at which each line
// came in. Nothing is done with it before that moment is taken.
type lineReader struct {
	lines   <-chan typedLine
	signals <-chan os.Signal
	caught  os.Signal // that ended the typing; nil for none
}

type typedLine struct {
	text string
	at   time.Duration // by the clock
}

// newTypist reads until the end of the input.
func newTypist(in io.Reader, now func() time.Duration, signals <-chan os.Signal) *lineReader {
	lines := make(chan typedLine, 64) // so that no line waits for its moment
	guard.Go(func() {
		defer close(lines)
		r := bufio.NewReader(in)
		for {
			text, err := r.ReadString('\n')
			at := now()
			if text == "" && err != nil {
				return
			}
			lines <- typedLine{strings.TrimSpace(text), at}
		}
	}, nil)
	return &lineReader{lines: lines, signals: signals}
}

// next waits for a line; false at the end of the input, or when a signal has come.
func (t *lineReader) next() (typedLine, bool) {
	select {
	case l, ok := <-t.lines:
		return l, ok
	case t.caught = <-t.signals:
		return typedLine{}, false
	}
}

// end is the error for the signal that ended the typing, if one did.
func (t *lineReader) end() error {
	if t.caught == nil {
		return nil
	}
	return signalled(t.caught)
}

// awaitLine reads one line, and no more of what comes behind it, and returns the signal
// that came first, if one did.
func awaitLine(in io.Reader, signals <-chan os.Signal) os.Signal {
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
