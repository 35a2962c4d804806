package settings

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
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

// table is one table of the file, other than the hooks, which are a list of tables. It has
// either settings, which are fields, or entries that are named by actions, phrases or protocols.
type table struct {
	name    string
	words   string // on it, for the documentation
	example []string
	read    func(*decoder, *tomldoc.Member) // takes an entry
	entries func(Settings) []Setting        // all of them
	own     bool                            // they may be words or names of the user's
}

// tables lists the tables in the order of the documentation.
func tables() []table {
	return []table{
		{name: "session", words: english.SettingsSession},
		{name: "cues", words: english.SettingsCues},
		{
			name: profilesTable, words: english.SettingsProfiles, example: []string{`skin-rolling = "soft"`},
			read: (*decoder).profile, entries: func(s Settings) []Setting { return sorted(s.Cues.Profiles) }, own: true,
		},
		{
			name: wordsTable, words: fmt.Sprintf(english.SettingsWords, plain.List(voice.Phrases())),
			example: []string{english.SettingsWordsPress, english.SettingsWordsThree},
			read:    (*decoder).word, entries: func(s Settings) []Setting { return sorted(s.Cues.Style.Words) }, own: true,
		},
		{name: "note", words: english.SettingsNote},
		{name: "pedal", words: english.SettingsPedal},
		{name: "share", words: english.SettingsShare},
		{name: "gauge", words: english.SettingsGauge},
		{name: keysTable, words: english.SettingsKeys, read: (*decoder).binding, entries: bindings},
	}
}

// sorted are the entries of a map. Their names need no quotes.
func sorted[K, V ~string](all map[K]V) []Setting {
	var entries []Setting
	for _, name := range slices.Sorted(maps.Keys(all)) {
		entries = append(entries, Setting{Name: string(name), Value: quote(all[name])})
	}
	return entries
}

// bindings are the keys of every action.
func bindings(s Settings) []Setting {
	var entries []Setting
	keys := s.Keys.InForce()
	for _, a := range keymap.Actions() {
		entries = append(entries, Setting{string(a), plain.Sentence(a.Words()), list(keys[a])})
	}
	return entries
}

// in are the settings of a table by their names in it; those outside of any table for "".
func (s Settings) in(table string) []Setting {
	var found []Setting
	for _, f := range fields() {
		of, name, ok := strings.Cut(f.name, ".")
		if !ok {
			of, name = "", f.name
		}
		if of == table {
			found = append(found, Setting{name, f.words, f.write(s)})
		}
	}
	return found
}

// all are the settings of a table, or its entries.
func (s Settings) all(t table) []Setting {
	if t.entries != nil {
		return t.entries(s)
	}
	return s.in(t.name)
}

// settingNames are all known names but those of entries.
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
