package compose

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/author"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/paper"
	"presshold/internal/tui/scene"
	"presshold/internal/tui/theme"
)

// rig plays the program for a scene.
type rig struct {
	t     testing.TB
	s     *Scene
	st    scene.Stage
	steps []scene.Step // those that ask for something
	saved []protocol.Protocol
	heads []string
	fail  error // of saving
}

func stage(w, h int) scene.Stage {
	return scene.Stage{
		W: w, H: h, Look: paper.Look{Styles: theme.New(theme.Mono, true, colorprofile.ASCII)},
		Keys: keys.NewMap(map[keys.Action][]string{
			keys.Primary: {"space", "enter"}, keys.Up: {"up", "k"}, keys.Down: {"down", "j"},
			keys.PageUp: {"pgup"}, keys.PageDown: {"pgdown"}, keys.Close: {"esc"}, keys.Help: {"?", "f1"},
		}),
	}
}

func (r *rig) options() Options {
	return Options{
		Plan: func(p protocol.Protocol) (*protocol.Plan, error) {
			plan, err := protocol.Expand(p, protocol.Options{CountIn: 5 * time.Second})
			return &plan, err
		},
		Save: func(p protocol.Protocol, head string) error {
			if r.fail == nil {
				r.saved, r.heads = append(r.saved, p), append(r.heads, head)
			}
			return r.fail
		},
	}
}

func newForm(t testing.TB, w, h int) *rig {
	r := &rig{t: t, st: stage(w, h)}
	r.s = NewForm(r.options(), author.Copy(protocol.Protocol{}, []string{"nimmo-compression"}), "Made here.")
	r.run(r.s.Init(r.st))
	return r
}

func newCopy(t testing.TB, w, h int, id string) *rig {
	r := &rig{t: t, st: stage(w, h)}
	r.s = NewForm(r.options(), author.Copy(builtin(t, id), []string{id}), "A copy.")
	r.run(r.s.Init(r.st))
	return r
}

func newChange(t testing.TB, w, h int, id string) *rig {
	r := &rig{t: t, st: stage(w, h)}
	o := r.options()
	o.IDs = func() []string { return []string{id, id + "-2"} }
	r.s = NewChange(o, builtin(t, id), 0)
	r.run(r.s.Init(r.st))
	return r
}

// builtin is a protocol of the kind that the library has.
func builtin(t testing.TB, id string) protocol.Protocol {
	t.Helper()
	stated := protocol.Provenance{Basis: protocol.Stated, Source: "NCT04993118"}
	assumed := protocol.Provenance{Basis: protocol.Assumed}
	second := time.Second
	timed := func(k protocol.Kind, lo, hi time.Duration, from protocol.Provenance) protocol.Phase {
		return protocol.Phase{Kind: k, Duration: protocol.Span{Min: lo * second, Max: hi * second}, From: from}
	}
	p := protocol.Protocol{ID: id, Sources: []protocol.Source{
		{Key: "NCT04993118", Basis: protocol.Stated, Citation: "Trial NCT04993118, ClinicalTrials.gov"},
	}}
	switch id {
	case "alternating-ischemic-compression":
		p.Name = "Alternating ischemic compression"
		p.Blocks = []protocol.Block{{
			Phases: []protocol.Phase{timed(protocol.Hold, 8, 10, stated), timed(protocol.Release, 3, 3, assumed)},
			Rounds: protocol.Rounds{Planned: 6, From: assumed, Cap: 12, CapFrom: assumed},
			Until:  []protocol.Criterion{{Rule: protocol.UntilEased}}, UntilFrom: stated, Eased: "pain lessened",
		}}
	case "pumping":
		p.Name = "Pumping"
		p.Blocks = []protocol.Block{{
			Phases: []protocol.Phase{timed(protocol.Hold, 10, 10, stated), timed(protocol.Release, 3, 3, assumed)},
			Rounds: protocol.Rounds{Planned: 2, From: stated},
		}}
	case "init":
		p.Name = "Integrated neuromuscular inhibition"
		several := protocol.Rounds{Min: 3, Planned: 5, From: stated}
		p.Blocks = []protocol.Block{
			{Name: "compression", Phases: []protocol.Phase{timed(protocol.Hold, 90, 90, stated)}, Rounds: protocol.Rounds{Planned: 1, From: stated}},
			{Name: "position of ease", Phases: []protocol.Phase{timed(protocol.PositionOfEase, 90, 90, stated)}, Rounds: several},
			{Name: "contract and stretch", Phases: []protocol.Phase{
				timed(protocol.Contract, 7, 10, stated), timed(protocol.Stretch, 30, 30, stated),
			}, Rounds: several},
		}
	default:
		t.Fatalf("no protocol %s", id)
	}
	return p
}

func (r *rig) run(cmd tea.Cmd) {
	if cmd != nil {
		r.send(cmd())
	}
}

func (r *rig) send(msg tea.Msg) {
	step := r.s.Update(r.st, msg)
	if step.Leave || step.Run != nil || step.Open != nil {
		r.steps = append(r.steps, step)
	}
	if step.Keep != nil {
		r.send(scene.Kept{Err: step.Keep()})
	}
	r.run(step.Cmd)
}

// press presses keys by their names; types types a text.
func (r *rig) press(names ...string) {
	for _, n := range names {
		msg := named(n)
		actions := r.st.Keys.Of(msg)
		if msg.Text != "" {
			actions = nil // as the program has it where text is typed
		}
		r.send(scene.Press{KeyPressMsg: msg, Actions: actions})
	}
}

func (r *rig) types(text string) {
	for _, c := range text {
		r.press(string(c))
	}
}

// fill goes to the field of a path and types a text.
func (r *rig) fill(path, text string) {
	r.t.Helper()
	for r.s.sheet.field().Path != path {
		at := r.s.sheet.at
		r.press("down")
		if r.s.sheet.at == at {
			r.t.Fatalf("no field %s below", path)
		}
	}
	r.types(text)
}

func named(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
		"right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "tab": tea.KeyTab,
		"backspace": tea.KeyBackspace, "home": tea.KeyHome, "end": tea.KeyEnd,
	}
	var mod tea.KeyMod
	for prefix, m := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" {
			name, mod = rest, m
		}
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	code := []rune(name)[0]
	if mod != 0 {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	return tea.KeyPressMsg{Code: code, Text: name}
}

func (r *rig) screen() string { return ansi.Strip(r.s.View(r.st).Content) }

func (r *rig) shows(texts ...string) {
	r.t.Helper()
	for _, s := range texts {
		if !strings.Contains(r.screen(), s) {
			r.t.Errorf("%q is not in the window:\n%s", s, r.screen())
		}
	}
}
