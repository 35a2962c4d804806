package voice

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"presshold/internal/catalog"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

func TestFull(t *testing.T) {
	in := func(code string, instructions bool) Wording {
		language, _ := BuiltIn(code)
		return Wording{Language: language, Instructions: instructions}
	}
	const brief, full = false, true
	noted := Speech{Do: Press, Round: 1, Label: "sink in", Note: "Press\x1b[2J slowly.\n", Side: protocol.Left, Site: "scalenes"}
	changed := in("de", brief)
	changed.Own = map[Phrase]string{Press: "Druck", Number(3): "drei!", Left: ""}
	tests := []struct {
		name string
		in   Wording
		say  Speech
		want string
	}{
		{"in English", in("en", brief), Speech{Do: Press, Round: 3}, "press, round three"},
		{"in German", in("de-AT", brief), Speech{Do: Press, Round: 3}, "drücken, Runde drei"},
		{"in Spanish", in("es_MX", brief), Speech{Do: Press, Round: 3}, "presione, ronda tres"},
		{"in a language without words", in("tlh", brief), Speech{Do: Press, Round: 3}, "press, round three"},
		{"in a language without words, with instructions", in("tlh", full), noted, "press, left side, round one"},
		{"a number beyond twenty", in("en", brief), Speech{Do: Press, Round: 21}, "press, round 21"},
		{"twenty", in("es", brief), Speech{Do: Press, Round: 20}, "presione, ronda veinte"},
		{"a countdown", in("de", brief), Speech{Count: 2}, "zwei"},
		{"briefly", in("en", brief), noted, "press, left side, round one"},
		{"with instructions", in("en", full), noted, "sink in, left side, scalenes, round one. Press [2J slowly."},
		{"another point", in("en", brief), Speech{Do: Reposition, Moved: true, Site: "soleus"}, "next point"},
		{"another point, with instructions", in("en", full), Speech{Do: Reposition, Moved: true, Site: "soleus"}, "next point, soleus"},
		{"the first point, with instructions", in("en", full), Speech{Do: GetReady, Site: "soleus"}, "get ready, soleus"},
		{"another side at its cap", in("es", brief), Speech{Do: Reposition, Moved: true, Side: protocol.Right, Capped: true}, "lado derecho, tiempo máximo alcanzado"},
		{"deeper, whatever it is called", in("en", full), Speech{Do: Deeper, Label: "press"}, "deeper"},
		{"words of the user's own", changed, Speech{Do: Press, Round: 3}, "Druck, Runde drei!"},
		{"words left out", changed, Speech{Do: GetReady, Side: protocol.Left}, "bereit machen"},
		{"nothing", in("en", full), Speech{}, ""},
	}
	for _, tt := range tests {
		if got := tt.in.Full(tt.say); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.name, got, tt.want)
		}
	}
}

// TestLanguagesAreWhole holds that each language has each phrase and number once, and that
// no words promise what the program doesn't.
func TestLanguagesAreWhole(t *testing.T) {
	if n := len(numbers()); n != MaxNumber+1 {
		t.Fatalf("%d numbers have words", n)
	}
	names := Phrases()
	for n := range numbers() {
		names = append(names, Number(n))
	}
	for _, l := range languages() {
		seen := map[string]Phrase{}
		for _, name := range names {
			words := l.Say(name)
			if words == "" {
				t.Errorf("%s has no words for %s", l.Code, name)
				continue
			}
			if other, ok := seen[words]; ok {
				t.Errorf("%s says %q for both %s and %s", l.Code, words, name, other)
			}
			seen[words] = name
			if plain.Printable(words) != words || strings.ContainsFunc(words, unicode.IsDigit) {
				t.Errorf("%s says %q for %s", l.Code, words, name)
			}
			for _, promise := range []string{"relie", "alivi", "heil", "cura", "linder", "treat"} {
				if strings.Contains(strings.ToLower(words), promise) {
					t.Errorf("%s promises %q", l.Code, words)
				}
			}
		}
	}
}

func TestLacking(t *testing.T) {
	own := map[Phrase]string{}
	for _, p := range Phrases() {
		if p != Release && p != Done {
			own[p] = "x"
		}
	}
	for code, want := range map[string][]Phrase{"de-AT": nil, "tlh": {Release, Done}} {
		if got := Lacking(code, own); !slices.Equal(got, want) {
			t.Errorf("%s lacks %q, not %q", code, got, want)
		}
	}
}

func TestIsLanguage(t *testing.T) {
	for lang, want := range map[string]bool{
		"en": true, "pt-BR": true, "zh-Hans-CN": true, "es-419": true,
		"": false, "-w": false, "en-": false, "en us": false, "en;ls": false, "dé": false,
		strings.Repeat("a", 21): false,
	} {
		if got := IsLanguage(lang); got != want {
			t.Errorf("%q looks like a language: %v, want %v", lang, got, want)
		}
	}
}

// TestIdioms holds what professionals say where a dictionary has another word.
func TestIdioms(t *testing.T) {
	for code, said := range map[string]map[Phrase]string{
		"de": {Release: "loslassen", Halfway: "Halbzeit", InRange: "Mindestzeit erreicht"},
		"es": {Release: "suelte", Halfway: "a la mitad", InRange: "tiempo mínimo alcanzado", Reposition: "recoloque las manos"},
	} {
		language, _ := BuiltIn(code)
		for phrase, want := range said {
			if got := language.Say(phrase); got != want {
				t.Errorf("%s in %q is %q, want %q", phrase, code, got, want)
			}
		}
	}
}

// TestNotesWereMeasured holds that a note is said as it was measured: one that is changed
// by a slip, or by a tool that finds a word twice, is not.
func TestNotesWereMeasured(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "cue", "testdata", "espeak-ng.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	measured := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 {
			measured[f[0]+" "+f[2]] = true
		}
	}
	for _, note := range notes() {
		for _, l := range languages() {
			text := l.words(note)
			if !measured[l.Code+" "+text] {
				t.Errorf("%s %q was not measured: see the file", l.Code, text)
			}
		}
	}
}

// TestTermsAreTranslated holds that all that is built in has a translation, and that nothing
// is translated that isn't.
func TestTermsAreTranslated(t *testing.T) {
	said := library(t)
	for _, all := range [][]term{sites(), labels(), notes()} {
		for _, term := range all {
			if !said[term.en] {
				t.Errorf("terms.go translates %q, which no protocol says", term.en)
			}
		}
	}
	for _, l := range languages() {
		for text := range said {
			if text != "" && l.translate(text) == "" {
				t.Errorf("terms.go has nothing in %q for %q", l.Code, text)
			}
		}
		if l.Code == "en" {
			continue
		}
		english := Speech{Do: Press, Label: "lean in", Note: "Lean on it.", Site: "my odd spot", Side: protocol.Left}
		want := l.Say(Press) + ", " + l.Say(Left)
		if got := (Wording{Language: l, Instructions: true}).Full(english); got != want {
			t.Errorf("in %q it says %q, not %q", l.Code, got, want)
		}
	}
}

// library are the sites, labels and notes that are built in.
func library(t *testing.T) map[string]bool {
	t.Helper()
	said := map[string]bool{}
	for _, s := range protocol.Sites() {
		said[s.Name] = true
	}
	open, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	all, errs := open.All()
	if len(all) == 0 || len(errs) > 0 {
		t.Fatalf("%d protocols are built in: %v", len(all), errs)
	}
	for _, e := range all {
		for _, b := range e.Protocol.Blocks {
			for _, p := range b.Phases {
				said[p.Label], said[p.Note] = true, true
			}
		}
	}
	return said
}
