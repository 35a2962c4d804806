package settings

import (
	"slices"
	"strconv"

	"presshold/internal/keymap"
)

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
			add(f.name, "set")
		default:
			add(f.name, value)
		}
	}
	for _, own := range []struct {
		table string
		n     int
	}{{hooksTable, len(s.Hooks)}, {profilesTable, len(s.Cues.Profiles)}, {wordsTable, len(s.Cues.Style.Words)}} {
		if own.n > 0 {
			add(own.table, strconv.Itoa(own.n)+" set")
		}
	}
	usual, now := keymap.DefaultKeys(), s.Keys.InForce()
	for _, a := range keymap.Actions() {
		if !slices.Equal(now[a], usual[a]) {
			add(keysTable+"."+string(a), list(now[a]))
		}
	}
	return changed
}
