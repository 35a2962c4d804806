//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"presshold/internal/journal"
	"presshold/internal/phrase/english"
)

// drawn runs a test of the screens twice: drawn on demand, and by the framework. Under -short,
// as the race detector runs it, the framework's way is left out: a panic makes it close its
// reader while that reads (Bubble Tea v2.0.10), which is reported and is not ours to mend.
func drawn(t *testing.T, test func(t *testing.T)) {
	t.Parallel()
	renderers := []string{"", "stock"}
	if testing.Short() {
		renderers = renderers[:1]
	}
	for _, renderer := range renderers {
		t.Run("renderer "+renderer, func(t *testing.T) {
			t.Parallel()
			test(t)
		})
	}
}

// renderer is the one that a test of drawn is about. Its name tells, as the environment of
// this process is that of all tests that run at once.
func renderer(t *testing.T) string {
	_, name, _ := strings.Cut(t.Name(), "/renderer_")
	name, _, _ = strings.Cut(name, "/")
	return name
}

// inFirstHold is a time in the first hold of pumping. At five times the speed it is shown for long
// enough that a busy machine sees it.
const inFirstHold = `elapsed 0:(0[6-9]|1[0-4])`

// The main thing, from the picker to the summary.
func TestPickRunFinish(t *testing.T) {
	drawn(t, func(t *testing.T) {
		x := presshold(t, 100, 30, "--speed", "5")
		x.sees("40 protocols")
		x.types("pump")
		x.sees("> Pumping")
		x.types("\r")
		x.sees(`round 1 of 2`)
		x.runs(inFirstHold)
		x.types("p")
		x.sees("space resume")
		x.types("b")
		x.sees(`get ready paused`)
		x.types(" ")
		x.runs(`elapsed 0:[12]\d`)
		x.finishes()
		x.sees("finished early")
		x.types("\x1b")
		x.sees("40 protocols")
		x.types("\x1b")
		x.exits(0)
		x.restored()
	})
}

// A run goes by itself to its end; its summary stays in the terminal.
func TestRunToTheEnd(t *testing.T) {
	drawn(t, func(t *testing.T) {
		x := presshold(t, 80, 24, "run", "alternating-is", "--rounds", "1", "--speed", "20", "--point", "soleus:left")
		x.fullScreen()
		x.sees("Summary")
		x.types("q")
		x.exits(0)
		x.restored()
		x.sees(`for the chart: L soleus: Alternating ischemic compression, 1 hold of 8-10 s`)
		if text := x.text(); !strings.Contains(text, "preview, 20 times as fast") {
			t.Errorf("the preview is not marked as one:\n%s", text)
		}
	})
}

// The safety text comes before the first use, once, and is what the safety command
// prints.
func TestSafetyFirst(t *testing.T) {
	drawn(t, func(t *testing.T) {
		dir := t.TempDir()
		x := openIn(t, dir, 300, 90, "presshold", "run", "sixty")
		x.sees(`not a\s+measurement\.`) // its last words
		cmd := program(dir, "safety")
		printed, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		screen := strings.Join(strings.Fields(x.text()), " ") // which wraps lines
		for line := range strings.Lines(string(printed)) {
			if !strings.Contains(screen, strings.TrimSpace(line)) {
				t.Errorf("%q is not on the screen\n%s", line, screen)
			}
		}
		x.types("\r")
		x.sees("Sixty-second release")
		x.types("\x03")
		x.exits(130)

		x = openIn(t, dir, 80, 24, "presshold", "run", "sixty")
		x.sees("Sixty-second release")
		x.types("\x03")
		x.exits(130)
	})
}

// The window may be of any size, and of none, and change at any time.
func TestResize(t *testing.T) {
	drawn(t, func(t *testing.T) {
		x := presshold(t, 120, 40, "run", "sixty")
		x.sees("Sixty-second release")
		for _, size := range []struct{ w, h int }{{40, 12}, {20, 6}, {1, 1}, {300, 90}, {80, 24}} {
			x.resizes(size.w, size.h)
			if size.w >= 40 {
				x.sees("Sixty-second release")
			}
		}
		for i := range 200 {
			x.resizes(20+i*7%101, 6+i*13%35)
		}
		x.resizes(80, 24)
		x.sees(`(?s)Sixty-second release.*space pause`)
		x.types("\x03")
		x.exits(130)
		x.restored()
	})
}

// Whatever ends a run in its first hold, the terminal is as it was, the line for the chart stays in
// it, and the exit code says why.
func TestSignals(t *testing.T) {
	drawn(t, func(t *testing.T) { signalled(t, `elapsed 0:0[1-9]`, "run", "sixty", "--count-in", "0") })
	t.Run("plain", func(t *testing.T) { signalled(t, "hold, ", "run", "sixty", "--count-in", "0", "--plain") })
}

// signalled ends a run, of which something is seen, in all ways that do so at once.
func signalled(t *testing.T, seen string, args ...string) {
	const leftOff = `for the chart: (?s:Sixty-second release.*stopped\s+early)`
	for _, s := range []struct {
		signal syscall.Signal
		code   int
	}{{syscall.SIGTERM, 143}, {syscall.SIGINT, 130}, {syscall.SIGHUP, 129}} {
		t.Run(s.signal.String(), func(t *testing.T) {
			x := presshold(t, 80, 24, args...)
			x.sees(seen)
			x.signals(s.signal)
			x.exits(s.code)
			x.restored()
			x.sees(leftOff)
		})
	}
	t.Run("ctrl+c", func(t *testing.T) {
		x := presshold(t, 80, 24, args...)
		x.sees(seen)
		x.types("\x03")
		x.exits(130)
		x.restored()
		x.sees(leftOff)
	})
	// Closing the window.
	t.Run("hang-up", func(t *testing.T) {
		x := presshold(t, 80, 24, args...)
		x.sees(seen)
		x.tty.Close()
		x.ptmx.Close()
		x.exits(129)
	})
}

// shell starts an interactive shell, which can stop and continue jobs.
func shell(t *testing.T) *terminal {
	t.Helper()
	x := open(t, 80, 24, "sh", "-i")
	x.sees(`ready>\s*\z`)
	return x
}

// Stopped and continued, the program draws again; the time it stood still does not
// count.
func TestSuspend(t *testing.T) {
	drawn(t, func(t *testing.T) {
		x := shell(t)
		x.types("presshold run sixty --speed 5\r")
		x.fullScreen()
		x.runs(`elapsed 0:0[2-9]`)
		x.types("\x1a")
		x.restoredScreen()
		x.sees(`(?i)(stopped|suspended)(.|\s)*ready>`)
		x.types("fg\r")
		x.fullScreen()
		x.sees("space resume")
		x.types(" ")
		x.sees(`elapsed 0:1\d`)
		x.types("\x03")
		x.restoredScreen()
		x.sees(`ready>\s*\z`)
		x.types("echo code $?\r")
		x.sees("code 130")
		x.types("exit\r")
		x.exits(0)
	})
}

// In plain mode a letter and Enter do what the key does.
func TestPlainKeys(t *testing.T) {
	t.Parallel()
	x := presshold(t, 80, 40, "run", "--hold", "50s", "--plain", "--count-in", "1s")
	x.sees(`hold, 50 seconds \(chosen\)`)
	x.brings("?\r", `(?m)^p: pause$`)
	x.types("\r")
	x.sees(`\d+:\d\d paused`)
	x.types("7\r")
	x.sees("client-reported score 7")
	x.types("bogus\r")
	x.sees(`"bogus" does nothing here`)
	x.types("f\r")
	x.sees("finished early")
	x.sees(`\+: enter something else(?s:.*)Enter alone, or q: end`)
	x.types("3\r")
	x.sees("score after: 3")
	x.sees("client-reported score after, now 3")
	x.types("u\r")
	x.sees("taken back: score")
	x.sees(`client-reported score after\s+\+`)
	x.types("3\r")
	x.sees(`now 3(?s:.*)now 3`)
	x.types("+\r")
	x.sees(`u: take back score`)
	x.types("\r\r")
	x.exits(0)
	x.restored()
	x.colourless()
	y := openIn(t, x.cmd.Dir, 100, 40, "presshold", "history", "show", "last")
	y.sees(`score +7 -> 3`)
	y.exits(0)
}

// What is entered on the summary stands in the record, but for what was taken back.
func TestEnterOnTheSummary(t *testing.T) {
	t.Parallel()
	x := presshold(t, 80, 24, "run", "--hold", "1s", "--rounds", "1", "--count-in", "0", "--speed", "10", "--point", "soleus:left")
	x.sees("Summary")
	x.types("+")
	x.sees("1 threshold after")
	x.types("1")
	x.sees("threshold after, kg/cm2: ▏")
	x.types("2,6")
	x.sees("2,6▏")
	x.types("\r")
	x.sees("1 threshold after: 2.6 kg/cm2")
	x.types("5")
	x.sees("next time: ▏")
	x.types("left first")
	x.sees("left first▏")
	x.types("\r")
	x.sees("5 next time: left first")
	x.types("2")
	x.sees("adverse response: ▏")
	x.types("faint")
	x.sees("faint▏")
	x.types("\r")
	x.sees("2 adverse response: faint")
	x.types("\x7f")
	x.sees(`2 adverse response +│`)
	x.types("\x03")
	x.exits(130)
	x.sees(`(?s)for the chart: .*threshold after: 2.6 kg/cm2\s+next time: left first`)
	y := openIn(t, x.cmd.Dir, 100, 40, "presshold", "history", "show", "last")
	y.sees(`(?s)next time +left first.*threshold +\? -> 2.6 kg/cm2`)
	y.exits(0)
	if text := y.text(); strings.Contains(text, "faint") {
		t.Errorf("what was taken back is recorded:\n%s", text)
	}
}

// In plain lines the same is entered after the run, if somebody asks for it by a key.
func TestEnterInPlainLines(t *testing.T) {
	t.Parallel()
	x := presshold(t, 100, 60, "run", "--hold", "1s", "--rounds", "1", "--count-in", "0", "--plain")
	x.runs(`Enter alone, or q: end`)
	for _, step := range [][2]string{
		{`Enter alone, or q: end`, "+"},
		{`(?m)^1: threshold after$`, "1"},
		{`threshold after in kg/cm2\? Enter alone keeps it`, "99"},
		{regexp.QuoteMeta(fmt.Sprintf(english.ThresholdUnread, "99", journal.MaxThreshold)), "1"},
		{`threshold after in kg/cm2\?(?s:.*)threshold after in kg/cm2\?`, "2,6"},
		{`1: threshold after, now 2.6 kg/cm2`, "5"},
		{`next time\? Enter`, "left first"},
		{`5: next time, now left first`, "2"},
		{`adverse response\? Enter`, "faint"},
		{`u: take back adverse response`, "u"},
		{`taken back: adverse response(?s:.*)Enter alone: back`, ""},
		{`taken back: adverse response(?s:.*)Enter alone, or q: end`, "q"},
	} {
		x.sees(step[0])
		x.types(step[1] + "\r")
	}
	x.exits(0)
	x.colourless()
	y := openIn(t, x.cmd.Dir, 100, 40, "presshold", "history", "show", "last")
	y.sees(`(?s)next time +left first.*threshold +\? -> 2.6 kg/cm2`)
	y.exits(0)
	if text := y.text(); strings.Contains(text, "faint") {
		t.Errorf("what was taken back is recorded:\n%s", text)
	}
}

// ACCESSIBLE asks every command for plain lines, in a terminal that could show its screen.
func TestAccessible(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		command, sees, types string
		code                 int
	}{
		{"run --hold 1s --rounds 1 --count-in 0 --speed 100", "Enter alone, or q: end", "\r", 0},
		{"learn nimmo", "A lesson in", "", 0},
		{"practice", "Practice streak: none yet", "", 0},
		{"history --screen", "Nothing is recorded yet", "", 0},
		{"stats --screen", `\w`, "", 0},
		{"quiz nimmo --questions 1", "q to stop", "q\r", 0},
		{"drill nimmo --trials 1", "Enter", "end\r", 0},
		{"doctor", "plain lines only, because ACCESSIBLE is set", "", 0},
		{"", "no plain form, and ACCESSIBLE is set: name a protocol", "", 2},
		{"new", "new needs --name, and --hold", "", 2},
		{"new --treatment", "needs --name, and --point", "", 2},
	} {
		t.Run(tt.command, func(t *testing.T) {
			t.Parallel()
			x := open(t, 200, 100, append([]string{"env", "ACCESSIBLE=1", "presshold"}, strings.Fields(tt.command)...)...)
			x.sees(tt.sees)
			if tt.types != "" {
				x.types(tt.types)
			}
			x.exits(tt.code)
			if tt.command != "doctor" { // which asks the terminal what it can do
				x.colourless()
			}
		})
	}
	for _, no := range []string{"", "0", "False"} {
		x := open(t, 100, 30, "env", "ACCESSIBLE="+no, "presshold")
		x.sees("40 protocols")
		x.types("\x1b")
		x.exits(0)
	}
}

// What only prints writes nothing but text, to a terminal too; help is styled there.
func TestPrinting(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"list"}, {"show", "init"}, {"show", "init", "--toml"}, {"plan", "init"}, {"run", "nope"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			x := presshold(t, 80, 200, args...)
			x.sees(`\w`)
			code := 0
			if args[0] == "run" {
				code = 2
			}
			x.exits(code)
			x.colourless()
		})
	}
	x := presshold(t, 80, 60, "run", "--help")
	x.sees("Usage:")
	x.exits(0)
	x.restored()
	// Headings stand out, and nothing is asked: there are terminals that never answer.
	if rest := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(x.all(), ""); strings.Contains(rest, "\x1b") {
		t.Errorf("help writes more than text and bold: %q", rest)
	}
}

// On a terminal an error ends its lines between words. The excerpt of a file stays whole.
func TestErrorsAreWrapped(t *testing.T) {
	t.Parallel()
	dir := accepted(t)
	long := `name = "` + strings.Repeat("n", 30) + `" duration`
	if err := os.WriteFile(filepath.Join(dir, "bad.toml"), []byte(long+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"run", "check"} {
		x := openIn(t, dir, 40, 20, "presshold", command, "bad.toml")
		x.sees(`\^`)
		x.exits(2)
		all := x.all()
		if !strings.Contains(all, "  1 | "+long+"\r\n") {
			t.Errorf("%s: the excerpt is broken: %q", command, all)
		}
		for line := range strings.SplitSeq(all, "\r\n") {
			if len(line) > 40 && !strings.HasPrefix(line, " ") {
				t.Errorf("%s: a line of %d cells: %q", command, len(line), line)
			}
		}
	}
}

// A job in the background is not stopped for reading the terminal; it takes keys
// again when it is in the foreground.
func TestBackground(t *testing.T) {
	t.Parallel()
	x := shell(t)
	x.types("presshold run --hold 50s --plain --count-in 0 --rounds 2 --release 50s --speed 200 &\r")
	x.sees(`round 2 of 2, 50 seconds`)
	x.sees(`for the chart: Ad hoc, 2 holds of 50 s`)
	if text := x.text(); regexp.MustCompile(`(?i)stopped|suspended`).MatchString(text) {
		t.Errorf("the job was stopped:\n%s", text)
	}
	x.types("presshold run --hold 50m --plain --count-in 0 &\r")
	x.sees(`hold, 50 minutes \(chosen\)`)
	x.types("fg\r")
	x.types("q\r")
	x.sees("stopped early")
	x.sees(`ready>\s*\z`)
	x.types("exit\r")
	x.exits(0)
}

// In tmux, whose terminal is another. It is not there on every machine.
func TestTmux(t *testing.T) {
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		t.Skip("there is no tmux here")
	}
	drawn(t, func(t *testing.T) {
		socket := filepath.Join(t.TempDir(), "socket")
		t.Cleanup(func() { _ = exec.Command(tmux, "-S", socket, "kill-server").Run() }) // it has ended unless the test failed
		x := open(t, 80, 24, tmux, "-S", socket, "-f", os.DevNull, "new-session", "presshold", "--speed", "5")
		x.sees("40 protocols")
		x.types("pump")
		x.sees("> Pumping")
		x.types("\r")
		x.runs(inFirstHold)
		x.types("p")
		x.sees("space resume")
		x.types("\x1bOC") // right: next
		x.sees("release paused|then HOLD")
		x.resizes(100, 30)
		x.sees("Pumping")
		x.finishes()
		x.sees("finished early")
		x.types("q")
		x.sees(`\[exited\]`)
		x.exits(0)
	})
}

// restoredScreen waits for the ordinary screen; the modes are the shell's own.
func (x *terminal) restoredScreen() {
	x.t.Helper()
	x.until("the ordinary screen", func() bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		return x.ordinary()
	})
}

// In plain lines on a terminal it waits for Enter alone, which is no key of the run; q quits, and
// the text is shown again.
func TestSafetyFirstInPlainLines(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	x := openIn(t, dir, 100, 60, "presshold", "run", "--hold", "60s", "--plain")
	x.sees("Press Enter when you have read this, or type q and Enter to quit.")
	x.types("q\r")
	x.exits(0)

	x = openIn(t, dir, 100, 60, "presshold", "run", "--hold", "60s", "--plain")
	x.sees("Press Enter when you have read this, or type q and Enter to quit.")
	x.types("n\r")
	x.sees(`"n" does nothing here(?s:.*)Press Enter when you have read this`)
	if text := x.text(); strings.Contains(text, "00:00") {
		t.Errorf("the run began before the text was read:\n%s", text)
	}
	x.types("\r")
	x.sees("get ready")
	if text := x.text(); strings.Contains(text, "paused") {
		t.Errorf("Enter acted on the run:\n%s", text)
	}
	x.types("\x03")
	x.exits(130)

	x = openIn(t, t.TempDir(), 100, 60, "presshold", "run", "--hold", "60s", "--plain")
	x.sees("Press Enter when you have read this, or type q and Enter to quit.")
	x.types("\x03")
	x.exits(130)

	x = openIn(t, dir, 100, 60, "presshold", "run", "--hold", "60s", "--plain")
	x.sees("get ready")
	x.types("\x03")
	x.exits(130)
}
