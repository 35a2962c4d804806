package edit

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/author"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// TreatmentOptions are what the form for treatments needs from outside.
type TreatmentOptions struct {
	// Read reads what the form begins with. It is called from a command.
	Read func() (Beginning, error)
	// Plan makes a treatment of some protocols ready to run, with the user's settings. It
	// is called from Update.
	Plan func(t protocol.Treatment, protocols []protocol.Protocol) (*protocol.Plan, error)
	// Save writes a treatment as a new file of the user's, with words for its top. It
	// writes over none, and is called from a command.
	Save func(t protocol.Treatment, head string) error
}

// Beginning is what the form for treatments begins with.
type Beginning struct {
	Treatment protocol.Treatment  // to begin with a copy of; the zero value for nothing
	Protocols []protocol.Protocol // that a point may be worked with
	Taken     []string            // ids
	Head      string              // for the top of the file
}

// Treatment is the form for a treatment. It opens once it has read what it needs.
type Treatment struct {
	opts TreatmentOptions
	done bool    // the treatment is a run that was done
	form *Screen // nil until it is read
	err  error   // why it can't be
}

// NewTreatment is the form for a new treatment.
func NewTreatment(o TreatmentOptions) *Treatment { return &Treatment{opts: o} }

// KeepRun is the form on which a run that was done is kept as a treatment: a name will
// do, and Enter keeps it.
func KeepRun(o TreatmentOptions) *Treatment { return &Treatment{opts: o, done: true} }

// readMsg brings what the form begins with.
type readMsg struct {
	Beginning

	err error
}

// Init reads what the form begins with.
func (t *Treatment) Init(ui.Env) tea.Cmd {
	return func() tea.Msg {
		b, err := t.opts.Read()
		return readMsg{b, err}
	}
}

// Update opens the form, and then is the form.
func (t *Treatment) Update(st ui.Env, msg tea.Msg) ui.Step {
	if read, ok := msg.(readMsg); ok {
		t.open(read)
		return ui.Step{}
	}
	if t.form != nil {
		return t.form.Update(st, msg)
	}
	if p, ok := msg.(ui.Press); ok {
		leaves := func(a keymap.Action) bool { return a == keymap.Close || a == keymap.Primary }
		return ui.Step{Leave: slices.ContainsFunc(p.Actions, leaves)}
	}
	return ui.Step{}
}

func (t *Treatment) open(read readMsg) {
	if t.err = read.err; t.err != nil {
		return
	}
	d := author.CopyTreatment(read.Treatment, read.Protocols, read.Taken)
	w := &treatmentForm{TreatmentDraft: d, opts: t.opts, head: read.Head}
	if t.done {
		d.NameLater(author.FreeName(read.Treatment.Name, read.Taken))
		w.done = true
	}
	t.form = begin(w, true)
}

// Types tells that keys are typed.
func (t *Treatment) Types(ui.Env) bool { return t.form != nil }

// View draws the form, or why there is none.
func (t *Treatment) View(st ui.Env) ui.View {
	if t.form != nil {
		return t.form.View(st)
	}
	var body []string
	if t.err != nil {
		b := st.Brief()
		b.Text(st.Look.Error, plain.Line(t.err.Error()))
		body = b.Lines[:min(len(b.Lines), ui.BodyRows(st.H))]
	}
	return ui.View{Content: st.Screenful(english.FormNoTreatment, t.Help(st), body)}
}

// Help lists the keys that can act now.
func (t *Treatment) Help(st ui.Env) []keys.Hint {
	if t.form != nil {
		return t.form.Help(st)
	}
	return keys.Enabled(st.Keys.Hint(keymap.Close, english.FormBack))
}

// treatmentForm is a treatment that is written.
type treatmentForm struct {
	*author.TreatmentDraft

	opts TreatmentOptions
	head string // for the top of the file
	done bool   // it is a run that was done
}

func (a *treatmentForm) does() string {
	if a.done {
		return english.FormKeepTreatment
	}
	return english.FormNewTreatment
}

func (a *treatmentForm) judge() judged {
	t, problems := a.Treatment()
	j := judged{fields: a.Fields(), problems: problems}
	var sound []protocol.TreatmentPoint
	for i, s := range t.Points {
		if !author.About(problems, i) {
			sound = append(sound, s)
		}
	}
	t.ID, t.Name, t.Summary, t.Points = "draft", "Draft", "", sound
	for _, p := range problems {
		switch p.Path {
		case "budget":
			t.Budget = 0
		case "reposition":
			t.Reposition = 0
		}
	}
	if plan, err := a.opts.Plan(t, a.Protocols); err == nil {
		j.plan = plan
	}
	return j
}

func (a *treatmentForm) save() (id string, keep func() error) {
	t, _ := a.Treatment()
	return t.ID, func() error { return a.opts.Save(t, a.head) }
}

func (a *treatmentForm) enter(f author.Field, saved bool) enterAction {
	switch {
	case !a.done || f.Path != "name":
		return goNext
	case saved:
		return leaveIt
	default:
		return saveIt
	}
}

func (a *treatmentForm) take(id string) bool {
	a.Taken = append(slices.Clip(a.Taken), id)
	return a.done
}
