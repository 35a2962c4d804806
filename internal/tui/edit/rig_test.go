package edit

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/author"
	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// rig plays the program for a screen.
type rig struct {
	t     testing.TB
	s     *Screen
	st    ui.Env
	steps []ui.Step // those that ask for something
	saved []protocol.Protocol
	plans []protocol.Treatment // those that were saved
	heads []string
	fail  error // of saving
}

func (r *rig) options() Options {
	return Options{
		Plan: func(d protocol.Document, protocols []protocol.Protocol) (plan *protocol.Plan, err error) {
			plan = new(protocol.Plan)
			*plan, err = d.Expand(found(protocols), protocol.Options{CountIn: 5 * time.Second})
			return plan, err
		},
		Save: func(d protocol.Document, head string) error {
			switch {
			case r.fail != nil:
				return r.fail
			case d.Treatment != nil:
				r.plans = append(r.plans, *d.Treatment)
			default:
				r.saved = append(r.saved, d.Protocol)
			}
			r.heads = append(r.heads, head)
			return nil
		},
	}
}

// found finds a protocol by its id.
func found(protocols []protocol.Protocol) func(id string) (protocol.Protocol, error) {
	return func(id string) (protocol.Protocol, error) {
		for _, p := range protocols {
			if p.ID == id {
				return p, nil
			}
		}
		return protocol.Protocol{}, errors.New("no such protocol")
	}
}

func newForm(t testing.TB, w, h int) *rig {
	r := &rig{t: t, st: uitest.Env(w, h)}
	return r.open(NewForm(r.options(), author.Copy(protocol.Protocol{}, []string{"nimmo-compression"}), "Made here."))
}

func newCopy(t testing.TB, w, h int, id string) *rig {
	r := &rig{t: t, st: uitest.Env(w, h)}
	return r.open(NewForm(r.options(), author.Copy(builtin(t, id), []string{id}), "A copy."))
}

func newChange(t testing.TB, w, h int, id string) *rig {
	r := &rig{t: t, st: uitest.Env(w, h)}
	return r.open(NewChange(r.options(), builtin(t, id), func() []string { return []string{id, id + "-2"} }))
}

func (r *rig) open(s *Screen) *rig {
	r.s = s
	r.run(s.Init(r.st))
	return r
}

// newTreatment is the form for a copy of a treatment; of the zero value for a new one.
func newTreatment(t testing.TB, w, h int, of protocol.Treatment) *rig {
	r := &rig{t: t, st: uitest.Env(w, h)}
	return r.open(NewTreatment(r.options(), r.beginning(of)))
}

// newKept is the form on which a run that was done is kept.
func newKept(t testing.TB, w, h int) *rig {
	r := &rig{t: t, st: uitest.Env(w, h)}
	return r.open(KeepRun(r.options(), r.beginning(shoulder())))
}

// beginning is what the form for a treatment begins with.
func (r *rig) beginning(of protocol.Treatment) func() (Beginning, error) {
	protocols := []protocol.Protocol{
		builtin(r.t, "alternating-ischemic-compression"), builtin(r.t, "pumping"), builtin(r.t, "init"), builtin(r.t, "pumping"),
	}
	protocols[3].ID, protocols[3].Name = "ip", "Inner pumping"
	return func() (Beginning, error) {
		return Beginning{
			Treatment: of, Protocols: protocols, Taken: []string{"pumping", "shoulder"}, Head: "Made here.",
		}, r.fail
	}
}

// shoulder is a treatment of a point on both sides and of a sweep.
func shoulder() protocol.Treatment {
	return protocol.Treatment{
		ID: "shoulder", Name: "Shoulder", Budget: 10 * time.Minute, Reposition: 8 * time.Second,
		Points: []protocol.TreatmentPoint{
			{
				Protocol: "alternating-ischemic-compression", Point: protocol.Point{Site: "upper trapezius", Side: protocol.Both},
				Overrides: protocol.Overrides{Hold: protocol.Fixed(12 * time.Second), Rounds: protocol.Range{Min: 2, Max: 2}},
				Note:      "With the elbow.",
			},
			{Protocol: "pumping", Overrides: protocol.Overrides{
				Points: []protocol.Point{{Site: "rhomboids"}, {Site: "deltoid", Side: protocol.Left}},
			}},
		},
	}
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
		r.send(ui.Kept{Err: step.Keep()})
	}
	r.run(step.Cmd)
}

// press presses keys by their names; types types a text.
func (r *rig) press(names ...string) {
	for _, n := range names {
		msg := uitest.Key(n)
		actions := r.st.Keys.Of(msg)
		if msg.Text != "" {
			actions = nil // as the program has it where text is typed
		}
		r.send(ui.Press{KeyPressMsg: msg, Actions: actions})
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

func (r *rig) screen() string { return ansi.Strip(r.s.View(r.st).Content) }

func (r *rig) shows(texts ...string) {
	r.t.Helper()
	for _, s := range texts {
		if !strings.Contains(r.screen(), s) {
			r.t.Errorf("%q is not in the window:\n%s", s, r.screen())
		}
	}
}
