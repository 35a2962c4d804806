package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	// The tests wait for programs most of the time: more of them than there are cores may.
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"presshold": main, "presshold-broken": broken})
}

// TestScript runs the program as people do; testdata/script holds what they type and
// what they get. "exits N COMMAND" wants an exit code.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PRESSHOLD_CONFIG_DIR", filepath.Join(env.WorkDir, "config"))
			env.Setenv("PRESSHOLD_DATA_DIR", filepath.Join(env.WorkDir, "data"))
			env.Setenv("PRESSHOLD_STATE_DIR", filepath.Join(env.WorkDir, "state"))
			accept(env.T(), env.WorkDir)
			env.Setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22") // makes no sound here
			env.Setenv("GORACE", os.Getenv("GORACE"))                // the race detector's settings: see .ci/run
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// accept leaves the safety text as read in the program's folders.
func accept(t fataler, dir string) {
	state := filepath.Join(dir, "state")
	err := os.MkdirAll(state, 0o700)
	if err == nil {
		err = os.WriteFile(filepath.Join(state, "safety-seen"), nil, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// fataler is what tests and scripts have in common.
type fataler interface{ Fatal(args ...any) }

// accepted is a folder for the program's own, in which the safety text was read.
func accepted(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	accept(t, dir)
	return dir
}

// exits runs a command and wants it to end with a code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	default:
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// program is the program in folders of its own, to be started.
func program(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("presshold", args...)
	cmd.Env = environ(dir)
	return cmd
}

// environ is the environment of a program that is started outside of a script. There
// is no sound server and nothing to speak with in it, so that tests are quiet: only
// the terminal's bell is left.
func environ(dir string, more ...string) []string {
	return append(append(os.Environ(),
		"PRESSHOLD_CONFIG_DIR="+filepath.Join(dir, "config"),
		"PRESSHOLD_DATA_DIR="+filepath.Join(dir, "data"),
		"PRESSHOLD_STATE_DIR="+filepath.Join(dir, "state"),
		"ACCESSIBLE=", "PULSE_SERVER=", "SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22",
		"DBUS_SYSTEM_BUS_ADDRESS=unix:path="+filepath.Join(dir, "none"),
		"DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(dir, "none"),
	), more...)
}
