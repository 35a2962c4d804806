package settings

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"presshold/internal/tomldoc"
)

// Whatever a setting takes that may be the user's own words is not among what was changed.
func TestChangedTellsNothingOfTheUsers(t *testing.T) {
	const marked = "anna-maria"
	for _, f := range fields() {
		for _, value := range []string{quote(marked), list([]string{marked})} {
			root, problems := tomldoc.Parse([]byte("x = " + value))
			if !problems.Empty() {
				t.Fatalf("%s can't be read", value)
			}
			s := Default()
			if err := f.read(&s, root.Members[0].Value); err != nil {
				continue // such a text is none of its values
			}
			if text := fmt.Sprint(s.Changed()); strings.Contains(text, marked) || !strings.Contains(text, f.name) {
				t.Errorf("%s takes any text, so it needs to be own, and to be told of as set: %s", f.name, text)
			}
		}
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
		`theme = "dim"`, "cues.volume = 20", "cues.language = set", `cues.off = ["tick"]`, "hooks = 1 set", "cues.protocol = 1 set", "cues.words = 1 set",
		`keys.pause = ["x"]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("changed are %q, want %q", got, want)
	}
	if all := Default().Changed(); len(all) > 0 {
		t.Errorf("by default %v are changed", all)
	}
}
