package protocol

import "testing"

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
		{"", `provenance "": want stated:KEY, secondary:KEY, assumed or chosen`},
		{"guessed", `provenance "guessed": want stated:KEY, secondary:KEY, assumed or chosen`},
		{"Stated:N3", `provenance "Stated:N3": want stated:KEY, secondary:KEY, assumed or chosen`},
		{"stated", `provenance "stated" names no source: write "stated:KEY"`},
		{"secondary:", `provenance "secondary:" names no source: write "secondary:KEY"`},
		{"assumed:N3", `provenance "assumed:N3": what is assumed has no source`},
		{"chosen:", `provenance "chosen:": what is chosen has no source`},
	} {
		if got, err := ParseProvenance(test.text); errText(err) != test.want {
			t.Errorf("ParseProvenance(%q) = %+v, %v, want the error %s", test.text, got, err, test.want)
		}
	}
}
