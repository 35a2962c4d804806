package settings

import (
	"fmt"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/tomldoc"
)

// Section is a part of the settings file, as it is documented.
type Section struct {
	Table    string // "" for the head of the file
	List     bool   // there may be several such tables
	Words    string // on it, as sentences
	Example  []string
	Settings []Setting
}

// Header is the section's header in the file: "[cues]"; "" for the head.
func (s Section) Header() string {
	switch {
	case s.Table == "":
		return ""
	case s.List:
		return "[[" + s.Table + "]]"
	default:
		return "[" + s.Table + "]"
	}
}

// Setting is one setting of a section, or one that was changed.
type Setting struct {
	Name  string
	Words string // a sentence
	Value string // as TOML; in a section the default
}

// Sections document the whole settings file.
func Sections() []Section {
	d := Default()
	sections := []Section{
		{Words: english.SettingsLengths, Settings: d.in("")},
		{
			Table: hooksTable, List: true, Words: fmt.Sprintf(english.SettingsHooks, plain.List(session.EventKinds())),
			Example: []string{
				"[[hooks]]", english.SettingsHookOn, english.SettingsHookRun, "timeout = " + quoteDuration(DefaultTimeout),
			},
		},
	}
	for _, t := range tables() {
		sections = append(sections, Section{Table: t.name, Words: t.words, Example: t.example, Settings: d.all(t)})
	}
	return sections
}

// Template is a settings file in which every setting is explained and stands with
// its default, as a comment: what the user does not change follows the defaults of
// later versions.
func Template() []byte {
	const wide = 90
	var b strings.Builder
	explain := func(words string) {
		b.WriteString(tomldoc.Comment(strings.Join(plain.Wrap(words, wide-2), "\n")))
	}
	explain(english.SettingsTemplate)
	for i, s := range Sections() {
		if i > 0 {
			b.WriteString("\n")
		}
		explain(s.Words)
		if header := s.Header(); header != "" && !s.List {
			fmt.Fprintln(&b, header)
		}
		for _, line := range s.Example {
			fmt.Fprintf(&b, "#   %s\n", line)
		}
		for _, one := range s.Settings {
			b.WriteString("\n")
			explain(one.Words)
			fmt.Fprintf(&b, "#%s = %s\n", one.Name, one.Value)
		}
	}
	return []byte(b.String())
}

// TOML writes the settings as a settings file that says them all.
func (s Settings) TOML() []byte {
	var b strings.Builder
	write := func(all []Setting) {
		for _, one := range all {
			fmt.Fprintf(&b, "%s = %s\n", one.Name, one.Value)
		}
	}
	write(s.in(""))
	for _, h := range s.Hooks {
		fmt.Fprintf(&b, "\n[[%s]]\non = %s\ncommand = %s\ntimeout = %s\n",
			hooksTable, list(h.On), list(h.Command), quoteDuration(h.Timeout))
	}
	for _, t := range tables() {
		fmt.Fprintf(&b, "\n[%s]\n", t.name)
		write(s.all(t))
	}
	return []byte(b.String())
}

// Changed are the settings that are not as they are by default, for a bug report. What
// may be the user's own words, names or paths is counted, or said to be set, and not shown.
func (s Settings) Changed() []Setting {
	var changed []Setting
	add := func(name, value string) { changed = append(changed, Setting{Name: name, Value: value}) }
	d := Default()
	for _, f := range fields() {
		switch value := f.write(s); {
		case value == f.write(d):
		case f.own:
			add(f.name, english.SettingChanged)
		default:
			add(f.name, value)
		}
	}
	count := func(name string, n int) {
		if n > 0 {
			add(name, fmt.Sprintf(english.SettingsChanged, n))
		}
	}
	count(hooksTable, len(s.Hooks))
	for _, t := range tables() {
		if t.own {
			count(t.name, len(t.entries(s)))
		}
	}
	usual := bindings(d)
	for i, b := range bindings(s) {
		if b.Value != usual[i].Value {
			add(keysTable+"."+b.Name, b.Value)
		}
	}
	return changed
}
