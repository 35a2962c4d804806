package protocol

import (
	"slices"
	"strings"
	"testing"
)

// What the founding sources say in general, as PROTOCOLS.md gives it, each of the right
// source.
func TestGeneral(t *testing.T) {
	for key, want := range map[string][]string{
		"N0": {"says how the pressure is", "listens and adjusts", "ischemia", "posture", "gait or biomechanics"},
		"N1": {"never overly painful", "listens and adjusts", "exquisitely tender", "palpable nodule in a taut band", "refer pain elsewhere", "nerve entrapment or compression"},
		"N2": {"slowly and gently, for bands that are tighter than the rest", "trigger points"},
		"N3": {"never induce pain, though some discomfort is to be expected", "softening or melting", "primary care physician first", "contraindications", "ischemia"},
	} {
		var source Source
		for _, f := range foundingSources() {
			if f.key == key {
				source = Source{Key: key, Basis: Stated, Citation: f.title + ", and where"}
			}
		}
		var text []string
		for _, s := range (Protocol{Sources: []Source{source}}).General() {
			if s.From != (Provenance{Basis: Stated, Source: key}) {
				t.Errorf("%s: %q is from %s", key, s.Text, s.From)
			}
			text = append(text, s.Text)
		}
		for _, w := range want {
			if !strings.Contains(strings.Join(text, " "), w) {
				t.Errorf("%s lacks %q: %q", key, w, text)
			}
		}
		source.Citation = "Another page"
		if got := (Protocol{Sources: []Source{source}}).General(); len(got) > 0 {
			t.Errorf("another source with the key %s says %q", key, got)
		}
	}
	two := Protocol{Sources: []Source{
		{Key: "N2", Basis: Stated, Citation: `"What Is Neuromuscular Massage?", page`}, {Key: "N0", Basis: Stated, Citation: "Somebody else"},
	}}
	if !slices.ContainsFunc(two.General(), func(s Statement) bool { return s.From.Source == "N2" }) || len(two.General()) != 2 {
		t.Errorf("of two sources one of which is another: %q", two.General())
	}
}
