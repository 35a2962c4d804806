package journal

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// A journal in a folder that can't be written shows all that is in it and in its log,
// of whatever version; nothing can be changed, and nothing is left or touched.
func TestReadOnly(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole")
	busy(t, whole, Run{Client: "K7Q2"})
	logged := filepath.Join(t.TempDir(), "logged")
	going := filepath.Join(t.TempDir(), "going")
	d := newDesk(t, going)
	copied := make(chan struct{})
	d.committedAt(1, func() {
		must := func(err error) {
			if err != nil {
				t.Error(err)
			}
		}
		must(os.Mkdir(logged, 0o700))
		must(copyFile(Path(logged), Path(going)))
		must(copyFile(Path(logged)+logExt, Path(going)+logExt))
		close(copied)
	})
	d.begin(Run{Plan: sample(t), Client: "K7Q2"})
	d.pass(16 * time.Second)
	<-copied
	d.pass(time.Hour)
	d.close()
	earlier := filepath.Join(t.TempDir(), "earlier")
	ofSchema(t, earlier, 1)

	for folder, want := range map[string]int{whole: 1, logged: 1, earlier: 3} {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			temporary := t.TempDir()
			t.Setenv("TMPDIR", temporary)
			before := contents(t, folder)
			s, err := openReadOnly(t.Context(), folder, errOnlyRead)
			if err != nil {
				t.Fatal(err)
			}
			all, _, err := s.List(t.Context(), Filter{})
			if err != nil || len(all) != want {
				t.Errorf("listed are %d, %v, want %d", len(all), err, want)
			}
			if _, err := s.Edit(t.Context(), 0, Change{Note: to("x")}); !errors.Is(err, errOnlyRead) {
				t.Errorf("editing says %v", err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if after := contents(t, folder); !reflect.DeepEqual(after, before) {
				t.Error("something was written")
			}
			if left := contents(t, temporary); len(left) > 0 {
				t.Errorf("left is %v", left)
			}
		})
	}
}

// A journal on a full disk, where no index of its log can be made, still shows all that is
// in it.
func TestReadOnAFullDisk(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	busy(t, folder, Run{})
	c := child{Folder: folder, Limit: 1 << 14, List: true}
	if !c.canLimit() {
		t.Skip("files can't be kept small here")
	}
	before := contents(t, folder)
	out, err := c.command(t).Output()
	if got, want := string(out), "1 <nil> true\n"; err != nil || got != want {
		t.Errorf("it says %q, %v, want %q", got, err, want)
	}
	if contents(t, folder)[Path(folder)] != before[Path(folder)] { // SQLite may leave an empty log
		t.Error("the journal has changed")
	}
}
