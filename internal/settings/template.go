package settings

import (
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/tomldoc"
)

// Template is a settings file in which every setting is explained and stands with
// its default, as a comment: what the user does not change follows the defaults of
// later versions.
func Template() []byte {
	w, d := tomldoc.NewTemplate(), Default()
	tomldoc.WriteFields(w, shape().Fields, &d)
	return []byte(tomldoc.Comment(english.SettingsTemplate+"\n"+english.SettingsLengths) + w.String())
}

// TOML writes the settings as a settings file that says them all.
func (s Settings) TOML() []byte {
	w := tomldoc.NewWriter(nil)
	tomldoc.WriteFields(w, shape().Fields, &s)
	return []byte(w.String())
}

// Change is a setting that was changed.
type Change struct{ Name, Value string }

// Changed are the settings that are not as they are by default, for a bug report. What
// may be the user's own words, names or paths is counted, or said to be set, and not shown.
func (s Settings) Changed() (changed []Change) {
	d := Default()
	for _, t := range tables() {
		for _, f := range t.fields {
			if is := f.Text(&s); is != f.Text(&d) {
				changed = append(changed, Change{strings.TrimPrefix(t.name+"."+f.Key, "."), is})
			}
		}
	}
	return changed
}
