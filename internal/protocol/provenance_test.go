package protocol

import (
	"testing"

	"presshold/internal/phrase/english"
)

func TestProvenance(t *testing.T) {
	for _, test := range []struct {
		text string
		want Provenance
	}{
		{"stated:N3", Provenance{Basis: Stated, Source: "N3"}},
		{"secondary:Davies 2013", Provenance{Basis: Secondary, Source: "Davies 2013"}},
		{"stated:doi:10.1055/a", Provenance{Basis: Stated, Source: "doi:10.1055/a"}},
		{"assumed", Provenance{Basis: Assumed}},
		{"chosen", Provenance{Basis: Chosen}},
	} {
		var got Provenance
		if err := got.UnmarshalText([]byte(test.text)); err != nil || got != test.want {
			t.Errorf("ParseProvenance(%q) = %+v, %v, want %+v", test.text, got, err, test.want)
		}
		if form, err := got.MarshalText(); err != nil || string(form) != test.text {
			t.Errorf("%+v is written %q, %v, want %q", got, form, err, test.text)
		}
		if !got.Is(test.want.Basis) || got.Is("") {
			t.Errorf("%q is not just %q", test.text, test.want.Basis)
		}
	}
}

// A number that nobody vouches for is the user's own, and is shown as that.
func TestProvenanceOfNothing(t *testing.T) {
	var none Provenance
	if none.String() != "chosen" || !none.Is(Chosen) || none.Is(Assumed) {
		t.Errorf("without a basis it is written %q", none)
	}
}

func TestProvenanceBad(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", english.ProvenanceUnknown},
		{"guessed", english.ProvenanceUnknown},
		{"Stated:N3", english.ProvenanceUnknown},
		{"stated", english.ProvenanceNoSource},
		{"secondary:", english.ProvenanceNoSource},
		{"assumed:N3", english.ProvenanceHasSource},
		{"chosen:", english.ProvenanceHasSource},
	} {
		if got, err := ParseProvenance(test.text); kind(err) != test.want {
			t.Errorf("ParseProvenance(%q) = %+v, %v, want the error %s", test.text, got, err, test.want)
		}
	}
}
