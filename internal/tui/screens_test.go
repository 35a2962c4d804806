package tui

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/picker"
	"presshold/internal/tui/ui"
)

// page42 is a screen that shows what it was told, and does what its keys say.
type page42 struct {
	plan   *protocol.Plan
	typing bool
	told   []string
	woken  time.Duration // by when it wants to be woken; zero for never
}

type ownMsg struct{}

func (p *page42) Init(ui.Env) tea.Cmd { return func() tea.Msg { return ownMsg{} } }

func (p *page42) Update(st ui.Env, msg tea.Msg) ui.Step {
	switch msg := msg.(type) {
	case ui.Press:
		p.told = append(p.told, fmt.Sprintf("%s%v", msg.String(), msg.Actions))
		switch {
		case p.typing && msg.String() == "esc":
			p.typing = false
		case p.typing:
		case msg.String() == "r":
			return ui.Step{Run: p.plan, Speed: 0.5}
		case msg.String() == "o":
			return ui.Step{Open: &page42{}}
		case msg.String() == "t":
			p.typing = true
		case msg.String() == "w":
			p.woken = st.Now + time.Second
		case slices.Contains(msg.Actions, keymap.Close):
			return ui.Step{Leave: true}
		}
	case ownMsg, ui.Wake, ui.Return, tea.KeyReleaseMsg:
		p.told = append(p.told, fmt.Sprintf("%T", msg))
	}
	return ui.Step{}
}

func (p *page42) Types(ui.Env) bool { return p.typing }

func (p *page42) View(st ui.Env) ui.View {
	lines := []string{fmt.Sprintf("at %v", st.Now)}
	return ui.View{Content: ui.Screenful("screen", "", append(lines, p.told...), st.W, st.H), Title: "a screen"}
}

func (p *page42) Wait(st ui.Env) (time.Duration, bool) {
	return max(p.woken-st.Now, 0), p.woken > st.Now
}

func (p *page42) Help(ui.Env) []keys.Hint {
	return []keys.Hint{keys.Fixed("w", "be woken")}
}

func TestAScreenIsToldWhatConcernsIt(t *testing.T) {
	s := &page42{}
	r := newRig(t, 80, 24, func(o *Options) { o.Screen = s })
	r.press("x", "w")
	r.wait(2 * time.Second)
	r.send(tea.KeyReleaseMsg{Code: 'x'})
	want := []string{"tui.ownMsg", "x[]", "w[getting-worse]", "ui.Wake", "tea.KeyReleaseMsg"}
	if !slices.Equal(s.told, want) {
		t.Errorf("the screen was told %q, want %q", s.told, want)
	}
	if r.wakes != 1 {
		t.Errorf("%d wake-ups, want the one that was asked for", r.wakes)
	}
	if title := r.m.View().WindowTitle; title != "presshold: a screen" {
		t.Errorf("the window is called %q", title)
	}
	r.press("?")
	r.shows("be woken")
	r.press("esc", "esc")
	if !r.quit {
		t.Error("leaving the screen that the program began with does not leave the program")
	}
}

func TestWhatIsTypedMeansNothingElse(t *testing.T) {
	s := &page42{}
	r := newRig(t, 80, 24, func(o *Options) { o.Screen = s })
	r.press("t", "?", "q", "space", "space", "esc", "q")
	want := []string{"tui.ownMsg", "t[too-much]", "?[]", "q[]", "space[]", "space[]", "esc[close]"}
	if !slices.Equal(s.told, want) {
		t.Errorf("the screen was told %q, want %q", s.told, want)
	}
	if !r.quit {
		t.Error("q does not quit once nothing is typed any more")
	}
}

func TestARunLeadsBackToItsScreen(t *testing.T) {
	plan, err := expand(shelf()[0].Protocol)
	if err != nil {
		t.Fatal(err)
	}
	s := &page42{plan: plan}
	r := newRig(t, 80, 24, func(o *Options) {
		o.Open = func(a keymap.Action, it picker.Item) ui.Screen {
			if a != keymap.Learn || it.Protocol.ID != shelf()[0].Protocol.ID {
				t.Errorf("%s opens a screen about %q", a, it.Protocol.ID)
			}
			return s
		}
	})
	r.press("f3", "r")
	r.shows("PREVIEW")
	if got := r.m.driver.Summary().Speed; got != 0.5 {
		t.Errorf("the screen's run is played at %v", got)
	}
	r.wait(time.Hour)
	r.press("esc")
	if last := s.told[len(s.told)-1]; r.where() != onScreen || last != "ui.Return" {
		t.Errorf("after the summary comes the %s, which was told %s last", r.where(), last)
	}
	r.press("o", "esc")
	if last := s.told[len(s.told)-1]; last != "ui.Return" {
		t.Errorf("after a screen of its own it was told %s last", last)
	}
	r.press("esc")
	if r.where() != onPicker || r.quit {
		t.Errorf("a screen that was opened from the picker leads to the %s", r.where())
	}
}

// keeper is a screen with something to keep, now and when the program ends over it.
type keeper struct {
	page42
	kept   int
	told   []error
	failed error
}

func (k *keeper) keep() error {
	k.kept++
	return k.failed
}

func (k *keeper) Update(_ ui.Env, msg tea.Msg) ui.Step {
	switch msg := msg.(type) {
	case ui.Kept:
		k.told = append(k.told, msg.Err)
	case ui.Press:
		if msg.Has(keymap.Close) {
			return ui.Step{Leave: true}
		}
		return ui.Step{Keep: k.keep}
	}
	return ui.Step{}
}

func (k *keeper) Close(ui.Env) func() error { return k.keep }

// What a screen keeps is kept once, and it is told how that went; what is left when the
// program ends is kept then.
func TestAScreenKeeps(t *testing.T) {
	k := &keeper{failed: errors.New("the disk is full")}
	r := newRig(t, 80, 24, func(o *Options) { o.Screen = k })
	r.press("x")
	if k.kept != 1 || len(k.told) != 1 || k.told[0] == nil {
		t.Errorf("kept %d times, told %v", k.kept, k.told)
	}
	r.press("q")
	result, err := r.m.result(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if k.kept != 2 || len(result.Problems) != 2 {
		t.Errorf("kept %d times, with %v", k.kept, result.Problems)
	}
}

// A screen that is left keeps what it has left, even if that ends the program.
func TestAScreenThatIsLeftKeeps(t *testing.T) {
	k := &keeper{}
	r := newRig(t, 80, 24, func(o *Options) { o.Screen = k })
	r.press("esc")
	if !r.quit || k.kept != 1 {
		t.Errorf("quit %v, kept %d times", r.quit, k.kept)
	}
}

// Help opens where text is typed, by its key that writes nothing; "?" is a character there.
func TestHelpWhileTyping(t *testing.T) {
	s := &page42{}
	r := newRig(t, 80, 24, func(o *Options) { o.Screen = s })
	r.press("t", "?")
	if r.m.overlay != noOverlay {
		t.Error("a question mark that is typed opens help")
	}
	r.press("f1")
	r.shows("Keys", "be woken")
	r.lacks("safety text") // its key is typed
	r.press("esc")
	if r.m.overlay != noOverlay || !s.typing {
		t.Errorf("under %q, typing %v", r.m.overlay, s.typing)
	}
}

// When the client becomes another, the list is read in the order for that client, and the
// cursor stands at its top; otherwise the cursor stays where it was.
func TestPickerInTheOrderOfAClient(t *testing.T) {
	client, reads := "", 0
	r := newRig(t, 80, 24, func(o *Options) {
		o.Client = func() string { return client }
		o.Library = func(of string) picker.Library {
			reads++
			items := shelf()
			if of != "" {
				slices.Reverse(items)
			}
			return picker.Library{Items: items}
		}
	})
	at := func() string { return shelf()[r.chosen()].ID() }
	r.press("down")
	second := at()
	r.run(r.m.tellScreen(ui.Return{}))
	if at() != second || reads != 1 {
		t.Errorf("the cursor is on %s after %d reads", at(), reads)
	}
	items := shelf()
	client = "K-7"
	r.run(r.m.tellScreen(ui.Return{}))
	if want := items[len(items)-1].ID(); at() != want || reads != 2 {
		t.Errorf("for a client the cursor is on %s after %d reads, want %s", at(), reads, want)
	}
}

// Whoever comes in next sees nothing of the client before: not what was done, and not the
// score and the note that were given for them at the start.
func TestAnotherClient(t *testing.T) {
	client := "K-7"
	r := newRig(t, 80, 40, starting(t, "mine"), func(o *Options) {
		o.Client = func() string { return client }
		o.Speed, o.Score, o.Note = 10, session.Reported(7), "mind the bruise"
	})
	r.wait(20 * time.Second)
	r.shows("mind the bruise")
	r.press("space")
	r.wait(20 * time.Second)
	r.shows(english.SummaryScreenBefore, "7/10")
	client = "M-8"
	r.press("esc")
	r.press("m", "i", "n", "e", "enter")
	r.wait(20 * time.Second)
	r.shows("Summary")
	r.lacks(english.SummaryScreenBefore)
	r.lacks("7/10")
	r.lacks("bruise")
	r.press("space")
	r.wait(20 * time.Second)
	r.shows(english.SummaryScreenBefore)
	r.lacks("7/10")
}

// Nor are they given to another client's first run.
func TestAnotherClientFromTheStart(t *testing.T) {
	client := "K-7"
	r := newRig(t, 80, 40, func(o *Options) {
		o.Client = func() string { return client }
		o.Speed, o.Score, o.Note = 10, session.Reported(7), "mind the bruise"
	})
	client = "M-8"
	r.press("m", "i", "n", "e", "enter")
	r.wait(20 * time.Second)
	r.shows("Summary")
	r.lacks("bruise")
	if e, ok := r.last(session.Scored); ok {
		t.Errorf("the score is %d", e.Score.N)
	}
}
