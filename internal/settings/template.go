package settings

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"presshold/internal/keymap"
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
	name string
	of   string // what is in it, for a message
	note string // on it, for Template; each line a comment
}

// tables lists the tables in the order of the documentation.
func tables() []table {
	return []table{
		{"session", "", "# The clock of the time with one client; see --for and --by.\n"},
		{"cues", "", "# What is heard of a run.\n"},
		{profilesTable, " of protocols", "# Another profile for a protocol, by its id, such as\n" +
			"#   skin-rolling = \"soft\"\n"},
		{wordsTable, " of words", "# What the voice says in place of its own words; \"\" for nothing. Numbers count, such as\n" +
			"#   press = \"push\"\n" +
			"#   3 = \"three to go\"\n" +
			phraseNames()},
		{"note", "", "# The note for the chart.\n"},
		{"pedal", "", "# The primary key, or a foot pedal that types it.\n"},
		{"share", "", "# Runs on other screens of the network, as web pages over plain HTTP: whoever can read the\n" +
			"# network sees them. Nothing of the client is in them. See --share.\n"},
		{keysTable, " of actions", "# The keys of each action: a character, or a name such as space, enter, tab, esc,\n" +
			"# up, pgdown, f1, ctrl+x. The digits give the client-reported score, ctrl+c always\n" +
			"# quits, ctrl+z always suspends. A key that you give to one action is taken from\n" +
			"# the action that has it by default. [] leaves an action without a key.\n"},
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

// Template is a settings file in which every setting is explained and stands with
// its default, as a comment: what the user does not change follows the defaults of
// later versions.
func Template() []byte {
	s := Default()
	var b strings.Builder
	explain := func(words, name, value string) {
		fmt.Fprintf(&b, "\n# %s.\n#%s = %s\n", capital(words), name, value)
	}
	b.WriteString("# Settings of presshold. Remove a # and change what you like.\n" +
		"# Lengths of time are written 5, 5s or 1m30s.\n")
	for _, f := range in("") {
		explain(f.words, f.name, f.write(s))
	}
	b.WriteString(hooksNote)
	for _, t := range tables() {
		fmt.Fprintf(&b, "\n%s[%s]\n", t.note, t.name)
		for _, f := range in(t.name) {
			explain(f.words, f.name, f.write(s))
		}
		if t.name == keysTable {
			for _, a := range keymap.Actions() {
				explain(a.Words(), string(a), list(keymap.DefaultKeys()[a]))
			}
		}
	}
	return []byte(b.String())
}

// hooksNote explains the hooks, of which there are none by default.
const hooksNote = `
# Commands of yours, each run on the events that it names. It gets the event as one line
# of JSON on its standard input; presshold schema --events describes it. No shell
# reads the command, what it prints is thrown away, and the timer never waits for it.
# For another command, write another [[hooks]].
# [[hooks]]
# on = ["session-start", "session-end"]
# command = ["/usr/local/bin/my-program", "an argument"]
# timeout = "10s"
`

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// list writes texts as a TOML array.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
