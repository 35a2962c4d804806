package app

import (
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/charmbracelet/x/term"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// output is the standard output. It keeps its first failure, so that no command has to look for one.
type output struct {
	term.File

	mu     sync.Mutex
	failed error
}

func (o *output) Write(text []byte) (int, error) {
	n, err := o.File.Write(text)
	if err != nil {
		err = fmt.Errorf(english.OutputFailed, file.Why(err))
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.failed == nil {
			o.failed = err
		}
	}
	return n, err
}

// Unwritten is why not all of the output could be written; nil if it was.
func (a *App) Unwritten() error {
	a.output.mu.Lock()
	defer a.output.mu.Unlock()
	return a.output.failed
}

// stdout is the standard output as other programs are given it.
func (a *App) stdout() io.Writer {
	if f, ok := a.output.File.(*os.File); ok {
		return f
	}
	return a.Out
}
