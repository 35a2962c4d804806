package settings

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"presshold/internal/cue"
	"presshold/internal/fault"
	"presshold/internal/keymap"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// bom begins files that some Windows editors write.
const bom = "\xef\xbb\xbf"

// decoded is a settings file that was read.
type decoded struct {
	settings Settings
	bound    keymap.Bindings       // those that the file itself makes
	lines    map[keymap.Action]int // on which it makes them
}

// decode reads a settings file. The path is for error messages only.
func decode(path string, data []byte) (decoded, error) {
	d := &decoder{
		data:     bytes.TrimPrefix(data, []byte(bom)),
		settings: Default(),
		bound:    keymap.Bindings{},
		places:   map[keymap.Action]span{},
		language: nowhere(),
	}
	d.run()
	if err := d.problems.Err(path, d.data); err != nil {
		return decoded{settings: Default()}, err
	}
	d.settings.Keys = d.bound
	out := decoded{d.settings, d.bound, map[keymap.Action]int{}}
	for a, at := range d.places {
		out.lines[a] = 1 + bytes.Count(d.data[:at.from], []byte{'\n'})
	}
	return out, nil
}

type decoder struct {
	data     []byte
	settings Settings
	bound    keymap.Bindings
	places   map[keymap.Action]span // of the bound actions' keys in the file
	hooks    []span                 // of the hooks' headers
	language span                   // of the voice's language
	problems fault.List
}

// maxKeys is how many keys of one action are looked at, so that a file that is none
// of ours is done with at once.
const maxKeys = 16

func (d *decoder) add(at span, format string, args ...any) {
	d.problems.Add(at.from, at.to, format, args...)
}

func (d *decoder) run() {
	if !d.sound() {
		return
	}
	found, err := entries(d.data)
	if err != nil {
		d.add(nowhere(), "%s", err)
		return
	}
	for _, e := range found {
		d.entry(e)
	}
	d.conflicts()
	d.checkHooks()
	d.checkCues()
}

// sound tells whether the file is TOML at all, without a key that is there twice.
func (d *decoder) sound() bool {
	if at, what := fault.NotText(d.data); what != "" {
		d.add(span{at, at + 1}, "%s", what)
		return false
	}
	var all map[string]any
	err := toml.Unmarshal(d.data, &all)
	if err == nil {
		return true
	}
	text := strings.TrimPrefix(err.Error(), "toml: ")
	var at *toml.DecodeError
	if !errors.As(err, &at) {
		d.add(nowhere(), "%s", text)
		return false
	}
	line, column := at.Position()
	offset := fault.Offset(d.data, line, column)
	d.add(span{offset, offset + 1}, "%s", text)
	return false
}

// entry takes one entry of the file.
func (d *decoder) entry(e entry) {
	if e.path[0] == hooksTable {
		d.hook(e)
		return
	}
	if i := slices.IndexFunc(tables(), func(t table) bool { return e.is(t.path()...) }); i >= 0 {
		d.table(e, tables()[i])
		return
	}
	if t, ok := within(e, keysTable, wordsTable, profilesTable); ok {
		d.item(e, t)
		return
	}
	d.setting(e)
}

// table takes what has the name of a table, which it must be.
func (d *decoder) table(e entry, t table) {
	switch {
	case e.kind == unstable.ArrayTable:
		d.add(e.key, "%s is one table: want [%[1]s]", t.name)
	case !e.isTable():
		d.add(e.value, "%s is a table%s: want [%[1]s]", t.name, t.of)
	}
}

// within finds the one of the tables that an entry is in.
func within(e entry, names ...string) (string, bool) {
	for _, name := range names {
		path := strings.Split(name, ".")
		if len(e.path) > len(path) && slices.Equal(e.path[:len(path)], path) {
			return name, true
		}
	}
	return "", false
}

// item takes an entry of a table whose keys are names of something.
func (d *decoder) item(e entry, table string) {
	names := e.path[1+strings.Count(table, "."):]
	if len(names) > 1 || e.isTable() {
		what := "an action"
		if table != keysTable {
			what = "an entry of " + table
		}
		d.add(e.key, "%s: %s has no parts", plain.Quote(strings.Join(names, ".")), what)
		return
	}
	name := names[0]
	var wrong, err error // the name, the value
	switch table {
	case wordsTable:
		if wrong = isPhrase(name); wrong == nil {
			err = d.settings.Cues.word(cue.Phrase(name), e)
		}
	case profilesTable:
		if wrong = isProfiled(name); wrong == nil {
			err = d.settings.Cues.profile(name, e)
		}
	default:
		d.binding(e)
	}
	switch {
	case wrong != nil:
		d.add(e.key, "%s: %s", table, wrong)
	case err != nil:
		d.add(e.value, "%s: %s", table, err)
	}
}

// setting takes an entry that has a name of its own.
func (d *decoder) setting(e entry) {
	name := strings.Join(e.path, ".")
	known := fields()
	i := slices.IndexFunc(known, func(f field) bool { return e.is(strings.Split(f.name, ".")...) })
	if i < 0 {
		d.add(e.key, "unknown setting %s%s", plain.Quote(name), didYouMean(name, settingNames()))
		return
	}
	if e.isTable() {
		d.add(e.key, "%s is not a table", name)
		return
	}
	if err := known[i].read(&d.settings, e); err != nil {
		d.add(e.value, "%s: %s", name, err)
		return
	}
	if name == languageSetting {
		d.language = e.value
	}
}

// binding takes the keys of one action.
func (d *decoder) binding(e entry) {
	a := keymap.Action(e.path[1])
	if !slices.Contains(keymap.Actions(), a) {
		var names []string
		for _, known := range keymap.Actions() {
			names = append(names, string(known))
		}
		d.add(e.key, "unknown action %s%s", plain.Quote(string(a)), didYouMean(string(a), names))
		return
	}
	list := e.list
	switch e.kind {
	case unstable.Array:
	case unstable.String:
		list = []entry{e}
	default:
		d.add(e.value, "%s: want keys in quotes, such as [\"p\"]", a)
		return
	}
	d.bound[a], d.places[a] = []string{}, e.key
	switch {
	case len(list) == 0 && a == keymap.Primary:
		d.add(e.value, "%s: the primary key is needed", a)
	case len(list) > maxKeys:
		d.add(e.value, "%s: %d keys; at most %d are allowed", a, len(list), maxKeys)
		return
	}
	for _, item := range list {
		if item.kind == unstable.Array {
			item.value = e.value // an array has no place of its own
		}
		d.key(a, item)
	}
}

// key takes one key of an action.
func (d *decoder) key(a keymap.Action, e entry) {
	if e.kind != unstable.String {
		d.add(e.value, "%s: want keys in quotes, such as [\"p\"]", a)
		return
	}
	key, err := keymap.ParseKey(e.text)
	switch {
	case err != nil:
		d.add(e.value, "%s: %s", a, err)
	case slices.Contains(d.bound[a], key):
		d.add(e.value, "%s: key %q is there twice", a, key)
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
			if ok && d.places[other].from < d.places[a].from {
				d.add(d.places[a], "%s: key %q is bound to %s already", a, key, other)
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
func readText(e entry, allow func(string) error) (string, error) {
	if e.kind != unstable.String {
		return "", errors.New("want a text in quotes")
	}
	return e.text, allow(e.text)
}

// readNumber reads a whole number from 0 to most.
func readNumber(e entry, most int) (int, error) {
	n, err := strconv.ParseInt(e.text, 0, 64)
	if e.kind != unstable.Integer || err != nil || n < 0 || n > int64(most) {
		return 0, fmt.Errorf("want a whole number from 0 to %d", most)
	}
	return int(n), nil
}

// readBool reads true or false.
func readBool(e entry) (bool, error) {
	if e.kind != unstable.Bool {
		return false, errors.New("want true or false")
	}
	return e.text == "true", nil
}

// readTexts reads a list of texts, each of which a rule allows.
func readTexts(e entry, allow func(string) error) ([]string, error) {
	if e.kind != unstable.Array {
		return nil, errors.New("want a list of texts in quotes, such as [\"a\", \"b\"]")
	}
	if len(e.list) > maxTexts {
		return nil, fmt.Errorf("%d entries; at most %d are allowed", len(e.list), maxTexts)
	}
	var texts []string
	for _, item := range e.list {
		text, err := readText(item, allow)
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
func readDuration(e entry) (time.Duration, error) {
	d, err := readTime(e)
	if err == nil && d != 0 && (d < protocol.MinDuration || d > protocol.MaxDuration) {
		err = fmt.Errorf("%s: want 0 for none, or %s to %s", protocol.FormatDuration(d),
			protocol.FormatDuration(protocol.MinDuration), protocol.FormatDuration(protocol.MaxDuration))
	}
	return d, err
}

// readWithin reads a length of time between two others.
func readWithin(e entry, least, most time.Duration) (time.Duration, error) {
	d, err := readTime(e)
	if err == nil && (d < least || d > most) {
		err = fmt.Errorf("%s: want %s to %s", protocol.FormatDuration(d),
			protocol.FormatDuration(least), protocol.FormatDuration(most))
	}
	return d, err
}

// readTime reads a length of time as it is written everywhere, "5s" or a number of
// seconds, and also in milliseconds, "700ms".
func readTime(e entry) (time.Duration, error) {
	switch e.kind {
	case unstable.String, unstable.Integer, unstable.Float:
	default:
		return 0, errors.New("want a length of time such as \"5s\"")
	}
	d, err := protocol.ParseDuration(e.text)
	if err != nil && len(e.text) > 40 {
		err = errors.New("want a length of time such as \"5s\"")
	}
	return d, err
}
