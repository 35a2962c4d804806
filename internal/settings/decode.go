package settings

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/appointment"
	"presshold/internal/keymap"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// decoded is a settings file that was read.
type decoded struct {
	settings Settings
	bound    keymap.Bindings       // those that the file itself makes
	lines    map[keymap.Action]int // on which it makes them
}

// decode reads a settings file. The path is for error messages only.
func decode(path string, data []byte) (decoded, error) {
	d := &decoder{
		data:     bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark)),
		settings: Default(),
		bound:    keymap.Bindings{},
		places:   map[keymap.Action]*tomldoc.Member{},
	}
	d.run()
	d.readTemplate(path)
	if err := d.problems.Err(path, d.data); err != nil {
		return decoded{settings: Default()}, err
	}
	d.settings.Keys = d.bound
	out := decoded{d.settings, d.bound, map[keymap.Action]int{}}
	for a, m := range d.places {
		out.lines[a] = 1 + bytes.Count(d.data[:m.At], []byte{'\n'})
	}
	return out, nil
}

type decoder struct {
	data     []byte
	settings Settings
	bound    keymap.Bindings
	places   map[keymap.Action]*tomldoc.Member // of the bound actions in the file
	language *tomldoc.Value                    // of the voice; nil for the default
	template *tomldoc.Value                    // of the note; nil for none
	problems tomldoc.List
}

// maxKeys is how many keys of one action are looked at, so that a file that is none
// of ours is done with at once.
const maxKeys = 16

// add notes what is wrong with a value.
func (d *decoder) add(v *tomldoc.Value, format string, args ...any) {
	d.problems.Add(v.At, v.End, format, args...)
}

// name notes what is wrong with a key itself.
func (d *decoder) name(m *tomldoc.Member, format string, args ...any) {
	d.problems.Add(m.At, m.End, format, args...)
}

func (d *decoder) run() {
	root, problems := tomldoc.Parse(d.data)
	d.problems = problems
	if root == nil {
		return
	}
	d.table("", root)
	d.conflicts()
	d.checkCues()
}

// table takes the keys of a table, whose name, unless that is "", stands before theirs.
func (d *decoder) table(name string, t *tomldoc.Table) {
	if name != "" {
		name += "."
	}
	for i := range t.Members {
		m := &t.Members[i]
		d.entry(name+m.Key, m)
	}
}

// entry takes a key of that name and what it is given: a table, or a setting.
func (d *decoder) entry(name string, m *tomldoc.Member) {
	known := fields()
	if strings.Count(name, ".") > strings.Count(strings.TrimSuffix(name, m.Key), ".") {
		known = nil // no setting has a dot in its own name
	}
	if name == hooksTable {
		d.hooks(m)
		return
	}
	if i := slices.IndexFunc(tables(), func(t table) bool { return t.name == name }); i >= 0 {
		d.known(tables()[i], m)
		return
	}
	i := slices.IndexFunc(known, func(f field) bool { return f.name == name })
	switch v := m.Value; {
	case i < 0:
		d.name(m, "unknown setting %s%s", plain.Quote(name), didYouMean(name, settingNames()))
	case v.Table != nil:
		d.name(m, "%s is not a table", name)
	default:
		if err := known[i].read(&d.settings, v); err != nil {
			d.add(v, "%s: %s", name, err)
		} else {
			d.remember(name, v)
		}
	}
}

// known takes one of the tables that a file may have.
func (d *decoder) known(t table, m *tomldoc.Member) {
	switch v := m.Value; {
	case v.Header:
		d.name(m, "%s is one table: want [%[1]s]", t.name)
	case v.Table == nil:
		d.add(v, "%s is a table%s: want [%[1]s]", t.name, t.of)
	case t.of == "":
		d.table(t.name, v.Table)
	default:
		for i := range v.Table.Members {
			d.item(&v.Table.Members[i], t.name)
		}
	}
}

// item takes an entry of a table whose keys are names of something.
func (d *decoder) item(m *tomldoc.Member, table string) {
	if m.Value.Table != nil {
		what := "an action"
		if table != keysTable {
			what = "an entry of " + table
		}
		d.name(m, "%s: %s has no keys of its own", plain.Quote(m.Key), what)
		return
	}
	var wrong, err error // the name, the value
	switch table {
	case wordsTable:
		if wrong = isPhrase(m.Key); wrong == nil {
			err = d.settings.Cues.word(voice.Phrase(m.Key), m.Value)
		}
	case profilesTable:
		if wrong = isProfiled(m.Key); wrong == nil {
			err = d.settings.Cues.profile(m.Key, m.Value)
		}
	default:
		d.binding(m)
	}
	switch {
	case wrong != nil:
		d.name(m, "%s: %s", table, wrong)
	case err != nil:
		d.add(m.Value, "%s: %s", table, err)
	}
}

// binding takes the keys of one action.
func (d *decoder) binding(m *tomldoc.Member) {
	a := keymap.Action(m.Key)
	if !slices.Contains(keymap.Actions(), a) {
		var names []string
		for _, known := range keymap.Actions() {
			names = append(names, string(known))
		}
		d.name(m, "unknown action %s%s", plain.Quote(string(a)), didYouMean(string(a), names))
		return
	}
	list := m.Value.Items
	switch m.Value.Form {
	case tomldoc.FormArray:
	case tomldoc.FormText:
		list = []*tomldoc.Value{m.Value}
	default:
		d.add(m.Value, "%s: want keys in quotes, such as [\"p\"]", a)
		return
	}
	d.bound[a], d.places[a] = []string{}, m
	switch {
	case len(list) == 0 && a == keymap.Primary:
		d.add(m.Value, "%s: the primary key is needed", a)
	case len(list) > maxKeys:
		d.add(m.Value, "%s: %d keys; at most %d are allowed", a, len(list), maxKeys)
		return
	}
	for _, item := range list {
		d.key(a, item)
	}
}

// key takes one key of an action.
func (d *decoder) key(a keymap.Action, v *tomldoc.Value) {
	if v.Form != tomldoc.FormText {
		d.add(v, "%s: want keys in quotes, such as [\"p\"]", a)
		return
	}
	key, err := keymap.ParseKey(v.Text)
	switch {
	case err != nil:
		d.add(v, "%s: %s", a, err)
	case slices.Contains(d.bound[a], key):
		d.add(v, "%s: key %q is given twice", a, key)
	default:
		d.bound[a] = append(d.bound[a], key)
	}
}

// conflicts finds the keys that the file gives to two actions at once, and tells it
// at the later one.
func (d *decoder) conflicts() {
	for a := range d.bound {
		for _, key := range d.bound[a] {
			other, ok := d.bound.Holder(a, key)
			if ok && d.places[other].At < d.places[a].At {
				d.name(d.places[a], "%s: key %q is bound to %s already", a, key, other)
			}
		}
	}
}

func didYouMean(name string, known []string) string {
	if near := plain.Nearest(name, known); near != "" && near != name {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// readText reads a text that a rule allows.
func readText[T ~string](allow func(string) error) func(*tomldoc.Value) (T, error) {
	return func(v *tomldoc.Value) (T, error) {
		if v.Form != tomldoc.FormText {
			return "", errors.New("want a text in quotes")
		}
		return T(v.Text), allow(v.Text)
	}
}

// readNumber reads a whole number from 0 to most.
func readNumber(most int) func(*tomldoc.Value) (int, error) {
	return func(v *tomldoc.Value) (int, error) {
		n, err := strconv.ParseInt(v.Text, 0, 64)
		if v.Form != tomldoc.FormWhole || err != nil || n < 0 || n > int64(most) {
			return 0, fmt.Errorf("want a whole number from 0 to %d", most)
		}
		return int(n), nil
	}
}

// readBool reads true or false.
func readBool(v *tomldoc.Value) (bool, error) {
	if v.Form != tomldoc.FormTruth {
		return false, errors.New("want true or false")
	}
	return v.Truth, nil
}

// readTexts reads a list of texts, each of which a rule allows.
func readTexts(v *tomldoc.Value, allow func(string) error) ([]string, error) {
	if v.Form != tomldoc.FormArray {
		return nil, errors.New("want a list of texts in quotes, such as [\"a\", \"b\"]")
	}
	if len(v.Items) > maxTexts {
		return nil, fmt.Errorf("%d entries; at most %d are allowed", len(v.Items), maxTexts)
	}
	var texts []string
	for _, item := range v.Items {
		text, err := readText[string](allow)(item)
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return texts, nil
}

// maxTexts is how many texts a list may have.
const maxTexts = 64

// readDuration reads the length of a phase; zero stands for none.
func readDuration(v *tomldoc.Value) (time.Duration, error) {
	d, err := readTime(v)
	if err == nil && d != 0 && (d < protocol.MinDuration || d > protocol.MaxDuration) {
		err = fmt.Errorf("%s: want 0 for none, or %s to %s", protocol.FormatDuration(d),
			protocol.FormatDuration(protocol.MinDuration), protocol.FormatDuration(protocol.MaxDuration))
	}
	return d, err
}

// readHour reads the length of an appointment; zero stands for none.
func readHour(v *tomldoc.Value) (time.Duration, error) {
	if d, err := readTime(v); err == nil && d == 0 {
		return 0, nil
	}
	if v.Form != tomldoc.FormText {
		return 0, errors.New("want a length of time such as \"50m\"")
	}
	return appointment.ParseLength(v.Text)
}

// readWithin reads a length of time between two others.
func readWithin(least, most time.Duration) func(*tomldoc.Value) (time.Duration, error) {
	return func(v *tomldoc.Value) (time.Duration, error) {
		d, err := readTime(v)
		if err == nil && (d < least || d > most) {
			err = fmt.Errorf("%s: want %s to %s", protocol.FormatDuration(d),
				protocol.FormatDuration(least), protocol.FormatDuration(most))
		}
		return d, err
	}
}

// readTime reads a length of time as it is written everywhere, "5s" or a number of
// seconds, and also in milliseconds, "700ms".
func readTime(v *tomldoc.Value) (time.Duration, error) {
	switch v.Form {
	case tomldoc.FormText, tomldoc.FormWhole, tomldoc.FormDecimal:
	default:
		return 0, errors.New("want a length of time such as \"5s\"")
	}
	d, err := protocol.ParseDuration(v.Text)
	if err != nil && len(v.Text) > 40 {
		err = errors.New("want a length of time such as \"5s\"")
	}
	return d, err
}
