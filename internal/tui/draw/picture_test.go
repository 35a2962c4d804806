package draw

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"
)

func TestGoldenPicture(t *testing.T) {
	for _, c := range []struct {
		slots, text string
		w, h        int
	}{
		{"0", "8", 1, 1},
		{"00", "10", 20, 3},
		{"00", "9", 20, 5},
		{"00", "27", 40, 8},
		{"0:00", "1:05", 60, 13},
		{"0:00", "59", 60, 13},
		{"00", "34", 80, 20},
		{"00", "11", 80, 22},
	} {
		t.Run(fmt.Sprintf("%s-of-%s-in-%dx%d", strings.ReplaceAll(c.text, ":", "."), strings.ReplaceAll(c.slots, ":", "."), c.w, c.h), func(t *testing.T) {
			golden.RequireEqual(t, []byte(Number(c.slots, c.text, c.w, c.h).String()))
		})
	}
	for _, h := range []int{3, 4, 5, 7, 10, 14} {
		t.Run(fmt.Sprintf("letters-%d", h), func(t *testing.T) {
			var all strings.Builder
			for _, text := range []string{"ABCDEFGHI", "JKLMNOPQR", "STUVWXYZ", "0123456789", "IT'S 2:30 - OK? 1/2."} {
				all.WriteString(Word(text, 400, h).String())
			}
			golden.RequireEqual(t, []byte(all.String()))
		})
	}
}

// TestPicturesFit: a picture has the measures that it says, stays in its box, and takes the
// same room whatever number stands in its slots.
func TestPicturesFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slots := rapid.SampledFrom([]string{"0", "00", "000", "0:00", "00:00", "000:00"}).Draw(t, "slots")
		w, h := rapid.IntRange(-1, 300).Draw(t, "w"), rapid.IntRange(-1, 90).Draw(t, "h")
		var first Picture
		for i, text := range []string{slots, slots[len(slots)-1:], strings.ReplaceAll(slots, "0", "8"), ""} {
			p := Number(slots, text, w, h)
			checkPicture(t, p, w, h)
			if i == 0 {
				first = p
			} else if p.W != first.W || p.H != first.H || p.Last != first.Last {
				t.Fatalf("%q takes %dx%d, %q %dx%d", text, p.W, p.H, slots, first.W, first.H)
			}
		}
		checkPicture(t, Word(rapid.StringN(0, 12, -1).Draw(t, "word"), w, h), w, h)
		checkPicture(t, Word(rapid.StringMatching(`[A-Z0-9 ?!'.:/-]{0,12}`).Draw(t, "letters"), w, h), w, h)
	})
}

func checkPicture(t *rapid.T, p Picture, w, h int) {
	if p.W > max(w, 0) || p.H > max(h, 0) {
		t.Fatalf("%dx%d in a box of %dx%d", p.W, p.H, w, h)
	}
	for y := range p.H {
		if got := utf8.RuneCountInString(p.Line(y)); got != p.W {
			t.Fatalf("line %d is %d cells wide, want %d", y, got, p.W)
		}
	}
	if p.Line(p.H) != "" {
		t.Fatal("there are more lines than its height")
	}
}

// TestGrows: a larger box never gives a lower number.
func TestGrows(t *testing.T) {
	for _, slots := range []string{"0", "00", "0:00", "00:00"} {
		for w := 1; w <= 300; w += 7 {
			high := 0
			for h := 1; h <= 90; h++ {
				p := Number(slots, slots, w, h)
				if p.H < high {
					t.Fatalf("%s: %d lines in %dx%d, %d in one line less", slots, p.H, w, h, high)
				}
				high = p.H
			}
		}
	}
}

// TestDigitsDiffer: no two digits look the same in any size.
func TestDigitsDiffer(t *testing.T) {
	for h := 1; h <= 60; h++ {
		seen := map[string]int{}
		for d := range 10 {
			pic := Number("0", fmt.Sprint(d), 120, h).String()
			if other, ok := seen[pic]; ok {
				t.Fatalf("%d and %d look the same in %d lines:\n%s", d, other, h, pic)
			}
			seen[pic] = d
		}
	}
}

// TestUprightsAreEven: an upright stroke looks as thick as a bar, a cell being half as
// wide as it is high.
func TestUprightsAreEven(t *testing.T) {
	for h := 10; h <= 90; h++ {
		p := Number("0", "4", 300, h)
		line := p.Line(0)
		bar := 0
		seven := Number("0", "7", 300, h)
		for y := range seven.H {
			if !strings.ContainsRune(seven.Line(y), Off) {
				bar++
			}
		}
		if upright := utf8.RuneCountInString(line[strings.LastIndexByte(line, Off)+1:]); upright != 2*bar {
			t.Errorf("%d lines: uprights of %d cells, bars of %d lines", h, upright, bar)
		}
	}
}

// TestOne: a 1 has a flag on its left, a stem in the middle of its place, and a foot as
// wide as both and wider, at every size; so that two of them don't read as a pause sign.
func TestOne(t *testing.T) {
	for h := WordPainted; h <= 90; h++ {
		p := Number("0", "1", 300, h)
		lines := strings.Split(strings.TrimSpace(p.String()), "\n")
		ends := func(line string) (left, right int) { return strings.Index(line, "X"), strings.LastIndex(line, "X") + 1 }
		left, right := ends(lines[h*2/3])
		if d := left - (p.W - right); d < -1 || d > 1 {
			t.Errorf("%d lines: the stem leaves %d and %d cells:\n%s", h, left, p.W-right, p)
		}
		footLeft, footRight := ends(lines[h-1])
		if footLeft >= left || footRight <= right || (right-left)*2 > footRight-footLeft {
			t.Errorf("%d lines: no foot:\n%s", h, p)
		}
		flagged := 0
		for _, line := range lines[:h/2] {
			if l, r := ends(line); l < left && r == right {
				flagged++
			}
		}
		if flagged == 0 || flagged > h/3 {
			t.Errorf("%d lines: a flag of %d:\n%s", h, flagged, p)
		}
	}
}

// TestWordFillsItsBox: letters are as high as their box where it is wide enough, and
// have a picture whatever accent they bear.
func TestWordFillsItsBox(t *testing.T) {
	for _, text := range []string{"HOLD", "RELEASE", "IN RANGE", "GET READY", "POSITION OF EASE", "LÂCHER", "DRÜCKEN"} {
		for h := WordSmall; h <= 15; h++ {
			for w := 70; w <= 300; w += 5 {
				p := Word(text, w, h)
				if least := min(h, mostHalves/2); p.H < least {
					t.Errorf("%s in %dx%d is %d lines high", text, w, h, p.H)
				}
			}
		}
	}
}

func TestNoPicture(t *testing.T) {
	for _, text := range []string{"", "Straße", "圧迫", "a"} {
		if p := Word(text, 400, 10); p.H != 0 || p.W != 0 {
			t.Errorf("%q was drawn", text)
		}
	}
	if p := Number("00", "10", 1, 1); p.H != 0 {
		t.Errorf("two digits were drawn in one cell: %q", p)
	}
	if p := Number("0", "123", 3, 1); strings.TrimSpace(p.String()) != "123" {
		t.Errorf("a number too long for its slots was drawn as %q", p)
	}
}

func BenchmarkNumber(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Number("00", "10", 116, 24)
	}
}

// String draws the picture with the letter X for a filled cell.
func (p Picture) String() string {
	var s strings.Builder
	for y := range p.H {
		line := p.Line(y)
		if !p.Thin {
			line = strings.NewReplacer("█", "X", " ", ".").Replace(line)
		}
		s.WriteString(line + "\n")
	}
	return s.String()
}
