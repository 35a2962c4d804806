package history

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// rig plays the model to the screens, and the record.
type rig struct {
	t     testing.TB
	st    ui.Env
	stack []ui.Screen
	items []Item
	notes map[int64]string
	err   error
	reads []string // the words of each reading, and what it begins after
	left  bool
}

func newRig(t testing.TB, w, h, sessions int) *rig {
	t.Helper()
	r := &rig{t: t, items: sample(sessions), notes: map[int64]string{}}
	r.st = uitest.Env(w, h)
	r.open(New(Options{Page: r.page, Read: r.read, Note: func(id int64, text string) error {
		if r.err == nil {
			r.notes[id] = text
		}
		return r.err
	}}))
	return r
}

// sample are sessions such as a record has; one of them would act on a terminal.
func sample(n int) []Item {
	items := make([]Item, n)
	for i := range items {
		it := Item{
			ID: int64(n - i), Began: time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC).Add(-time.Duration(i) * 31 * time.Hour),
			Title: "Alternating ischemic compression", Places: "upper trapezius left 7 -> 3",
		}
		switch i % 4 {
		case 1:
			it.Client, it.Title, it.Places = "4KXP-7M2C", "Nimmo compression", "quadratus lumborum right, levator scapulae left 5 -> 4"
		case 2:
			it.Apart, it.Title, it.Places = "interrupted", "日本の \x1b[31mMine", ""
		case 3:
			it.Apart = "preview"
		}
		items[i] = it
	}
	return items
}

const pageSize = 30

func (r *rig) page(words []string, after *Item) (found []Item, more bool, err error) {
	from := int64(1 << 60)
	if after != nil {
		from = after.ID
	}
	r.reads = append(r.reads, fmt.Sprint(words, from == 1<<60))
	for _, it := range r.items {
		all := strings.ToLower(it.Client + " " + it.Title + " " + it.Places)
		matches := it.ID < from
		for _, w := range words {
			matches = matches && strings.Contains(all, strings.ToLower(w))
		}
		if matches {
			found = append(found, it)
		}
	}
	more = len(found) > pageSize
	return found[:min(len(found), pageSize)], more, r.err
}

func (r *rig) read(id int64) (Detail, error) {
	if r.err != nil {
		return Detail{}, r.err
	}
	it := r.items[int64(len(r.items))-id]
	d := Detail{
		Item: it, Note: r.notes[id],
		Facts: []phrase.Fact{phrase.Plain("began", "2026-11-21 09:30:00 +01:00"), phrase.Plain("time", "1:32 in all, 1:09 active, 0:23 paused"), phrase.Plain("ended", "done"), phrase.Plain("program", "presshold v1.2.3")},
		Chart: []string{"L upper trapezius: Alternating ischemic compression, 2 holds of 8-10 s, pain score 7 -> 3/10 (client-reported); 0:25 at the point"},
		Points: []Point{{"upper trapezius left", []phrase.Fact{
			phrase.Plain("rounds", "2 of 2 planned"),
			phrase.Plain("holds", "2, 2 as planned; 0:19 under compression"),
			phrase.Plain("score", "7 -> 3, beyond measurement error (client-reported)"),
		}}},
		Rows: []Row{
			row("at", "round", "phase", "planned", "held", "ended"),
			row("point 1: upper trapezius left"),
			row("0:00", "", "get ready", "5 s", "5 s", ""),
			row("0:00", "", "score 7"),
			row("0:05", "1/2", "hold", "8-10 s", "9 s", "released"),
			row("0:14", "1/2", "release", "3 s", "3 s", ""),
			row("0:18", "", "paused: presshold stood still, as the machine was asleep"),
			row("0:41", "", "resumed"),
			row("0:17", "2/2", "hold", "8-10 s", "8 s", "begun again, does not count"),
			row("0:48", "2/2", "hold", "8-10 s", "10 s", ""),
			row("0:58", "2/2", "release\x1b[2J", "3 s", "3 s", ""),
		},
		Afterwards: []string{"soreness fades within 24-36 h (stated: N0): by 22 November 2026"},
	}
	d.Rows[5][3], d.Rows[10][3] = phrase.Based("3 s", protocol.Assumed), phrase.Based("3 s", protocol.Assumed)
	return d, nil
}

func row(cells ...string) (r Row) {
	for _, cell := range cells {
		r = append(r, phrase.Unmarked(cell))
	}
	return r
}

func (r *rig) top() ui.Screen { return r.stack[len(r.stack)-1] }

func (r *rig) open(s ui.Screen) {
	r.t.Helper()
	r.stack = append(r.stack, s)
	r.run(s.Init(r.st))
}

func (r *rig) run(cmd tea.Cmd) {
	r.t.Helper()
	if cmd != nil {
		r.send(cmd())
	}
}

func (r *rig) send(msg tea.Msg) {
	r.t.Helper()
	step := r.top().Update(r.st, msg)
	r.run(step.Cmd)
	switch {
	case step.Keep != nil:
		r.send(ui.Kept{Err: step.Keep()})
	case step.Open != nil:
		r.open(step.Open)
	case step.Leave && len(r.stack) == 1:
		r.left = true
	case step.Leave:
		r.stack = r.stack[:len(r.stack)-1]
		r.send(ui.Return{})
	}
}

// press presses keys, which mean nothing else where they are typed.
func (r *rig) press(names ...string) {
	r.t.Helper()
	for _, n := range names {
		r.send(uitest.Press(r.top(), r.st, n))
	}
}

// typed types a text, character by character.
func (r *rig) typed(text string) {
	r.t.Helper()
	for _, c := range text {
		if c == ' ' {
			r.press("space")
		} else {
			r.press(string(c))
		}
	}
}

func (r *rig) screen() string { return ansi.Strip(r.top().View(r.st).Content) }

func (r *rig) shows(texts ...string) {
	r.t.Helper()
	for _, s := range texts {
		if !strings.Contains(r.screen(), s) {
			r.t.Errorf("%q is not in the window:\n%s", s, r.screen())
		}
	}
}

func (r *rig) lacks(text string) {
	r.t.Helper()
	if strings.Contains(r.screen(), text) {
		r.t.Errorf("%q is in the window:\n%s", text, r.screen())
	}
}

// Every screen at two sizes, without colours: what is chosen is told by a sign.
func TestGolden(t *testing.T) {
	for name, play := range map[string]func(*rig){
		"list":   func(r *rig) { r.press("down") },
		"filter": func(r *rig) { r.press("/"); r.typed("nimmo") },
		"none":   func(r *rig) { r.press("/"); r.typed("zzz") },
		"sheet":  func(r *rig) { r.press("enter") },
		"end":    func(r *rig) { r.press("enter", "end") },
		"note":   func(r *rig) { r.press("enter", "enter"); r.typed("lighter next time") },
		"noted":  func(r *rig) { r.press("enter", "enter"); r.typed("lighter next time"); r.press("enter") },
	} {
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				r := newRig(t, size[0], size[1], 40)
				play(r)
				v := r.top().View(r.st)
				cursor := "no cursor"
				if v.Cursor != nil {
					cursor = fmt.Sprintf("cursor at %d,%d", v.Cursor.X, v.Cursor.Y)
				}
				golden.RequireEqual(t, v.Title+"\n"+cursor+"\n"+ansi.Strip(v.Content)+"\n")
			})
		}
	}
}

func TestEmpty(t *testing.T) {
	r := newRig(t, 80, 24, 0)
	r.shows("Nothing is recorded yet.")
	r.press("enter", "down", "end")
	if len(r.stack) != 1 {
		t.Error("a session was opened where there is none")
	}
	r.press("esc")
	if !r.left {
		t.Error("the history can't be left")
	}
}

// However long the list is, it is read page by page as the cursor comes near its end.
func TestPages(t *testing.T) {
	r := newRig(t, 80, 24, 100)
	if len(r.reads) != 1 {
		t.Fatalf("read %q", r.reads)
	}
	for range 10 {
		r.press("pgdown")
	}
	r.press("end", "end", "end", "end")
	r.shows("> 2026-07-16") // the last
	if want := 4; len(r.reads) != want {
		t.Errorf("%d pages were read, want %d: %q", len(r.reads), want, r.reads)
	}
	r.press("home")
	r.shows("> 2026-11-21")
}

func TestFilter(t *testing.T) {
	r := newRig(t, 80, 24, 40)
	r.press("down", "down", "/")
	r.typed("NIMMO lev")
	r.shows("NIMMO lev", "> 2026-11-20", "quadratus lumborum")
	r.lacks("upper trapezius")
	r.press("backspace", "backspace", "backspace", "enter", "down", "enter")
	r.shows("Session 35,")
	r.press("esc")
	r.shows("NIMMO", "> 2026-11-14")
	r.press("esc")
	r.shows("> 2026-11-14", "upper trapezius") // the cursor stays on its session
	r.press("esc")
	if !r.left {
		t.Error("the history can't be left")
	}
}

// Whoever types faster than the record is read waits for one reading more, of what was
// typed last.
func TestOneReadingAtATime(t *testing.T) {
	r := newRig(t, 80, 24, 8)
	l := r.top().(*list)
	r.press("/")
	r.reads = nil
	var first tea.Cmd
	for _, c := range "nimmo" {
		cmd := l.Update(r.st, ui.Press{KeyPressMsg: tea.KeyPressMsg{Code: c, Text: string(c)}}).Cmd
		if first == nil {
			first = cmd
		} else if cmd != nil {
			t.Fatalf("after %q another reading begins", l.filter)
		}
	}
	r.run(first)
	if want := []string{"[n] true", "[nimmo] true"}; !slices.Equal(r.reads, want) {
		t.Errorf("read were %q, want %q", r.reads, want)
	}
	r.shows("Nimmo compression")
	r.lacks("upper trapezius")
}

func TestNote(t *testing.T) {
	r := newRig(t, 80, 24, 4)
	r.press("enter", "enter")
	r.typed("a q?") // which mean nothing else here
	r.press("left", "left", "backspace", "enter")
	if r.notes[4] != "aq?" {
		t.Errorf("the note is %q", r.notes[4])
	}
	r.shows("note      aq?")
	r.press("enter")
	r.typed("x")
	r.press("esc")
	r.shows("note      aq?")
	if len(r.stack) != 2 {
		t.Fatal("esc has left the session")
	}
	r.press("enter")
	r.send(tea.PasteMsg{Content: " and\nmore\x1b"})
	r.press("enter")
	if r.notes[4] != "aq? and more" {
		t.Errorf("the note is %q", r.notes[4])
	}
	r.notes[4] = "two\nlines"
	r.press("esc", "enter", "enter")
	r.shows("edit it with presshold history note 4")
	if r.top().(ui.TextEntry).Types(r.st) {
		t.Error("a note of several lines is typed on one")
	}
}

// The mark of a number's origin is drawn as on all screens, in its own style.
func TestMarks(t *testing.T) {
	for _, w := range []int{40, 80} {
		r := newRig(t, w, 50, 4)
		r.press("enter")
		if view, mark := r.top().View(r.st).Content, r.st.Look.Mark.Render("(assumed)"); strings.Count(view, mark) != 2 {
			t.Errorf("%d cells wide: the mark %q is not there twice", w, mark)
		}
	}
}

func TestFailures(t *testing.T) {
	r := newRig(t, 80, 24, 4)
	r.press("enter")
	r.err = errors.New("the disk is \x1b[31mfull")
	r.press("enter")
	r.typed("x")
	r.press("enter")
	r.shows("the disk is ␛[31mfull")
	r.press("esc")
	r.shows("The record can't be read: the disk is ␛[31mfull")
	r.err = nil
	r.press("/", "esc")
	r.press("esc")
	if !r.left {
		t.Error("the history can't be left")
	}
}

// Whatever is pressed and however large the window is: it is filled exactly, nothing in
// it acts on a terminal, and the cursor stands within it.
func TestViewFits(t *testing.T) {
	names := []string{"enter", "esc", "up", "down", "home", "end", "pgdown", "pgup", "backspace", "left", "/", "a", "日", "space"}
	rapid.Check(t, func(rt *rapid.T) {
		w, h := rapid.IntRange(1, 120).Draw(rt, "w"), rapid.IntRange(1, 40).Draw(rt, "h")
		r := newRig(t, w, h, rapid.IntRange(0, 70).Draw(rt, "sessions"))
		for _, n := range rapid.SliceOfN(rapid.SampledFrom(names), 0, 20).Draw(rt, "keys") {
			if r.press(n); r.left {
				return
			}
		}
		v := r.top().View(r.st)
		lines := strings.Split(ansi.Strip(v.Content), "\n")
		if len(lines) != h {
			rt.Fatalf("%d lines, want %d", len(lines), h)
		}
		for _, l := range lines {
			if n := ui.Width(l); n > w {
				rt.Fatalf("%d cells, want at most %d: %q", n, w, l)
			}
			if strings.ContainsFunc(l, plain.Acts) {
				rt.Fatalf("a terminal acts on %q", l)
			}
		}
		if c := v.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
			rt.Fatalf("the cursor is at %d,%d of %dx%d", c.X, c.Y, w, h)
		}
	})
}

// A click chooses the session on its line and opens the one that is chosen.
func TestClicks(t *testing.T) {
	r := newRig(t, 80, 24, 5)
	r.send(ui.Click{Row: 3})
	if l := r.top().(*list); l.at.Cursor() != 3 {
		t.Errorf("on %d", l.at.Cursor())
	}
	r.send(ui.Click{Row: 12}) // below the last
	if l := r.top().(*list); l.at.Cursor() != 3 {
		t.Errorf("on %d", l.at.Cursor())
	}
	r.send(ui.Click{Row: 3})
	if _, ok := r.top().(*sheet); !ok {
		t.Errorf("it does not open:\n%s", r.screen())
	}
}

// One key puts the note of the session on the clipboard, and says what became of it.
func TestCopy(t *testing.T) {
	var copied []int64
	r := newRig(t, 80, 24, 3)
	r.stack = nil
	r.open(New(Options{Page: r.page, Read: r.read, Copy: func(id int64) ui.Copied {
		copied = append(copied, id)
		return ui.Copied{Words: "copied: xclip confirms it"}
	}}))
	r.press("y", "enter")
	if len(copied) > 0 {
		t.Fatalf("copied without being asked: %v", copied)
	}
	r.shows("y copy")
	r.press("y")
	r.shows("copied: xclip confirms it")
	if r.press("down"); strings.Contains(r.screen(), "xclip") || !slices.Equal(copied, []int64{3}) {
		t.Errorf("copied %v\n%s", copied, r.screen())
	}
}

// The keys that move through the list are told where they lead somewhere.
func TestKeysOfTheList(t *testing.T) {
	r := newRig(t, 80, 24, 2)
	says := func() (all []string) {
		for _, h := range r.stack[0].Help(r.st) {
			all = append(all, h.Does)
		}
		return all
	}
	if got := says(); !slices.Contains(got, english.ListNext) || slices.Contains(got, english.ListPrevious) {
		t.Errorf("at the first: %q", got)
	}
	r.stack[0].(*list).at.To(1)
	if got := says(); slices.Contains(got, english.ListNext) || !slices.Contains(got, english.ListPrevious) {
		t.Errorf("at the last: %q", got)
	}
}
