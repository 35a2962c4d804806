//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The form, by the keyboard alone, makes a file that the program then knows.
func TestNewForm(t *testing.T) {
	t.Parallel()
	x := presshold(t, 100, 40, "new")
	x.sees("No timeline until a length is given")
	x.types("Short holds\t\t\t8-10")
	x.sees("8-10 \\(chosen\\)")
	x.types("\x0e\t3") // ctrl+n: another phase, a release
	x.sees("release 3 s \\(chosen\\)")
	x.types("\x13") // ctrl+s
	x.sees("Say how many rounds")
	x.types("6")
	x.sees("6 × hold")
	x.types("\x13")
	x.exits(0)
	x.restored()
	x.sees(`The protocol short-holds was written to`)
	data, err := os.ReadFile(filepath.Join(x.cmd.Dir, "config", "protocols", "short-holds.toml"))
	if err != nil || !strings.Contains(string(data), "\n# How many times the phases are done") {
		t.Errorf("%v\n%s", err, data)
	}
}

// What the flags say is filled in; leaving with nothing typed leaves no file.
func TestNewFormOfFlags(t *testing.T) {
	t.Parallel()
	x := presshold(t, 100, 40, "new", "--release", "3s", "--rounds", "3-5")
	x.sees(`lasts +3s \(chosen\)`)
	x.sees(`rounds +3-5 \(chosen\)`)
	x.types("\x1b")
	x.exits(0)
	x.restored()
	if files, err := os.ReadDir(filepath.Join(x.cmd.Dir, "config", "protocols")); err == nil {
		t.Errorf("it made %v", files)
	}
}

// The form for a treatment, by the keyboard alone; then it stands in the picker, runs, and
// what was done of it is kept under another name.
func TestTreatmentFormAndKeep(t *testing.T) {
	t.Parallel()
	x := presshold(t, 100, 40, "new", "--treatment", "--budget", "20m")
	x.sees("New treatment")
	x.sees(`20m \(chosen\)`)
	x.types("Calves\t\t\t\t\tsole\x1b[Cb") // the right arrow completes; b goes on to nowhere
	x.sees("soleusb")
	x.types("\x7f\tb") // on both sides
	x.sees("soleus right")
	x.types("\t\t\t\tpum")
	x.sees("soleus left, Pumping")
	x.types("\x13") // ctrl+s
	x.exits(0)
	x.restored()
	x.sees(`The treatment calves was written to`)

	x = openIn(t, x.cmd.Dir, 100, 40, "presshold", "--speed", "100")
	x.sees("40 protocols, 1 treatment")
	x.types("calv")
	x.sees("1-2  soleus left; soleus right:")
	x.types("\r")
	x.sees("Summary")
	x.types("\x13")
	x.sees("Keep as a treatment")
	x.types("Both calves\r")
	x.sees("Saved as both-calves")
	x.types("\r")
	x.sees("Summary")
	x.types("\x1b")
	x.sees("40 protocols, 2 treatments")
	x.types("\x03")
	x.exits(130)
	x.restored()
}

// Quick changes from the picker: run at once, kept under another name, and there to pick.
func TestQuickChange(t *testing.T) {
	t.Parallel()
	x := presshold(t, 100, 30, "--speed", "5")
	x.sees("40 protocols")
	x.types("pump")
	x.sees("> Pumping")
	x.types("\x05") // ctrl+e
	x.sees("Change Pumping")
	x.types("12")
	x.sees(`12 \(chosen\)`)
	x.types("\r")
	x.sees("12 s")
	x.runs(inFirstHold)
	x.finishes()
	x.sees("finished early")
	x.types("\x1b")
	x.sees("Change Pumping")
	x.types("\x13") // ctrl+s
	x.sees("Saved as pumping-2")
	x.types("\x1b")
	x.sees("Pumping 2 +yours")
	x.types("\x03")
	x.exits(130)
	x.restored()
}

// The editor of one's choice changes the file; what is wrong is told with its place.
func TestEditInEditor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	editor := filepath.Join(dir, "my editor")
	script := "#!/bin/sh\n# breaks the file at first, then mends it\nif grep -q '\"soon\"' \"$1\"; then sed -i.bak 's/\"soon\"/\"95s\"/' \"$1\"; else sed -i.bak 's/\"90s\"/\"soon\"/' \"$1\"; fi\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	x := open(t, 200, 30, "env", "VISUAL="+editor, "presshold", "edit", "ninety")
	x.sees(`ninety-second-compression\.toml:\d+:\d+: (.|\s)*"soon"(.|\s)*\^`)
	x.sees("e = edit again, k = keep it as it is, d = discard")
	x.types("e\r")
	x.sees(`ninety-second-compression\.toml: ok, protocol ninety-second-compression`)
	x.exits(0)
	x.restored()
	data, err := os.ReadFile(filepath.Join(x.cmd.Dir, "config", "protocols", "ninety-second-compression.toml"))
	if err != nil || !strings.Contains(string(data), `"95s"`) || !strings.HasPrefix(string(data), "# A copy of the built-in protocol ninety-second-compression") {
		t.Errorf("%v\n%s", err, data)
	}
}
