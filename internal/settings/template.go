package settings

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"presshold/internal/keymap"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

// The tables of the file whose entries have no names of their own.
const (
	keysTable     = "keys"
	wordsTable    = "cues.words"
	profilesTable = "cues.protocol"
	hooksTable    = "hooks"
)

// table is one table of the file, but for the hooks, which are a list of them.
type table struct {
	name    string
	of      string   // what is in it, for a message
	words   string   // on it, for the documentation
	example []string // lines of it, where the names in it are the user's
}

// tables lists the tables in the order of the documentation.
func tables() []table {
	return []table{
		{"session", "", "The clock of the time with one client; see --for and --by.", nil},
		{"cues", "", "What is heard of a run.", nil},
		{profilesTable, " of protocols", "Another profile for a protocol, by its id.", []string{`skin-rolling = "soft"`}},
		{
			wordsTable, " of words", `What the voice says in place of its own words; "" for nothing. Numbers count, too. The words: ` + joined(voice.Phrases()) + ".",
			[]string{`press = "push"`, `3 = "three to go"`},
		},
		{"note", "", "The note for the chart.", nil},
		{"pedal", "", "The primary key, or a foot pedal that types it.", nil},
		{"share", "", "Runs on other screens of the network, as web pages over plain HTTP: whoever can read the network sees them. " +
			"Nothing of the client is in them. See --share.", nil},
		{"gauge", "", "A force gauge, for drills of pressure: presshold drill --pressure.", nil},
		{
			keysTable, " of actions", "The keys of each action: a character, or a name such as space, enter, tab, esc, " +
				"up, pgdown, f1, ctrl+x. The digits give the client-reported score, ctrl+c always quits, ctrl+z always suspends. " +
				"A key that you give to one action is taken from the action that has it by default. [] leaves an action without a key.", nil,
		},
	}
}

// settingNames are all names that may stand outside of the keys' table.
func settingNames() []string {
	names := []string{hooksTable}
	for _, t := range tables() {
		names = append(names, t.name)
	}
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return names
}

// in gives the settings of a table, "" for those without, and their names in it.
func in(table string) (found []field) {
	for _, f := range fields() {
		of, name, ok := strings.Cut(f.name, ".")
		if !ok {
			of, name = "", f.name
		}
		if of == table {
			f.name = name
			found = append(found, f)
		}
	}
	return found
}

// TOML writes the settings as a settings file that says them all.
func (s Settings) TOML() []byte {
	var b strings.Builder
	for _, f := range in("") {
		fmt.Fprintf(&b, "%s = %s\n", f.name, f.write(s))
	}
	for _, h := range s.Hooks {
		fmt.Fprintf(&b, "\n[[hooks]]\non = %s\ncommand = %s\ntimeout = %s\n",
			list(h.On), list(h.Command), quoteDuration(h.Timeout))
	}
	for _, t := range tables() {
		fmt.Fprintf(&b, "\n[%s]\n", t.name)
		for _, f := range in(t.name) {
			fmt.Fprintf(&b, "%s = %s\n", f.name, f.write(s))
		}
		switch t.name {
		case profilesTable:
			writeAll(&b, s.Cues.Profiles)
		case wordsTable:
			writeAll(&b, s.Cues.Style.Words)
		case keysTable:
			keys := s.Keys.InForce()
			for _, a := range keymap.Actions() {
				fmt.Fprintf(&b, "%s = %s\n", a, list(keys[a]))
			}
		}
	}
	return []byte(b.String())
}

// writeAll writes the entries of a table. Their names need no quotes.
func writeAll[K, V ~string](b *strings.Builder, all map[K]V) {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(b, "%s = %s\n", name, quote(all[name]))
	}
}

// Section is a part of the settings file, as it is documented.
type Section struct {
	Table    string // "" for the head of the file
	Words    string // on it, as sentences
	Example  []string
	Settings []Setting
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
	sections := []Section{{Words: "Lengths of time are written 5, 5s or 1m30s."}, {
		Table: hooksTable,
		Words: "Commands of yours, each run on the events that it names. It gets the event as one line of JSON on its standard input; " +
			"presshold schema --events describes it. No shell reads the command, what it prints is thrown away, and the timer never " +
			"waits for it. For another command, write another [[hooks]]. The events: " + joined(Events()) + ".",
		Example: []string{
			"[[hooks]]", `on = ["session-start", "session-end"]`,
			`command = ["/usr/local/bin/my-program", "an argument"]`, "timeout = " + quoteDuration(DefaultTimeout),
		},
	}}
	for _, t := range tables() {
		sections = append(sections, Section{Table: t.name, Words: t.words, Example: t.example})
	}
	for i := range sections {
		s := &sections[i]
		for _, f := range in(s.Table) {
			s.Settings = append(s.Settings, Setting{f.name, capital(f.words) + ".", f.write(d)})
		}
		if s.Table == keysTable {
			for _, a := range keymap.Actions() {
				s.Settings = append(s.Settings, Setting{string(a), capital(a.Words()) + ".", list(keymap.DefaultKeys()[a])})
			}
		}
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
	explain("Settings of presshold. Remove a # and change what you like.")
	for i, s := range Sections() {
		if i > 0 {
			b.WriteString("\n")
		}
		explain(s.Words)
		if s.Table != "" && s.Table != hooksTable {
			fmt.Fprintf(&b, "[%s]\n", s.Table)
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

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// list writes texts as a TOML array.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
