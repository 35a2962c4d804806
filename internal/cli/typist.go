package cli

import (
	"bufio"
	"io"
	"os"
	"strings"
	"time"

	"presshold/internal/guard"
)

// typist hands over what is typed, line by line, with the moment at which each line
// came in. Nothing is done with it before that moment is taken.
type typist struct {
	lines   <-chan typed
	signals <-chan os.Signal
	caught  os.Signal // that ended the typing; nil for none
}

type typed struct {
	text string
	at   time.Duration // by the clock
}

// newTypist reads until the end of the input.
func newTypist(in io.Reader, now func() time.Duration, signals <-chan os.Signal) *typist {
	lines := make(chan typed, 64) // so that no line waits for its moment
	guard.Go(func() {
		defer close(lines)
		r := bufio.NewReader(in)
		for {
			text, err := r.ReadString('\n')
			at := now()
			if text == "" && err != nil {
				return
			}
			lines <- typed{strings.TrimSpace(text), at}
		}
	}, nil)
	return &typist{lines: lines, signals: signals}
}

// next waits for a line; false at the end of the input, or when a signal has come.
func (t *typist) next() (typed, bool) {
	select {
	case l, ok := <-t.lines:
		return l, ok
	case t.caught = <-t.signals:
		return typed{}, false
	}
}

// end is the error for the signal that ended the typing, if one did.
func (t *typist) end() error {
	if t.caught == nil {
		return nil
	}
	return &signalError{t.caught}
}
