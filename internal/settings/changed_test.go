package settings

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Whatever a setting takes that may be the user's own words is not among what was changed.
func TestChangedTellsNothingOfTheUsers(t *testing.T) {
	const marked = "anna-maria"
	taken := 0
	for _, table := range Doc().Tables() {
		for _, k := range table.Values() {
			for _, value := range []string{quote(marked), list([]string{marked})} {
				text := "\n" + k.Key + " = " + value
				if table.Path != "" {
					text = table.Header() + text
				}
				s, err := Load(write(t, text))
				if err != nil {
					continue // such a text is none of its values
				}
				taken++
				if text := fmt.Sprint(s.Changed()); strings.Contains(text, marked) || !strings.Contains(text, k.Key) {
					t.Errorf("%s takes any text, so it needs to be own, and to be told of as set: %s", k.Key, text)
				}
			}
		}
	}
	if taken < 4 {
		t.Errorf("only %d settings take any text", taken)
	}
	s, err := Load(write(t, `theme = "dim"
[cues]
volume = 20
language = "de"
off = ["tick"]
[cues.protocol]
anna-maria = "soft"
[cues.words]
press = "anna-maria"
[keys]
pause = ["x"]
[[hooks]]
on = ["session-end"]
command = ["anna-maria"]
`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range s.Changed() {
		got = append(got, c.Name+" = "+c.Value)
	}
	want := []string{
		`theme = "dim"`, "hooks = 1 set", "cues.volume = 20", `cues.language = "de"`, `cues.off = ["tick"]`, "cues.protocol = 1 set", "cues.words = 1 set",
		`keys.pause = ["x"]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("changed are %q, want %q", got, want)
	}
	if all := Default().Changed(); len(all) > 0 {
		t.Errorf("by default %v are changed", all)
	}
}
