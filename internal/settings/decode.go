package settings

import (
	"bytes"
	"slices"
	"strings"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

// decoded is a settings file that was read.
type decoded struct {
	settings Settings
	bound    keymap.Bindings       // those that the file itself makes
	lines    map[keymap.Action]int // on which it makes them
}

// decode reads a settings file. The path is for error messages and for finding the note's template.
func decode(path string, data []byte) (decoded, error) {
	d := &decoder{
		data:     bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark)),
		settings: Default(),
		bound:    keymap.Bindings{},
		places:   map[keymap.Action]*tomldoc.Member{},
		values:   map[string]*tomldoc.Value{},
	}
	if root, problems := tomldoc.Parse(d.data); root != nil {
		d.problems = problems
		d.table("", root)
		d.conflicts()
		d.checkLanguage()
		d.checkGauge()
	} else {
		d.problems = problems
	}
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
	values   map[string]*tomldoc.Value         // of the settings that could be read
	problems tomldoc.List
}

// add notes what is wrong with a value.
func (d *decoder) add(v *tomldoc.Value, format string, args ...any) {
	d.problems.Add(v.At, v.End, format, args...)
}

// name notes what is wrong with a key itself.
func (d *decoder) name(m *tomldoc.Member, format string, args ...any) {
	d.problems.Add(m.At, m.End, format, args...)
}

// unknown notes that a key is none of those that are known, and which was likely meant.
func (d *decoder) unknown(m *tomldoc.Member, name string, known []string, text, near string) {
	if likely := plain.Nearest(name, known); likely != "" && likely != name {
		d.name(m, near, plain.Quote(name), likely)
		return
	}
	d.name(m, text, plain.Quote(name))
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
	if name == hooksTable {
		d.hooks(m)
		return
	}
	if i := slices.IndexFunc(tables(), func(t table) bool { return t.name == name }); i >= 0 {
		d.known(tables()[i], m)
		return
	}
	known := fields()
	if strings.Contains(m.Key, ".") {
		known = nil // no setting has a dot in its own name
	}
	i := slices.IndexFunc(known, func(f field) bool { return f.name == name })
	switch v := m.Value; {
	case i < 0:
		d.unknown(m, name, settingNames(), english.SettingUnknown, english.SettingUnknownNear)
	case v.Table != nil:
		d.name(m, english.SettingNotTable, name)
	default:
		if err := known[i].read(&d.settings, v); err != nil {
			d.add(v, "%s: %s", name, err)
		} else {
			d.values[name] = v
		}
	}
}

// known takes one of the tables that a file may have.
func (d *decoder) known(t table, m *tomldoc.Member) {
	switch v := m.Value; {
	case v.Header:
		d.name(m, english.SettingsOneTable, t.name)
	case v.Table == nil:
		d.add(v, english.SettingsTable, t.name)
	case t.read == nil:
		d.table(t.name, v.Table)
	default:
		for i := range v.Table.Members {
			if entry := &v.Table.Members[i]; entry.Value.Table != nil {
				d.name(entry, english.SettingsEntry, plain.Quote(entry.Key))
			} else {
				t.read(d, entry)
			}
		}
	}
}
