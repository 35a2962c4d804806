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

// Options are what the screens for protocols need from outside.
type Options struct {
	// Plan makes a protocol ready to run, with the user's settings. It is called from
	// Update.
	Plan func(protocol.Protocol) (*protocol.Plan, error)
	// Save writes a protocol as a new file of the user's, with words for its top. It
	// writes over none, and is called from a command.
	Save func(p protocol.Protocol, head string) error
	// IDs lists the ids that are taken, for a change to be kept; a draft knows them. It is
	// called from a command.
	IDs func() []string
}

// Screen is a sheet that is filled in.
type Screen struct {
	work  work
	whole bool            // a form: things can be added to it, and it can be lost
	ids   func() []string // reads which are taken, for changes; else nil

	sheet   sheet
	outline outline
	note    string // on what was just done, or why it could not be
	failed  bool   // the note is a failure
	dirty   bool   // something would be lost
	saved   bool   // as it is now
	leaving bool   // it was asked whether to lose it
	keeping string // id of what is being saved
}

// NewForm is the form for a draft; the head stands at the top of its file.
func NewForm(o Options, d *author.Draft, head string) *Screen {
	f := form{d, o, head}
	return begin(f, true)
}

// NewChange is the quick changes to a protocol.
func NewChange(o Options, p protocol.Protocol) *Screen {
	s := begin(&change{Change: author.NewChange(p, nil), opts: o, was: p.Name}, false)
	s.ids = o.IDs
	return s
}

func begin(w work, whole bool) *Screen {
	s := &Screen{work: w, whole: whole, sheet: newSheet()}
	s.judge()
	s.sheet.load()
	return s
}

// takenMsg brings the ids that are taken.
type takenMsg []string

// Init reads which ids are taken, where that is not known yet.
func (s *Screen) Init(ui.Env) tea.Cmd {
	if s.ids == nil {
		return nil
	}
	return func() tea.Msg { return takenMsg(s.ids()) }
}

// Types tells that keys are typed.
func (s *Screen) Types(ui.Env) bool { return true }

// Update fills in, moves about, saves and runs.
func (s *Screen) Update(st ui.Env, msg tea.Msg) ui.Step {
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
		s.take(msg)
	case ui.Kept:
		return s.kept(msg.Err)
	}
	return ui.Step{}
}

// take takes in which ids are taken. A name that was made up may be another one then.
func (s *Screen) take(ids []string) {
	if c, ok := s.work.(*change); ok {
		c.avoid(ids)
		s.rejudge()
	}
}

// rejudge judges anew after something else was filled in than by the keys.
func (s *Screen) rejudge() {
	s.judge()
	if s.sheet.field().Path == "name" {
		s.sheet.load()
	}
}

// changed takes in that something was filled in.
func (s *Screen) changed() {
	s.dirty, s.saved, s.note, s.failed = true, false, "", false
	s.judge()
}

// typed takes in that the field at hand was filled in.
func (s *Screen) typed() {
	s.changed()
	s.sheet.hopeless = s.hopeless()
}

// goesOn is what may be typed next that makes a number, a range, a length or a rule of what
// stands there.
const goesOn = "0 1 5 9 00 s m in -9 -99 0s 5m 9 m 9m 9 s :3 :30 :8m"

// hopeless reports whether the field at hand is wrong and stays so whatever is typed next.
func (s *Screen) hopeless() bool {
	f := s.sheet.field()
	text := f.Value()
	if s.sheet.wrongs[s.sheet.at] == "" || text == "" || f.Complete() != text {
		return false
	}
	wrong := func(text string) bool {
		f.Fill(text)
		j := s.work.judge()
		s.sheet.set(j.fields, j.problems)
		return s.sheet.wrongs[s.sheet.at] != ""
	}
	defer wrong(text) // as it was
	return !slices.ContainsFunc(strings.Fields(goesOn), func(tail string) bool { return !wrong(text + tail) })
}

// judge brings fields, problems and timeline up to what is filled in.
func (s *Screen) judge() {
	j := s.work.judge()
	s.sheet.set(j.fields, j.problems)
	s.outline = s.outline.of(j.plan, j.picture)
}

// press is what a key does.
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
	switch has := func(a keymap.Action) bool { return slices.Contains(msg.Actions, a) }; {
	case has(keymap.Close):
		return s.leave(leaving)
	case s.arrange(keys.Name(msg.KeyPressMsg)):
	case has(keymap.Up):
		s.move(-1)
	case has(keymap.Down):
		s.move(1)
	case has(keymap.PageUp):
		s.sheet.section(-1)
	case has(keymap.PageDown):
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

// click goes to a field; on a row that adds something it does so.
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

// arrange adds, removes and moves phases, points and the like, and tells whether the key
// means that.
func (s *Screen) arrange(pressed string) bool {
	if !s.whole {
		return false
	}
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

// enter is the obvious next thing: what the field does, or what comes of the work.
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

// run runs what is filled in, whatever it is called.
func (s *Screen) run() ui.Step {
	if !s.ready() {
		s.sheet.tell()
		s.fail(english.FormCantRun)
		s.sheet.focusWrong("name", "id")
		return ui.Step{}
	}
	return ui.Step{Run: s.outline.plan}
}

// ready tells whether nothing is missing but what it is called.
func (s *Screen) ready() bool { return s.outline.plan != nil && s.sheet.sound("name", "id") }

// save keeps what is filled in as a new file.
func (s *Screen) save() ui.Step {
	s.sheet.tell()
	switch {
	case s.keeping != "":
		return ui.Step{}
	case !s.sheet.sound():
		s.fail(english.FormNotSaved)
		s.sheet.focusWrong()
		return ui.Step{}
	}
	var keep func() error
	s.keeping, keep = s.work.save()
	return ui.Step{Keep: keep}
}

// kept takes in how saving went. A form is done then.
func (s *Screen) kept(err error) ui.Step {
	id := s.keeping
	s.keeping = ""
	if err != nil {
		s.fail(err.Error())
		return ui.Step{}
	}
	s.dirty, s.saved = false, true
	if !s.work.take(id) {
		return ui.Step{Leave: true, Reload: true}
	}
	s.note = fmt.Sprintf(english.FormKept, id)
	s.rejudge()
	return ui.Step{Reload: true}
}

func (s *Screen) fail(why string) { s.note, s.failed = plain.Line(why), true }

// leave goes back, once it is sure that nothing is lost unasked. Changes for one run are
// no loss.
func (s *Screen) leave(sure bool) ui.Step {
	if !s.whole || !s.dirty || sure {
		return ui.Step{Leave: true}
	}
	s.leaving = true
	return ui.Step{}
}

// Help lists the keys that can act now.
func (s *Screen) Help(st ui.Env) []keys.Hint {
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
	add(f.Kind == author.Pick, "← →", english.FormChoose)
	add(f.Kind == author.Amount, "+ -", english.FormStep)
	add(f.Complete() != f.Value(), "→", english.FormComplete)
	hints = append(hints, keys.Fixed(st.Keys.Untyped(keymap.Help), english.FormKeys))
	add(enter != saveIt, "ctrl+s", english.FormSave)
	hints = append(hints, st.Keys.Hint(keymap.Close, english.FormBack))
	what, entry := f.Removes(), f.Entry()
	add(what != "", "ctrl+d", fmt.Sprintf(english.FormRemove, what))
	add(entry != "", "ctrl+n", fmt.Sprintf(english.FormBelow, entry))
	add(entry != "", "alt+↑ ↓", fmt.Sprintf(english.FormMove, entry))
	add(s.ready() && enter != runIt, "ctrl+r", english.FormRun)
	add(true, "tab", english.FormNextField)
	return keys.Enabled(hints...)
}
