package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/input"
	"presshold/internal/session"
	"presshold/internal/tui/ui/uitest"
)

// line is a terminal's line to a program in virtual time: bytes go in, as package paint
// would read them.
type line struct {
	*rig
	decoder input.Decoder
}

// onLine is a run whose keys come as bytes; the count-in has passed if that is wanted. The
// terminal was asked what it is asked at the start, and has not answered.
func onLine(t testing.TB, after time.Duration, change ...func(*Options)) *line {
	t.Helper()
	l := &line{rig: newRig(t, 80, 24, change...)}
	l.now = time.Second
	l.wait(after)
	l.decoder.Asked(l.now, []byte("\x1b]11;?\x07\x1b[?u\x1b[c\x1b[?2026$p\x1b[?2027$p"))
	return l
}

// types has bytes come.
func (l *line) types(data string) {
	l.t.Helper()
	for _, msg := range l.decoder.Feed(l.now, []byte(data)) {
		l.send(msg)
	}
}

// passes lets time pass, on the line and in the program.
func (l *line) passes(d time.Duration) {
	l.t.Helper()
	until := l.now + d
	for due, ok := l.decoder.Due(); ok && due <= until; due, ok = l.decoder.Due() {
		l.wait(max(due-l.now, 0))
		for _, msg := range l.decoder.Expire(l.now) {
			l.send(msg)
		}
	}
	l.wait(until - l.now)
}

// deeds are the events that nothing but a key makes.
func deeds(events []session.Event) []session.Event {
	var out []session.Event
	for _, e := range events {
		switch e.Kind {
		case session.Paused, session.GettingSet, session.Adjusted, session.Replanned, session.LevelSet,
			session.Scored, session.Replied:
			out = append(out, e)
		case session.PhaseEnd:
			switch e.End {
			case session.ByRelease, session.ByNext, session.ByBack, session.ByRestart, session.ByEased, session.ByFinish, session.ByAbort, session.BySkip:
				out = append(out, e)
			}
		}
	}
	return out
}

// every is a press, and its repeats after a delay until the key is let go of.
func every(delay, period time.Duration) []time.Duration {
	at := []time.Duration{0}
	for t := delay; t < 3*time.Second; t += period {
		at = append(at, t)
	}
	return at
}

// profiles are how keyboards repeat a key that is held down for 3 s, and how contacts
// bounce: when the same key comes.
func profiles() map[string][]time.Duration {
	const ms = time.Millisecond
	ssh := every(500*ms, 30*ms)
	for i, t := range ssh {
		ssh[i] = (t + 200*ms - 1) / (200 * ms) * (200 * ms)
	}
	stalled := every(660*ms, 40*ms)
	for i, t := range stalled {
		if t >= 1200*ms && t < 1350*ms {
			stalled[i] = 1350 * ms
		}
	}
	return map[string][]time.Duration{
		"X11":                every(660*ms, 40*ms),
		"GNOME":              every(500*ms, 30*ms),
		"macOS, fastest":     every(225*ms, 30*ms),
		"macOS, slowest":     every(1800*ms, 500*ms),
		"Windows, fastest":   every(250*ms, 33*ms),
		"Windows, slowest":   every(1000*ms, 500*ms),
		"slow settings":      every(750*ms, 110*ms),
		"SSH, in bursts":     ssh,
		"a stall of 150 ms":  stalled,
		"a bounce of 5 ms":   {0, 5 * ms},
		"a bounce of 50 ms":  {0, 50 * ms},
		"a bounce of 200 ms": {0, 200 * ms},
	}
}

// strikes are keys as a terminal sends them, and the protocol and moment in which they do
// something.
func strikes() []struct{ key, protocol string } {
	ranged, open := "alternating-ischemic-compression", "prolonged-ischemic-compression"
	return []struct{ key, protocol string }{
		{" ", ranged},
		{" ", open},
		{"\r", open},
		{"p", ranged},
		{"n", ranged},
		{"\x1b[C", ranged},
		{"b", ranged},
		{"s", ranged},
		{"+", ranged},
		{"-", ranged},
		{">", ranged},
		{"<", ranged},
		{"r", open},
		{"r", ranged},
		{"\x1b[A", open},
		{"\x1bOA", open},
		{"t", ranged},
		{"l", ranged},
		{"g", ranged},
		{"w", ranged},
		{"7", ranged},
		{"0", ranged},
	}
}

// One press, one deed: a key that is held down, however its keyboard repeats it, and a
// contact that bounces.
func TestHeldDown(t *testing.T) {
	for name, at := range profiles() {
		for _, k := range strikes() {
			l := onLine(t, 7*time.Second, starting(t, k.protocol))
			before, began := len(l.events), l.now
			for i := 0; i < len(at); {
				l.passes(began + at[i] - l.now)
				burst := ""
				for ; i < len(at) && began+at[i] <= l.now; i++ {
					burst += k.key
				}
				l.types(burst)
			}
			l.passes(began + 4*time.Second - l.now)
			want := 1
			if strings.HasSuffix(k.key, "A") && name == "a bounce of 5 ms" {
				want = 0 // as fast as a wheel
			}
			if got := deeds(l.events[before:]); len(got) != want {
				t.Errorf("%s, %q held in %s: %d deeds: %v", name, k.key, k.protocol, len(got), got)
			}
		}
	}
}

// What ends a run, or asks whether to, happens once, and nothing is answered by it.
func TestHeldDownAtTheEnd(t *testing.T) {
	for name, at := range profiles() {
		for key, want := range map[string]route{"f": onSummary, "q": onRun, "\x1b": onRun, "e": onSummary} {
			l := onLine(t, 7*time.Second, starting(t, "alternating-ischemic-compression"))
			l.decoder = input.Decoder{}
			began := l.now
			for _, at := range at {
				l.passes(began + at - l.now)
				l.types(key)
			}
			l.passes(undoTime + time.Second)
			if l.quit || l.where() != want || len(l.m.runs) > 1 {
				t.Errorf("%s, %q: quit %v, on %q after %d runs", name, key, l.quit, l.where(), len(l.m.runs))
			}
		}
	}
}

// Deliberate presses are all taken.
func TestDeliberatePresses(t *testing.T) {
	l := onLine(t, 7*time.Second, starting(t, "alternating-ischemic-compression"))
	before := len(l.events)
	for _, digit := range "73482965" {
		l.types(string(digit))
		l.passes(250 * time.Millisecond)
	}
	if got := deeds(l.events[before:]); len(got) != 8 {
		t.Errorf("%d of 8 digits: %v", len(got), got)
	}
	l = onLine(t, 7*time.Second, starting(t, "alternating-ischemic-compression"))
	before = len(l.events)
	for range 8 {
		l.types(" ")
		l.passes(800 * time.Millisecond)
	}
	l.passes(time.Second)
	if got := deeds(l.events[before:]); len(got) != 8 {
		t.Errorf("%d of 8 presses of the primary key: %v", len(got), got)
	}
}

// Whatever a terminal answers, in two parts anywhere, before, in and after the count-in,
// does nothing; nor does a wheel, nor what is pasted.
func TestNothingMeant(t *testing.T) {
	const ms = time.Millisecond
	noise := []string{
		"\x1b]11;rgb:1e1e/2e2e/3e3e\x1b\\", "\x1b]11;rgb:00/00/00\x07", "\x1b[?0u", "\x1b[?62;22c", "\x1b[?2026;2$y",
		"\x1b[200~qy\rfr 0123\x1b[201~", "\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A", "\x1b[<64;10;10M\x1b[<0;1;1M\x1b[<0;1;1m", "\x1b[I\x1b[O\x1b[I",
	}
	for _, after := range []time.Duration{0, 2 * time.Second, 7 * time.Second} {
		for _, n := range noise {
			for at := range len(n) {
				if strings.Count(n, "\x1b[A") > 1 && at%3 != 0 {
					continue // a key in two parts, which somebody may have pressed
				}
				for _, gap := range []time.Duration{0, 30 * ms, 60 * ms, 500 * ms, 1000 * ms} {
					if strings.Contains(n, "[A") && gap > 0 {
						gap = 5 * ms
					}
					l := onLine(t, after, starting(t, "prolonged-ischemic-compression"))
					before := len(l.events)
					l.types(n[:at])
					l.passes(gap)
					l.types(n[at:])
					l.passes(1500 * ms)
					if got := deeds(l.events[before:]); len(got) > 0 || l.quit || l.m.overlay != noOverlay || l.where() != onRun {
						t.Fatalf("after %v, %q | %v | %q: %v, quit %v, %q over %q", after, n[:at], gap, n[at:], got, l.quit, l.m.overlay, l.where())
					}
				}
			}
		}
	}
	l := onLine(t, 7*time.Second, starting(t, "prolonged-ischemic-compression"))
	before := len(l.events)
	l.types("finish, r and then quit\r") // without brackets
	l.passes(time.Second)
	if got := deeds(l.events[before:]); len(got) > 0 || l.where() != onRun || l.m.overlay != noOverlay {
		t.Errorf("pasted text did %v", got)
	}
}

// The wheel scrolls lists, as an event of its own and as arrow keys.
func TestWheelScrolls(t *testing.T) {
	for _, sent := range []string{"\x1b[<65;5;5M\x1b[<65;5;5M", "\x1b[B\x1b[B"} {
		l := onLine(t, 0)
		l.types(sent)
		if l.chosen() != 2 {
			t.Errorf("%q moves the cursor to %d", sent, l.chosen())
		}
	}
}

// A click chooses what stands on its line and starts what is chosen; in a run, to a question
// and where the mouse is off it means nothing.
func TestClicks(t *testing.T) {
	at := func(x, y int) string { return fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x, y, x, y) }
	mouse := func(o *Options) { o.Mouse = true }
	l := onLine(t, 0, mouse)
	for _, tt := range []struct {
		name, sent string
		where      route
	}{
		{"the third line", at(5, 5), onPicker},
		{"the head", at(5, 1), onPicker},
		{"the foot", at(5, 24), onPicker},
		{"below the list", at(5, 21), onPicker},
		{"another button", "\x1b[<2;5;4M", onPicker},
		{"the preview", at(70, 5), onDetails},
		{"a text over the picker", at(5, 4), onDetails},
	} {
		l.types(tt.sent)
		if l.where() != tt.where || tt.where == onPicker && l.chosen() != 2 {
			t.Errorf("%s: on %d of the %s", tt.name, l.chosen(), l.where())
		}
	}
	l.press("esc")
	l.types(at(5, 5))
	if l.where() != onRun {
		t.Fatalf("a click on what is chosen leads to the %s", l.where())
	}
	before := len(l.events)
	for y := 1; y <= 24; y++ {
		l.types(at(40, y))
	}
	if got := deeds(l.events[before:]); len(got) > 0 || l.m.overlay != noOverlay {
		t.Errorf("clicks in a run: %v, under %q", got, l.m.overlay)
	}
	if mode := l.m.View().MouseMode; mode == tea.MouseModeNone {
		t.Error("in a run the wheel would be arrow keys")
	}

	off := onLine(t, 0)
	if off.types(at(5, 5)); off.chosen() != 0 || off.m.View().MouseMode != tea.MouseModeNone {
		t.Errorf("off, a click moves to %d, and the mouse is asked for: %v", off.chosen(), off.m.View().MouseMode)
	}
}

// A question is answered by no key that was pressed before it could be read.
func TestQuestionsAreRead(t *testing.T) {
	for _, c := range []struct {
		protocol, ask, answer string
		asks, leads           overlay // leads is what covers the run after the answer
	}{
		{"mine", "q", "q", askToQuit, noOverlay},
		{"mine", "f", "p", askFinish, noOverlay},
		{"mine", "f", "f", askFinish, finishing},
		{"mine", "j", " ", askJump, noOverlay},
		{"mine", "qf", "f", askFinish, finishing},
		{"alternating-ischemic-compression", "f", "\x7f", finishing, noOverlay},
	} {
		l := onLine(t, 7*time.Second, starting(t, c.protocol))
		l.types(c.ask[:len(c.ask)-1])
		l.passes(time.Second)
		l.undrawn = true
		l.types(c.ask[len(c.ask)-1:])
		l.passes(300 * time.Millisecond)
		before := len(l.events)
		l.types(c.answer)
		l.passes(300 * time.Millisecond)
		if l.quit || l.m.overlay != c.asks || len(deeds(l.events[before:])) > 0 {
			t.Fatalf("%q on %q, quit %v: a key answered what was not drawn", c.answer, l.m.overlay, l.quit)
		}
		l.undrawn = false
		l.draws()
		l.passes(time.Second)
		l.types(c.answer)
		l.passes(time.Second)
		if l.m.overlay != c.leads || l.quit != (c.asks == askToQuit) {
			t.Errorf("%q is not answered by %q once it is drawn: on %q, quit %v", c.asks, c.answer, l.m.overlay, l.quit)
		}
	}
	l := onLine(t, 0, func(o *Options) { o.SafetySeen = false })
	for range 20 { // held down since before the start
		l.types("\r")
		l.passes(33 * time.Millisecond)
	}
	if l.m.accepted {
		t.Error("the safety text was accepted by a key that was held down")
	}
	slow := onLine(t, 0, func(o *Options) { o.SafetySeen = false })
	slow.send(uitest.Key("end"))
	slow.types("\r")
	slow.passes(225 * time.Millisecond) // the shortest time before a key repeats
	if slow.types("\r"); slow.m.accepted {
		t.Error("the safety text was accepted before the key could repeat")
	}
	l.passes(time.Second)
	l.types("\r")
	l.passes(time.Second)
	if !l.m.accepted {
		t.Error("the safety text is not accepted")
	}
}

// Of two presses that wait together, the second does nothing once the first has led elsewhere.
func TestPressBehindAnotherOne(t *testing.T) {
	accepted := false
	r := newRig(t, 80, 24, func(o *Options) {
		o.SafetySeen = false
		o.MarkSafetySeen = func() error { accepted = true; return nil }
	})
	r.send(uitest.Key("end"))
	r.send(uitest.Key("esc"))
	r.now += 100 * time.Millisecond
	r.send(uitest.Key("enter"))
	r.now += time.Second // both are due
	r.send(wakeMsg{})
	if _, err := r.m.result(t.Context(), nil); err != nil || !r.quit || accepted || r.m.accepted {
		t.Errorf("quit %v; the safety text was accepted by a key behind the one that quits: %v, %v", r.quit, accepted, err)
	}
}

// FuzzStream plays keys, answers, pastes, wheels and noise in any pieces at any times to a
// run: nothing does more than the presses in it.
func FuzzStream(f *testing.F) {
	f.Add([]byte{0, 10, 1, 20, 2, 30, 3, 40, 4, 50, 5, 60, 6, 70, 7, 80, 8, 90, 9, 100, 10, 110, 11})
	f.Add([]byte{0, 1, 0, 1, 0, 1, 12, 200, 0, 255, 13, 3})
	f.Add([]byte{14, 7, 14, 9, 15, 200, 16, 2, 0, 255})
	pieces := []string{
		"p", "r", " ", "\x1b[A", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b[?0u", "\x1b[?62;1c", "\x1b[?2026;2$y",
		"\x1b[200~rrqyf\x1b[201~", "\x1b[A\x1b[A\x1b[A", "\x1b[<64;1;1M", "\x1b[112;1:3u", "\x1bP>|x(1)\x1b\\", "\x1b[I", "paste me now\r", "\x1b[99;9;9z", "7",
	}
	presses := map[string]int{"p": 1, "r": 1, " ": 1, "\x1b[A": 1, "7": 1}
	f.Fuzz(func(t *testing.T, script []byte) {
		l := onLine(t, 7*time.Second, starting(t, "prolonged-ischemic-compression"))
		if len(script) > 80 {
			script = script[:80]
		}
		before, allowed, sent, escape := len(l.events), 0, "", false
		for i := 0; i+1 < len(script); i += 2 {
			p := pieces[int(script[i])%len(pieces)]
			allowed += presses[p]
			sent += fmt.Sprintf("%q %d; ", p, script[i+1])
			if cut := int(script[i]) / len(pieces); p[0] == 0x1b && p[len(p)-1] != 'A' && cut > 0 && cut < len(p) {
				l.types(p[:cut])
				gap := time.Duration(script[i+1]) * 4 * time.Millisecond
				if cut == 1 && gap > input.EscapeTime { // no answer is awaited so late: it is the key
					escape = true
					allowed++
				}
				if presses[p] == 0 {
					l.passes(gap)
				}
				p = p[cut:]
			}
			l.types(p)
			l.passes(time.Duration(script[i+1]) * 4 * time.Millisecond)
		}
		l.passes(2 * time.Second)
		if got := deeds(l.events[before:]); len(got) > allowed || l.quit && !escape {
			t.Errorf("%s: %d presses, quit %v, but %v", sent, allowed, l.quit, got)
		}
	})
}
