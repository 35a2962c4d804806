// Package edit is the screens on which protocols and treatments are written: the forms
// for a new one, and the quick changes to a protocol that is there. Each is a sheet of
// fields with the timeline of what is filled in beside or below them.
//
// A row of the sheet is a label and one text input. huh, the forms library of the same
// makers, was tried for it: its fields take three rows each, its groups are laid out
// once and can't grow by a phase, and the cursor of each field blinks with its own timer.
//
// What is typed is judged by package author; nothing here knows what is valid.
package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/author"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options are what the screens need from outside.
type Options struct {
	// Plan makes a protocol, or a treatment of some protocols, ready to run, with the user's
	// settings. It is called from Update.
	Plan func(d protocol.Document, protocols []protocol.Protocol) (*protocol.Plan, error)
	// Save writes it as a new file of the user's, with words for its top. It writes over
	// none, and is called from a command.
	Save func(d protocol.Document, head string) error
}

// Screen is a sheet that is filled in.
type Screen struct {
	opts Options
	read tea.Cmd // brings what is not known yet; nil for nothing
	work *work   // nil until it is read
	err  error   // why it can't be

	filled   filled
	sheet    sheet
	timeline timeline
	note     string // on what was just done, or why it could not be
	failed   bool   // the note is a failure
	dirty    bool   // something would be lost
	saved    bool   // as it is now
	leaving  bool   // it was asked whether to lose it
	keeping  string // id of what is being saved
}

// NewForm is the form for a draft; the head stands at the top of its file.
func NewForm(o Options, d *author.Draft, head string) *Screen {
	s := &Screen{opts: o}
	s.open(draftWork(d, head))
	return s
}

// NewChange is the quick changes to a protocol; ids lists those that are taken, and is called
// from a command.
func NewChange(o Options, p protocol.Protocol, ids func() []string) *Screen {
	s := &Screen{opts: o, read: func() tea.Msg { return takenMsg(ids()) }}
	s.open(changeWork(author.NewChange(p, nil), p.Name))
	return s
}

// NewTreatment is the form for a new treatment; read reads what it begins with, and is called
// from a command.
func NewTreatment(o Options, read func() (Beginning, error)) *Screen {
	return reading(o, read, treatmentWork)
}

// KeepRun is the form on which a run that was done is kept as a treatment: a name will
// do, and Enter keeps it.
func KeepRun(o Options, read func() (Beginning, error)) *Screen {
	return reading(o, read, keptRun)
}

func reading(o Options, read func() (Beginning, error), form func(Beginning) *work) *Screen {
	return &Screen{opts: o, read: func() tea.Msg {
		b, err := read()
		return readMsg{form(b), err}
	}}
}

// readMsg brings what is filled in on a form.
type readMsg struct {
	work *work
	err  error
}

type takenMsg []string

func (s *Screen) open(w *work) {
	s.work, s.sheet = w, newSheet()
	s.judge()
	s.sheet.load()
}

// Init reads what is not known yet.
func (s *Screen) Init(ui.Env) tea.Cmd { return s.read }

// Types tells that keys are typed.
func (s *Screen) Types(ui.Env) bool { return s.work != nil }

// Update fills in, moves about, saves and runs.
func (s *Screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	if s.work == nil {
		return s.wait(msg)
	}
	switch msg := msg.(type) {
	case ui.Press:
		return s.press(msg)
	case ui.Click:
		return s.click(st, msg)
	case tea.PasteMsg:
		if s.sheet.paste(msg) {
			s.typed()
		}
	case takenMsg:
		s.setTaken(msg)
	case ui.Kept:
		return s.kept(msg.Err)
	}
	return ui.Step{}
}

// wait opens the form once it is read.
func (s *Screen) wait(msg tea.Msg) ui.Step {
	switch msg := msg.(type) {
	case readMsg:
		if s.err = msg.err; s.err == nil {
			s.open(msg.work)
		}
	case ui.Press:
		return ui.Step{Leave: msg.Has(keymap.Close) || msg.Has(keymap.Primary)}
	}
	return ui.Step{}
}

// setTaken records which ids are taken. A generated name may change then.
func (s *Screen) setTaken(ids []string) {
	s.work.taken = ids
	s.work.avoid(ids)
	s.rejudge()
}

// rejudge judges again after something was filled in by the program.
func (s *Screen) rejudge() {
	s.judge()
	if s.sheet.field().Path == "name" {
		s.sheet.load()
	}
}

func (s *Screen) changed() {
	s.dirty, s.saved, s.note, s.failed = true, false, "", false
	s.judge()
}

func (s *Screen) typed() {
	s.changed()
	s.sheet.hopeless = s.hopeless()
}

// goesOn is what may be typed next that makes a number, a range, a length or a rule of what
// stands there.
const goesOn = "0 1 5 9 00 s m in -9 -99 0s 5m 9 m 9m 9 s :3 :30 :8m"

// hopeless reports whether the current field is wrong and stays so whatever is typed next.
func (s *Screen) hopeless() bool {
	f := s.sheet.field()
	text := f.Value()
	if s.sheet.wrongs[s.sheet.at] == "" || text == "" || f.Complete() != text {
		return false
	}
	wrong := func(text string) bool {
		f.Fill(text)
		now := s.work.read()
		s.sheet.set(now.fields, now.problems)
		return s.sheet.wrongs[s.sheet.at] != ""
	}
	defer wrong(text) // as it was
	return !slices.ContainsFunc(strings.Fields(goesOn), func(tail string) bool { return !wrong(text + tail) })
}

// judge updates fields, problems and timeline to what is filled in.
func (s *Screen) judge() {
	s.filled = s.work.read()
	s.sheet.set(s.filled.fields, s.filled.problems)
	plan, err := s.opts.Plan(s.filled.run, s.filled.protocols)
	if err != nil { // there is nothing that can be run yet
		plan = nil
	}
	s.timeline = newTimeline(plan, s.filled.run)
}

func (s *Screen) press(msg ui.Press) ui.Step {
	leaving := s.leaving
	s.leaving = false
	switch keys.Name(msg.KeyPressMsg) {
	case "ctrl+s":
		return s.save()
	case "ctrl+r":
		return s.run()
	case "enter":
		return s.enter()
	case "tab":
		s.move(1)
		return ui.Step{}
	case "shift+tab":
		s.move(-1)
		return ui.Step{}
	}
	switch {
	case msg.Has(keymap.Close):
		return s.leave(leaving)
	case s.arrange(keys.Name(msg.KeyPressMsg)):
	case msg.Has(keymap.Up):
		s.move(-1)
	case msg.Has(keymap.Down):
		s.move(1)
	case msg.Has(keymap.PageUp):
		s.sheet.section(-1)
	case msg.Has(keymap.PageDown):
		s.sheet.section(1)
	case s.sheet.press(msg.KeyPressMsg):
		s.typed()
	}
	return ui.Step{}
}

func (s *Screen) move(n int) {
	s.note, s.failed = "", false
	s.sheet.move(n)
}

func (s *Screen) click(st ui.Env, msg ui.Click) ui.Step {
	w, rows := s.room(st)
	_, of, _ := s.sheetLines(st, w, rows)
	if msg.X >= w || msg.Row >= len(of) || of[msg.Row] < 0 {
		return ui.Step{}
	}
	s.leaving, s.note, s.failed = false, "", false
	s.sheet.goTo(of[msg.Row])
	if s.sheet.field().Kind == author.Press {
		return s.enter()
	}
	return ui.Step{}
}

// arrange adds, removes and moves phases, points and the like; it reports whether the key does
// that.
func (s *Screen) arrange(pressed string) bool {
	f := s.sheet.field()
	var path string
	var ok bool
	switch pressed {
	case "ctrl+n":
		path, ok = f.Add()
	case "ctrl+d":
		path, ok = f.Remove()
	case "alt+up", "ctrl+up", "shift+up":
		path, ok = f.Move(-1)
	case "alt+down", "ctrl+down", "shift+down":
		path, ok = f.Move(1)
	default:
		return false
	}
	if ok {
		s.changed()
		s.sheet.focus(path)
	}
	return true
}

// enter does the obvious next thing: what the field does, or what the work is for.
func (s *Screen) enter() ui.Step {
	f := s.sheet.field()
	if f.Kind == author.Press {
		if path, ok := f.Add(); ok {
			s.changed()
			s.sheet.focus(path)
		}
		return ui.Step{}
	}
	switch s.work.enter(f, s.saved) {
	case saveIt:
		return s.save()
	case runIt:
		return s.run()
	case leaveIt:
		return ui.Step{Leave: true}
	default:
		s.move(1)
		return ui.Step{}
	}
}

// run runs what is filled in, with or without a name.
func (s *Screen) run() ui.Step {
	if !s.ready() {
		s.refuse(english.FormCantRun, "name", "id")
		return ui.Step{}
	}
	s.dirty = s.dirty && !s.work.passing
	return ui.Step{Run: s.timeline.plan}
}

// ready tells whether it could run: only the name or id may be missing.
func (s *Screen) ready() bool { return s.timeline.plan != nil && s.sheet.sound("name", "id") }

// save keeps what is filled in as a new file.
func (s *Screen) save() ui.Step {
	switch {
	case s.keeping != "":
		return ui.Step{}
	case !s.sheet.sound():
		s.refuse(english.FormNotSaved)
		return ui.Step{}
	}
	d, head := s.filled.save, s.filled.head
	s.keeping = d.ID()
	return ui.Step{Keep: func() error { return s.opts.Save(d, head) }}
}

// kept shows how saving went. A form closes once it is saved.
func (s *Screen) kept(err error) ui.Step {
	id := s.keeping
	s.keeping = ""
	if err != nil {
		s.fail(err.Error())
		return ui.Step{}
	}
	s.dirty, s.saved = false, true
	if !s.work.goesOn {
		return ui.Step{Leave: true, Reload: true}
	}
	s.setTaken(append(slices.Clip(s.work.taken), id))
	s.note = fmt.Sprintf(english.FormKept, id)
	return ui.Step{Reload: true}
}

func (s *Screen) fail(why string) { s.note, s.failed = plain.Line(why), true }

// refuse tells why something can't be done, and goes to the first wrong field, except those of
// some paths.
func (s *Screen) refuse(what string, except ...string) {
	s.sheet.tellAll = true
	why := cmp.Or(s.sheet.loose, english.FormCorrect)
	if i := s.sheet.wrong(except); i >= 0 {
		s.sheet.goTo(i)
		why = s.sheet.wrongs[i]
	}
	s.fail(fmt.Sprintf(what, plain.Sentence(why)))
}

// leave goes back, but asks first if something would be lost.
func (s *Screen) leave(sure bool) ui.Step {
	if !s.dirty || sure {
		return ui.Step{Leave: true}
	}
	s.leaving = true
	return ui.Step{}
}

// Help lists the keys that can act now.
func (s *Screen) Help(st ui.Env) []keys.Hint {
	if s.work == nil {
		return keys.Enabled(st.Keys.Hint(keymap.Close, english.ScreenBack))
	}
	f := s.sheet.field()
	var hints []keys.Hint
	add := func(on bool, k, does string) {
		if on {
			hints = append(hints, keys.Fixed(k, does))
		}
	}
	enter := s.work.enter(f, s.saved)
	add(f.Kind == author.Press, "enter", f.Label)
	add(f.Kind != author.Press && (enter == runIt && s.ready() || enter == saveIt || enter == leaveIt), "enter", string(enter))
	add(f.Kind == author.Pick, "← →", english.ScreenChoose)
	add(f.Steps(), "+ -", english.FormStep)
	add(f.Complete() != f.Value(), "→", english.FormComplete)
	hints = append(hints, keys.Fixed(st.Keys.Untyped(keymap.Help), english.HintKeys))
	add(enter != saveIt, "ctrl+s", english.FormSave)
	hints = append(hints, st.Keys.Hint(keymap.Close, english.ScreenBack))
	what, entry := f.Removes(), f.Entry()
	add(what != "", "ctrl+d", fmt.Sprintf(english.FormRemove, what))
	add(entry != "", "ctrl+n", fmt.Sprintf(english.FormBelow, entry))
	add(entry != "", "alt+↑ ↓", fmt.Sprintf(english.FormMove, entry))
	add(s.ready() && enter != runIt, "ctrl+r", english.ScreenRun)
	add(true, "tab", english.FormNextField)
	return keys.Enabled(hints...)
}
