package plain

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	names := []string{"id", "up", "kind", "theme", "pause", "rounds", "duration", "reposition_from"}
	tests := []struct{ word, want string }{
		{"duration", "duration"},
		{"Duration", "duration"},
		{"duraton", "duration"},
		{"durtaoin", "duration"},
		{"knid", "kind"},
		{"kin", "kind"},
		{"KINDS", "kind"},
		{"puase", "pause"},
		{"tehem", "theme"},
		{"idd", "id"},
		{"repositionfrm", "reposition_from"},
		{"repos_from", "reposition_from"},
		{"", ""},
		{"x", ""},
		{"dance", ""},
		{"music", ""},
		{"dur", ""},
		{strings.Repeat("duration", 100), ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.word, names); got != tt.want {
			t.Errorf("Nearest(%.40q) = %q, want %q", tt.word, got, tt.want)
		}
	}
	if got := Nearest("bat", []string{"cat", "hat"}); got != "cat" {
		t.Errorf("of two as near it is %q, want the first", got)
	}
	if got := Nearest("anything", []string(nil)); got != "" {
		t.Errorf("of no names it is %q", got)
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"pause", "pause", 0},
		{"puase", "pause", 1}, // swapped
		{"paus", "pause", 1},
		{"pausee", "pause", 1},
		{"pauze", "pause", 1},
		{"", "up", 2},
		{"kitten", "sitting", 3},
		{"筋膜", "筋肉", 1}, // characters, not bytes
	}
	for _, tt := range tests {
		if got := Distance(tt.a, tt.b); got != tt.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// Distance is the same both ways, naught between the same words only, never more
// than the longer word is long, and changed by one at most by a letter more.
func TestDistanceLaws(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abc膜")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		n := Distance(a, b)
		if back := Distance(b, a); back != n {
			t.Fatalf("%d there, %d back", n, back)
		}
		if (n == 0) != (a == b) {
			t.Fatalf("distance %d", n)
		}
		if longest := max(len([]rune(a)), len([]rune(b))); n > longest {
			t.Fatalf("distance %d, but no more than %d letters", n, longest)
		}
		if more := Distance(a+"x", b); more > n+1 || more < n-1 {
			t.Fatalf("distance %d, with a letter more %d", n, more)
		}
	})
}

// A slip in a name that is long enough never hides it.
func TestNearestForgivesASlip(t *testing.T) {
	names := []string{"duration", "citation", "reposition", "technique"}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "name")
		at := rapid.IntRange(0, len(name)-2).Draw(t, "at")
		var word string
		switch rapid.SampledFrom([]string{"left out", "put in", "changed", "swapped"}).Draw(t, "slip") {
		case "left out":
			word = name[:at] + name[at+1:]
		case "put in":
			word = name[:at] + "x" + name[at:]
		case "changed":
			word = name[:at] + "x" + name[at+1:]
		default:
			word = name[:at] + name[at+1:at+2] + name[at:at+1] + name[at+2:]
		}
		if got := Nearest(word, names); got != name {
			t.Fatalf("Nearest(%q) = %q, want %q", word, got, name)
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	names := []string{"kind", "duration", "label", "cap", "guide", "note", "when", "between"}
	b.ReportAllocs()
	for b.Loop() {
		Nearest("duraton", names)
	}
}
