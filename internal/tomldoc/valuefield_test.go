package tomldoc

import (
	"slices"
	"testing"
)

// What is typed as a list of texts is one text between two commas, whatever it begins with.
func TestTextsAreTypedBetweenCommas(t *testing.T) {
	f := TextsField("levels", Prose(), func(texts *[]string) *[]string { return texts })
	for typed, want := range map[string][]string{
		"": nil, "light": {"light"}, "light, firm": {"light", "firm"}, "1,2,3": {"1", "2", "3"}, " 1st ,, 2nd": {"1st", "2nd"},
	} {
		var got []string
		if err := f.Fill(&got, typed); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q is %q (%v), want %q", typed, got, err, want)
		}
	}
}
