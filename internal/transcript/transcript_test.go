package transcript

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"

	"presshold/internal/session"
)

// A writer that is stuck delays nobody but itself, and gets everything in order later.
func TestEmitNeverBlocks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan := expand(t, ranged())
		all, sum := events(t, plan)
		r, w := io.Pipe() // a write waits for a read
		sink := JSON(w, Run{Plan: plan})
		var want bytes.Buffer
		f := newJSON(Run{Plan: plan})
		want.Write(f.begin())
		sink.Emit(all[0])
		sink.Emit(all[1])
		first := make([]byte, want.Len())
		if _, err := io.ReadFull(r, first); err != nil {
			t.Fatal(err)
		}
		synctest.Wait() // the sink has taken two events and is stuck in writing one
		for _, e := range all[2:] {
			sink.Emit(e)
		}
		read := make(chan string)
		go func() {
			text, _ := io.ReadAll(r)
			read <- string(first) + string(text)
		}()
		if err := sink.Close(sum); err != nil {
			t.Fatal(err)
		}
		w.Close()
		for _, e := range all {
			want.Write(f.event(e))
		}
		want.Write(f.end(sum))
		if got := <-read; got != want.String() {
			t.Errorf("got\n%s\nwant\n%s", got, want.String())
		}
	})
}

// Each event is with the reader before the next one is due.
func TestEventsAreFlushedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan := expand(t, ranged())
		var out bytes.Buffer
		sink := Plain(&out, Run{Plan: plan})
		all, sum := events(t, plan)
		f := newPlain(Run{Plan: plan})
		for _, e := range all {
			before := out.Len()
			sink.Emit(e)
			synctest.Wait()
			if got, want := out.String()[before:], string(f.event(e)); got != want {
				t.Fatalf("after %v: got %q, want %q", e.Kind, got, want)
			}
		}
		if err := sink.Close(sum); err != nil {
			t.Fatal(err)
		}
	})
}

// failing fails from a write on.
type failing struct {
	left int
	err  error
	got  strings.Builder
}

func (f *failing) Write(p []byte) (int, error) {
	if f.left--; f.left < 0 {
		f.left = -1
		err := f.err
		f.err = errors.New("written to after it failed")
		return 0, err
	}
	return f.got.Write(p)
}

func TestFirstErrorIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		plan := expand(t, ranged())
		all, sum := events(t, plan)
		full := errors.New("no space left")
		w := &failing{left: 2, err: full}
		sink := JSON(w, Run{Plan: plan})
		synctest.Wait()
		select {
		case <-sink.Broken():
			t.Fatal("broken before a write failed")
		default:
		}
		for _, e := range all {
			sink.Emit(e)
		}
		synctest.Wait()
		<-sink.Broken()
		if err := sink.Err(); !errors.Is(err, full) {
			t.Errorf("Err() = %v, want %v", err, full)
		}
		if err := sink.Close(sum); !errors.Is(err, full) {
			t.Errorf("Close() = %v, want %v", err, full)
		}
		if n := strings.Count(w.got.String(), "\n"); n != 2 {
			t.Errorf("%d lines were written, want the 2 before the error", n)
		}
	})
}

func BenchmarkEvent(b *testing.B) {
	e := session.Event{
		Kind: session.PhaseStart, At: sec(75), Point: 1, Site: "upper trapezius", Side: "left", Block: 1, Round: 2,
		Rounds: 6, Step: 4, Phase: "hold", Min: sec(8), Max: sec(10), Basis: "stated", Level: 1,
	}
	plan := expand(b, ranged())
	for name, f := range map[string]format{"plain": newPlain(Run{Plan: plan}), "json": newJSON(Run{Plan: plan})} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.event(e)
			}
		})
	}
}
