package edit

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/author"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

type sheet struct {
	fields   []author.Field
	wrongs   []string // what is wrong, by field; "" for nothing
	loose    string   // what is wrong with nothing that is asked
	at       int
	input    textinput.Model // of the field at hand, if it takes text
	whole    bool            // what is typed takes the place of the whole number
	sought   string          // what was typed to find a choice
	left     map[string]bool // fields that were left once: their problems are shown
	tellAll  bool            // of all fields
	hopeless bool            // nothing that may be typed next makes the field at hand right
}

func newSheet() sheet {
	return sheet{input: ui.NewInput(0), left: map[string]bool{}}
}

// set replaces the fields and what is wrong with them. The cursor stays on its field, or at its
// place.
func (s *sheet) set(fields []author.Field, problems protocol.Problems) {
	path := ""
	if s.at < len(s.fields) {
		path = s.fields[s.at].Path
	}
	s.fields, s.wrongs, s.loose = fields, make([]string, len(fields)), ""
	if i := s.find(path); i >= 0 {
		s.at = i
	}
	s.at = min(s.at, len(fields)-1)
	for _, p := range problems {
		switch i := author.Locate(fields, p.Path); {
		case i < 0 && s.loose == "":
			s.loose = p.Error()
		case i >= 0 && s.wrongs[i] == "":
			s.wrongs[i] = p.Fault.Error()
		}
	}
}

func (s *sheet) find(path string) int {
	return slices.IndexFunc(s.fields, func(f author.Field) bool { return f.Path == path })
}

func (s *sheet) field() author.Field { return s.fields[s.at] }

// told returns what is wrong with a field, once it is time to say so: not while what is typed may
// still become right.
func (s *sheet) told(i int) string {
	if s.tellAll || s.left[s.fields[i].Path] || i == s.at && s.hopeless {
		return s.wrongs[i]
	}
	return ""
}

// sound tells whether nothing is wrong, except with the fields of some paths.
func (s *sheet) sound(except ...string) bool { return s.wrong(except) < 0 && s.loose == "" }

// wrong returns the first wrong field, except those of some paths; -1 for none.
func (s *sheet) wrong(except []string) int {
	for i, w := range s.wrongs {
		if w != "" && !slices.Contains(except, s.fields[i].Path) {
			return i
		}
	}
	return -1
}

func (s *sheet) load() {
	f := s.field()
	s.input.SetValue(f.Value())
	s.input.CursorEnd()
	s.whole, s.sought, s.hopeless = f.Kind == author.Amount, "", false
}

func (s *sheet) goTo(i int) {
	s.left[s.field().Path] = true
	s.at = min(max(i, 0), len(s.fields)-1)
	s.load()
}

func (s *sheet) move(n int) { s.goTo(s.at + n) }

func (s *sheet) focus(path string) {
	if i := s.find(path); i >= 0 {
		s.at = i
	}
	s.load()
}

// section goes to the beginning of the section n further, or of this one going back.
func (s *sheet) section(n int) {
	at := s.at + n
	for at > 0 && at < len(s.fields) && s.fields[at].Section == s.fields[at-1].Section {
		at += n
	}
	s.goTo(at)
}

// press handles a key, and reports whether it changed anything.
func (s *sheet) press(msg tea.KeyPressMsg) bool {
	f := s.field()
	switch f.Kind {
	case author.Press:
		return false
	case author.Pick:
		return s.choose(f, msg)
	case author.Text:
		if keys.Name(msg) == "right" && s.input.Position() == len([]rune(s.input.Value())) {
			return s.complete(f)
		}
	case author.Amount:
		if n := s.steps(msg.Text); n != 0 {
			f.Step(n)
			return s.stepped(f)
		}
	}
	return s.typed(f, msg, msg.Text != "")
}

// complete fills in what the text may be the beginning of, and tells whether that is
// another one.
func (s *sheet) complete(f author.Field) bool {
	whole := f.Complete()
	if whole == f.Value() {
		return false
	}
	f.Fill(whole)
	s.load()
	return true
}

// typed hands a message to the input, and tells whether that changed the text. What
// writes something takes the place of a number as a whole.
func (s *sheet) typed(f author.Field, msg tea.Msg, writes bool) bool {
	was := s.input.Value()
	if s.whole && writes {
		s.input.SetValue("")
	}
	s.whole = false
	s.input, _ = s.input.Update(msg) // whose commands only make a virtual cursor blink
	if s.input.Value() == was {      // a text of several lines stays as it is until it is changed
		return false
	}
	f.Fill(s.input.Value())
	return true
}

// steps is by how much a typed character steps a number. A minus may also stand in a
// range, but not before anything else of it is typed.
func (s *sheet) steps(typed string) int {
	switch {
	case typed == "+" || typed == "=":
		return 1
	case typed == "-" && s.whole:
		return -1
	default:
		return 0
	}
}

func (s *sheet) stepped(f author.Field) bool {
	changed := f.Value() != s.input.Value()
	s.load()
	return changed
}

// choose takes another choice: the next one, or one that begins with what is typed.
func (s *sheet) choose(f author.Field, msg tea.KeyPressMsg) bool {
	was := f.Value()
	switch name := keys.Name(msg); {
	case name == "right" || name == "+" || name == "=" || name == "space" && s.sought == "":
		f.Step(1)
	case name == "left" || name == "-" && s.sought == "":
		f.Step(-1)
	case msg.Text != "":
		s.seek(f, strings.ToLower(msg.Text))
	}
	return f.Value() != was
}

// seek takes the choice that begins with all that was typed; if there is none, the next
// one that begins with the last of it.
func (s *sheet) seek(f author.Field, typed string) {
	at := slices.IndexFunc(f.Choices, func(c tomldoc.Choice) bool { return c.Value == f.Value() })
	find := func(from int, text string) bool {
		for i := range f.Choices {
			c := f.Choices[(from+i)%len(f.Choices)]
			if strings.HasPrefix(strings.ToLower(c.Words), text) || strings.HasPrefix(c.Value, text) {
				s.sought = text
				f.Fill(c.Value)
				return true
			}
		}
		return false
	}
	if s.sought == "" || !find(max(at, 0), s.sought+typed) {
		find(at+1, typed)
	}
}

// paste fills in a text from elsewhere, its lines as one.
func (s *sheet) paste(msg tea.PasteMsg) bool {
	f := s.field()
	if f.Kind == author.Pick || f.Kind == author.Press {
		return false
	}
	msg.Content = strings.Join(strings.Fields(msg.Content), " ")
	return s.typed(f, msg, true)
}
