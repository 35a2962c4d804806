package observe

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/drive"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// A run that somebody interrupts is over; one that a closed window or a machine that goes down takes
// away can be resumed at the next start, which knows why.
func TestSignalled(t *testing.T) {
	for _, tt := range []struct {
		signal syscall.Signal
		cause  session.Cause // "" for over
	}{{syscall.SIGINT, ""}, {syscall.SIGTERM, session.Ended}, {syscall.SIGHUP, session.Closed}} {
		t.Run(tt.signal.String(), func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			o := Start(Options{
				Cues: Silence(),
				Record: &journal.Options{
					Folder: folder, UnsavedFolder: t.TempDir(), Program: "test", File: catalog.Encode, Now: time.Now,
				},
			})
			plan, err := protocol.Expand(short("short"), protocol.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var now time.Duration
			clock := func() time.Duration { return now }
			d := drive.New(&plan, drive.Clock{Now: clock, Boot: clock}, 1, o.Follow(&plan).Tell)
			d.Wake()
			now += time.Second
			d.Wake()
			o.Signalled(tt.signal)
			d.Do(session.Intent{Kind: session.Abort})
			if problems := o.Close(nil); problems != nil {
				t.Fatal(problems)
			}
			found, err := journal.FindInterrupted(t.Context(), folder)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range found {
				defer i.Leave()
			}
			if over := len(found) == 0; over != (tt.cause == "") || !over && found[0].Cause != tt.cause {
				t.Errorf("to resume are %+v, want the cause %q", found, tt.cause)
			}
		})
	}
	var o Observers
	o.Signalled(os.Interrupt) // where no record is kept
}
