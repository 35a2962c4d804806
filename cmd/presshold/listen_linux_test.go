package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// listens tells whether a process has a socket that takes connections.
func listens(t *testing.T, pid int) bool {
	t.Helper()
	own := map[string]bool{}
	folder := fmt.Sprintf("/proc/%d/fd", pid)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		to, _ := os.Readlink(filepath.Join(folder, e.Name())) // it may be closed by now
		if inode, ok := strings.CutPrefix(to, "socket:["); ok {
			own[strings.TrimSuffix(inode, "]")] = true
		}
	}
	for _, table := range []string{"tcp", "tcp6"} {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", pid, table))
		if err != nil {
			continue // a machine without IPv6
		}
		for line := range strings.Lines(string(text)) {
			const state, inode, listening = 3, 9, "0A"
			fields := strings.Fields(line)
			if len(fields) > inode && fields[state] == listening && own[fields[inode]] {
				return true
			}
		}
	}
	return false
}

// The settings share the runs of the commands in which something runs, and make no other
// listen.
func TestOnlyRunsListen(t *testing.T) {
	t.Parallel()
	for command, want := range map[string]struct {
		sees    string
		listens bool
	}{
		"":                                    {"40 protocols", true},
		"run nimmo --count-in 1m":             {"then HOLD", true},
		"learn nimmo":                         {"1 of 8", true},
		"run nimmo --share=off --count-in 1m": {"then HOLD", false},
		"practice":                            {"esc", false},
		"drill nimmo":                         {"esc", false},
		"quiz nimmo":                          {"esc", false},
	} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			dir := settled(t, "[share]\nmode = \"control\"\nat = \"127.0.0.1\"\n")
			x := openIn(t, dir, 100, 30, append([]string{"presshold"}, strings.Fields(command)...)...)
			x.sees(want.sees)
			if got := listens(t, x.cmd.Process.Pid); got != want.listens {
				t.Errorf("listens: %v, want %v", got, want.listens)
			}
			x.types("\x03")
			x.exits(130)
		})
	}
}
