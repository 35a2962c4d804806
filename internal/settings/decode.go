package settings

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

// decoder reads a settings file, and holds what it has read.
type decoder struct {
	data     []byte
	settings Settings                          // in it, only those keys are bound that the file binds
	places   map[keymap.Action]*tomldoc.Member // of the bound actions in the file
	values   map[string]*tomldoc.Value         // of the settings that could be read
	problems tomldoc.List
}

// decode reads a settings file; if something is wrong with it, the settings are the defaults.
// The path is for error messages and for finding the note's template.
func decode(path string, data []byte) (*decoder, error) {
	d := &decoder{
		data:     bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark)),
		settings: Default(),
		places:   map[keymap.Action]*tomldoc.Member{},
		values:   map[string]*tomldoc.Value{},
	}
	var root *tomldoc.Table
	if root, d.problems = tomldoc.Parse(d.data); root != nil {
		d.table("", root)
		d.conflicts()
		d.checkLanguage()
		d.checkGauge()
	}
	d.readTemplate(path)
	err := d.problems.Err(path, d.data)
	if err != nil {
		d.settings = Default()
	}
	return d, err
}

// line is where an action is bound.
func (d *decoder) line(a keymap.Action) int {
	return 1 + bytes.Count(d.data[:d.places[a].At], []byte{'\n'})
}

// add notes what is wrong with a value.
func (d *decoder) add(v *tomldoc.Value, format string, args ...any) {
	d.problems.Add(v.At, v.End, format, args...)
}

// wrong notes what is wrong with the value of a setting, at the item that is meant if it is a list.
func (d *decoder) wrong(v *tomldoc.Value, name string, err error) {
	var of itemError
	if errors.As(err, &of) {
		v = of.item
	}
	d.add(v, "%s: %s", name, err)
}

// name notes what is wrong with a key itself.
func (d *decoder) name(m *tomldoc.Member, format string, args ...any) {
	d.problems.Add(m.At, m.End, format, args...)
}

// unknown notes that a key is not one of those that are known, and which one was probably
// meant.
func unknown[T ~string](d *decoder, m *tomldoc.Member, name string, known []T, text, kind string) {
	if likely := plain.Nearest(name, known); likely != "" && string(likely) != name {
		d.name(m, english.UnknownNear, kind, plain.Quote(name), plain.Quote(string(likely)))
		return
	}
	d.name(m, text, plain.Quote(name))
}

// table takes the keys of a table; its name, unless it is "", stands before theirs.
func (d *decoder) table(name string, t *tomldoc.Table) {
	if name != "" {
		name += "."
	}
	for i := range t.Members {
		m := &t.Members[i]
		d.entry(name+m.Key, m)
	}
}

// entry takes a key and its value: a table, or a setting.
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
		unknown(d, m, name, settingNames(), english.SettingUnknown, english.UnknownSetting)
	case v.Table != nil:
		d.name(m, english.SettingNotTable, name)
	default:
		if err := known[i].read(&d.settings, v); err != nil {
			d.wrong(v, name, err)
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
