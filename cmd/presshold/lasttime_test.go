//go:build unix

package main

import (
	"os/exec"
	"strings"
	"testing"
)

// From the shell to the first hold of what was done last time it is one command and one
// key; in the picker a client is chosen first. Nothing of another client is shown.
func TestLastTime(t *testing.T) {
	t.Parallel()
	dir := accepted(t)
	for _, client := range []string{"4KXP-7M2P", "B-7"} {
		record := exec.Command("presshold", "run", "--hold", "1s", "--rounds", "1", "--count-in", "0", "--plain",
			"--client", client, "--note", "mind "+client, "--point", "soleus:left")
		record.Env = environ(dir)
		if text, err := record.CombinedOutput(); err != nil {
			t.Fatal(err, string(text))
		}
	}
	repeats := func(x *terminal, key, client, other, countIn string) {
		t.Helper()
		x.sees("mind " + client)
		x.sees("repeat it")
		if text := x.text(); strings.Contains(text, other) {
			t.Errorf("something of client %s is shown to client %s:\n%s", other, client, text)
		}
		x.types(key)
		x.sees("soleus LEFT")
		x.sees(`\b` + countIn + " s, then")
		x.types("\x03")
		x.exits(130)
	}
	x := openIn(t, dir, 80, 24, "presshold", "run", "--client", "4kxp7m2p", "--count-in", "60s")
	repeats(x, " ", "4KXP-7M2P", "B-7", "60")

	x = openIn(t, dir, 80, 24, "presshold")
	x.sees("40 protocols")
	x.types("\x1b[18~") // F7
	x.sees("4KXP-7M2P")
	x.types("b")
	x.sees("> B-7")
	x.types("\r")
	repeats(x, "1", "B-7", "4KXP", "5")

	x = openIn(t, dir, 80, 60, "presshold", "run", "--client", "b-7", "--plain", "--count-in", "60s")
	x.sees("Press Enter to repeat it, or type q and Enter to quit.")
	x.types("2\r")
	x.sees(`"2" does nothing here(?s:.*)Press Enter to repeat it`)
	if text := x.text(); strings.Contains(text, "get ready") {
		t.Errorf("the run began:\n%s", text)
	}
	x.types("\r")
	x.sees("get ready")
	x.types("\x03")
	x.exits(130)

	x = openIn(t, dir, 80, 60, "presshold", "run", "--client", "b-7", "--plain", "--count-in", "60s")
	x.sees("Press Enter to repeat it")
	x.types("q\r")
	x.exits(0)
	if text := x.text(); strings.Contains(text, "get ready") {
		t.Errorf("the run began:\n%s", text)
	}
}
