package process

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"presshold/internal/phrase/english"
)

// TestMain is a program that fails, if it is asked to be one.
func TestMain(m *testing.M) {
	if os.Getenv("PRESSHOLD_FAILS") != "" {
		os.Exit(3)
	}
	os.Exit(m.Run())
}

func TestFailure(t *testing.T) {
	failing := exec.Command(os.Args[0])
	failing.Env = append(os.Environ(), "PRESSHOLD_FAILS=1")
	other := errors.New("something else")
	for _, tt := range []struct {
		err  error
		want string
	}{
		{failing.Run(), "it ended with exit code 3"},
		{exec.Command("presshold-no-such-program").Run(), english.ProgramMissing},
		{exec.Command(filepath.Join(t.TempDir(), "none")).Run(), english.ProgramMissing},
		{&fs.PathError{Op: "fork/exec", Path: "/x", Err: fs.ErrPermission}, "permission denied"},
		{other, "something else"},
	} {
		if got := Failure(tt.err); got == nil || got.Error() != tt.want {
			t.Errorf("%v is told as %v, want %q", tt.err, got, tt.want)
		}
	}
	if err := Failure(nil); err != nil {
		t.Errorf("no failure is told as %v", err)
	}
}
