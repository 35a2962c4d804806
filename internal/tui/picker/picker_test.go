package picker

import (
	"fmt"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// shelf is a library of some protocols.
func shelf() []Item {
	var items []Item
	for _, head := range [][3]string{
		{"alternating-ischemic-compression", "Alternating ischemic compression", "Press, let go for a moment, and press again."},
		{"prolonged-ischemic-compression", "Prolonged ischemic compression", "Hold until a release is felt, then press one step deeper."},
		{"asking", "Asking", "Holds with a question after each."},
		{"ninety-second-compression", "Ninety-second compression", "One hold of 90 seconds."},
		{"mine", "日本の Mine \x1b[31m😀", "Two points, two rounds."},
	} {
		items = append(items, Item{Yours: head[0] == "mine", Document: protocol.Document{Protocol: protocol.Protocol{
			ID: head[0], Name: head[1], Summary: head[2],
			Blocks: []protocol.Block{{Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(10 * time.Second)}}}},
		}}})
	}
	return items
}

func TestFilter(t *testing.T) {
	for _, tt := range []struct{ filter, first string }{
		{"", "alternating-ischemic-compression"},
		{"pro", "prolonged-ischemic-compression"},
		{"ischemic", "alternating-ischemic-compression"},
		{"isch pro", "prolonged-ischemic-compression"},
		{"COMPR", "alternating-ischemic-compression"},
		{"nsc", "ninety-second-compression"}, // letters in order
		{"question", "asking"},               // in the summary only
		{"yours", "mine"},                    // by origin
		{"ninety-second", "ninety-second-compression"},
		{"日本", "mine"},
		{"xyz", ""},
	} {
		var p Screen
		p.Load(Library{Items: shelf()})
		p.setFilter(tt.filter)
		it, _ := p.selected()
		if it.Protocol.ID != tt.first {
			t.Errorf("%q finds %q first, want %q", tt.filter, it.Protocol.ID, tt.first)
		}
	}
}

// The beginning of a name is worth more than that of a word in it, that more than what stands within a
// word, and all of them more than scattered letters and the summary.
func TestWorth(t *testing.T) {
	least := 1 << 20
	for _, e := range []entry{
		{name: "press deep"}, {name: "deep press"}, {name: "deep compression"}, {name: "p rest s"}, {name: "deep", rest: "press"},
	} {
		n, ok := e.score([]string{"pres"})
		if !ok || n >= least {
			t.Errorf("%+v: %v, worth %d, want less than %d", e, ok, n, least)
		}
		least = n
	}
}

// The cursor is on an item that matches, and in sight.
func TestKeepsTheCursor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p Screen
		p.Load(Library{Items: shelf()})
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				p.setFilter(rapid.StringMatching(`[a-z ]{0,4}`).Draw(t, "filter"))
			case 1:
				p.at.Fit(len(p.shown), rapid.IntRange(0, 10).Draw(t, "rows"))
			default:
				p.at.To(p.at.Cursor() + rapid.IntRange(-9, 9).Draw(t, "by"))
			}
			if len(p.shown) == 0 {
				if _, ok := p.selected(); ok {
					t.Fatal("something is selected of nothing")
				}
				continue
			}
			if _, ok := p.selected(); !ok {
				t.Fatalf("nothing is selected at %d of %d", p.at.Cursor(), len(p.shown))
			}
			if from, to := p.at.Visible(); p.at.Cursor() < from || p.at.Cursor() >= to && to > 0 {
				t.Fatalf("line %d is out of sight of %d lines from %d", p.at.Cursor(), p.at.Rows(), p.at.Item(0))
			}
		}
	})
}

func BenchmarkFilter(b *testing.B) {
	var items []Item
	for i := range 100 {
		for _, it := range shelf() {
			it.Protocol.Name = fmt.Sprintf("%s %d", it.Protocol.Name, i)
			items = append(items, it)
		}
	}
	for _, lib := range []Library{{Items: shelf()}, {Items: items}} {
		b.Run(fmt.Sprint(len(lib.Items)), func(b *testing.B) {
			var p Screen
			p.Load(lib)
			p.at.Fit(len(p.shown), 30)
			b.ReportAllocs()
			for b.Loop() {
				for _, f := range []string{"i", "is", "isc", "ninety sec", "pic"} {
					p.setFilter(f)
				}
			}
		})
	}
}

// Every item has a line of its rhythm that is as wide as the list has room for.
func TestRhythmInTheList(t *testing.T) {
	for _, it := range shelf() {
		if n := utf8.RuneCountInString(it.rhythm(rhythmWidth)); n != rhythmWidth {
			t.Errorf("%s has a rhythm of %d cells", it.ID(), n)
		}
	}
}

// What is wrong with the settings comes before the files that can't be read.
func TestWarning(t *testing.T) {
	settings := `no protocol "pumpin" (settings.toml)`
	for want, lib := range map[string]Library{
		"":       {},
		settings: {Settings: settings},
		"a":      {Warnings: []string{"a"}},
		"2 files can't be read: presshold list says why":              {Warnings: []string{"a", "b"}},
		settings + "; 2 files can't be read: presshold list says why": {Settings: settings, Warnings: []string{"a", "b"}},
	} {
		if got := lib.warning(); got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
	}
}
