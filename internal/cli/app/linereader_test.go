package app

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The moment of a line is the moment at which it came in, however late it is looked at.
func TestTypist(t *testing.T) {
	r, w := io.Pipe()
	moments := make(chan time.Duration, 3)
	from := NewLineReader(r, func() time.Duration { return <-moments }, nil)
	go func() {
		for i := range 2 {
			moments <- time.Duration(i+1) * time.Second
			fmt.Fprintf(w, "line %d\n", i+1)
		}
		moments <- 3 * time.Second
		fmt.Fprint(w, "no end")
		_ = w.Close()
	}()
	for _, want := range []TypedLine{{"line 1", time.Second}, {"line 2", 2 * time.Second}, {"no end", 3 * time.Second}} {
		if got, ok := from.Next(); !ok || got != want {
			t.Errorf("got %v, %v, want %v", got, ok, want)
		}
	}
	close(moments)
	if l, ok := from.Next(); ok {
		t.Errorf("after the end of the input: %v", l)
	}
}

func TestTypistIsEndedBySignals(t *testing.T) {
	signals := make(chan os.Signal, 1)
	from := NewLineReader(bufio.NewReader(blocked{}), func() time.Duration { return 0 }, signals)
	signals <- syscall.SIGTERM
	if l, ok := from.Next(); ok {
		t.Errorf("a line: %v", l)
	}
	var sig *SignalError
	if err := from.End(); !errors.As(err, &sig) || sig.Signal != syscall.SIGTERM {
		t.Errorf("ended by %v", err)
	}
}

// Only Enter alone is Enter: any other line is answered, and nothing beyond is read.
func TestAwaitAnswer(t *testing.T) {
	for _, tt := range []struct {
		typed, unknown, left, answer string
		want                         error
	}{
		{"\nd\n", "", "d\n", "", nil},
		{" \r\n", "", "", "", nil},
		{"n\n2\n\nd\n", "n 2", "d\n", "", nil},
		{"n\nR\nd\n", "n", "d\n", "r", nil},
		{"Q\nd\n", "", "d\n", "", ErrQuit},
		{"x\nquit\n", "x", "", "", ErrQuit},
		{"", "", "", "", ErrQuit},
		{"x", "", "", "", ErrQuit},
	} {
		in := strings.NewReader(tt.typed)
		var unknown []string
		answer, err := AwaitAnswer(in, nil, func(line string) { unknown = append(unknown, line) }, "r", "s")
		left, _ := io.ReadAll(in)
		if !errors.Is(err, tt.want) || answer != tt.answer || strings.Join(unknown, " ") != tt.unknown || string(left) != tt.left {
			t.Errorf("%q: %q, %v, unknown %q, left %q", tt.typed, answer, err, unknown, left)
		}
	}
	signals := make(chan os.Signal, 1)
	signals <- syscall.SIGTERM
	if _, err := AwaitAnswer(blocked{}, signals, nil); !errors.As(err, new(*SignalError)) {
		t.Errorf("ended by %v", err)
	}
}

// blocked is an input on which nothing is ever typed.
type blocked struct{}

func (blocked) Read([]byte) (int, error) { select {} }
