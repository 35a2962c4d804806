package runview

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui/uitest"
)

// TestDigitsHaveTheirShare: from 24 rows up, digits are 55 to 60 % of every height.
func TestDigitsHaveTheirShare(t *testing.T) {
	v := running(hold, 0)
	for h := full; h <= 90; h++ {
		for w := 5 * h / 2; w <= 300; w += 5 {
			l := share(v, w, h)
			for _, slots := range []string{"0", "00", "0:00"} {
				got := draw.Number(slots, slots, w-2*l.margin, l.number).H
				if part := float64(got) / float64(h); part < 0.55 || part > 0.60 {
					t.Errorf("%dx%d: %s is %d rows high, %.0f %%", w, h, slots, got, 100*part)
				}
			}
		}
	}
}

// TestWhatToDoIsReadable: the word is at least 12 % of the height from 22 rows up, and at
// three metres never less than 15 minutes of arc on a screen of 14 inches that the window
// fills. It prints how much it is.
func TestWhatToDoIsReadable(t *testing.T) {
	words := []string{"HOLD", "RELEASE", "GET READY", "DEEPER", "PAUSED", "REPOSITION", strings.ToUpper(english.RunViewQuestion)}
	minutes := func(w, h, rows int) float64 {
		return 60 * 180 / math.Pi * math.Atan(float64(rows)*rowHeight(w, h)/3000)
	}
	for h := large; h <= 90; h++ {
		for w := 80; w <= 300; w += 20 {
			if w < 2*h || w > 8*h {
				continue // no screen is so narrow or so wide
			}
			l := share(running(hold, 0), w, h)
			for _, word := range words {
				rows := draw.Word(word, w-2*l.margin, l.word).H
				if part := float64(rows) / float64(h); part < 0.12 {
					t.Errorf("%dx%d: %s is %d rows high, %.1f %%", w, h, word, rows, 100*part)
				}
				if got := minutes(w, h, rows); got < 15 && h >= full {
					t.Errorf("%dx%d: %s is seen as %.1f minutes", w, h, word, got)
				}
			}
		}
	}
	t.Log(" window  rows of: word number level   the word is seen as   and the number as")
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 34}, {120, 40}, {160, 45}, {200, 50}, {200, 60}, {240, 67}, {300, 90}} {
		l := share(running(hold, 0), size[0], size[1])
		t.Logf("%7s %13d %6d %5d %16.0f' %18.0f'", fmt.Sprintf("%dx%d", size[0], size[1]), l.word, l.number, l.level,
			minutes(size[0], size[1], l.word), minutes(size[0], size[1], l.number))
	}
}

// TestAir: from 12 rows up there is an empty row between the digits and the level, and between the
// level and what is written under it; and between a word in letters and the digits.
func TestAir(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor)
	for h := 12; h <= 90; h++ {
		for _, w := range []int{30, 40, 80, 120, 300} {
			for name, v := range screens() {
				if asking(v.Snapshot) {
					continue
				}
				l := share(v, w, h)
				lines := strings.Split(picture(Render(v, st, w, h).Content, st.Tone(role(v.Snapshot))), "\n")
				if l.word >= draw.WordSmall && l.over == 0 && w >= 2*h && w <= 8*h { // as all screens are
					t.Errorf("%s in %dx%d: the word stands on the digits", name, w, h)
				}
				level := l.header + l.above + l.word + l.over + l.number + l.under
				for _, y := range []int{level - 1, level + l.level} {
					if strings.TrimSpace(lines[y]) != "" {
						t.Errorf("%s in %dx%d: row %d is not empty: %q", name, w, h, y, lines[y])
					}
				}
			}
		}
	}
}

// What is left of a screen at three metres.
const blurW, blurH = 40, 12

// blur reduces a frame to so few pixels and takes the colours away. Each pixel is a grey
// from 0 to 255.
func blur(v View, st theme.Styles, w, h int) (pixels [blurW * blurH]float64) {
	cells := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(Render(v, st, w, h).Content).Draw(cells, cells.Bounds())
	var light, weight [blurW * blurH]float64
	for y := range h {
		for x := range w {
			at := y*blurH/h*blurW + x*blurW/w
			light[at] += cellLight(cells.CellAt(x, y))
			weight[at]++
		}
	}
	for i := range pixels {
		l := light[i] / max(weight[i], 1)
		pixels[i] = 255 * (1.055*math.Pow(max(l, 0.0031308), 1/2.4) - 0.055)
	}
	return pixels
}

// cellLight is the luminance of a cell: of its ground and, as far as its character covers
// it, of its ink.
func cellLight(c *uv.Cell) float64 {
	if c == nil {
		return 0
	}
	ink, ground := luminance(c.Style.Fg, 1), luminance(c.Style.Bg, 0)
	if c.Style.Attrs&uv.AttrReverse != 0 {
		ink, ground = ground, ink
	}
	cover := 0.2 // a letter's
	switch c.Content {
	case " ", "":
		cover = 0
	case "█":
		cover = 1
	case "▀", "▄":
		cover = 0.5
	}
	return cover*ink + (1-cover)*ground
}

// luminance is a colour's, or, if it is the terminal's own, that.
func luminance(c color.Color, own float64) float64 {
	if c == nil {
		return own
	}
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

// moments are the phases at a moment at which they show the same number.
func moments() map[string]View {
	nine := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: 2 * time.Second, Max: 10 * time.Second}}
	at := func(kind protocol.Kind) View {
		return running(protocol.Phase{Kind: kind, Duration: protocol.Fixed(10 * time.Second)}, 5*time.Second)
	}
	late := nine
	late.Kind = protocol.Release
	early := running(protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second}}, 5*time.Second)
	m := map[string]View{
		"hold": early, "in range": running(nine, 5*time.Second), "release": at(protocol.Release),
		"release in range": running(late, 5*time.Second),
		"count-in":         at(protocol.CountIn), "reposition": at(protocol.Reposition), "check-in": at(protocol.CheckIn),
	}
	add := func(name string, change func(*View)) {
		v := early
		change(&v)
		m[name] = v
	}
	add("paused", func(v *View) { v.State = session.Halted })
	add("ready", func(v *View) { v.State, v.ReadyLeft = session.Ready, 5*time.Second })
	add("deeper", func(v *View) { v.Shift, v.Elapsed = session.Deeper, time.Second })
	return m
}

// TestPhasesApartAtThreeMetres: reduced to 40 by 12 grey pixels, no two phases look the
// same, in any theme; and a hold of any kind is told from a release by the whole screen.
func TestPhasesApartAtThreeMetres(t *testing.T) {
	for _, name := range uitest.Themes() {
		st := theme.New(name, true, colorprofile.ANSI256)
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
			least := 8 // pixels that differ by more than what can just be seen
			if size[1] == blurH {
				least = 2 // of a word in plain text
			}
			seen := map[string][blurW * blurH]float64{}
			for moment, v := range moments() {
				seen[moment] = blur(v, st, size[0], size[1])
			}
			for a, p := range seen {
				for b, q := range seen {
					far, mean := 0, 0.0
					for i := range p {
						d := math.Abs(p[i] - q[i])
						mean += d / float64(len(p))
						if d >= 8 {
							far++
						}
					}
					if a < b && far < least {
						t.Errorf("%s, %v: %s and %s differ in %d pixels", name, size, a, b, far)
					}
					if strings.HasPrefix(b, "release") && (a == "hold" || a == "in range" || a == "deeper") && mean < 25 && name != theme.Mono {
						t.Errorf("%s, %v: %s and release differ by %.0f of 255 on the whole", name, size, a, mean)
					}
				}
			}
		}
	}
}

// TestMonoHasAPattern: without colours, a hold has bars at the sides of its word at every
// size, and a release has none.
func TestMonoHasAPattern(t *testing.T) {
	st := theme.New(theme.Mono, true, colorprofile.ASCII)
	for _, size := range [][2]int{{20, 6}, {40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		for name, v := range map[string]View{"hold": running(hold, 0), "release": running(release, 0)} {
			l := share(v, size[0], size[1])
			cells := uv.NewScreenBuffer(size[0], size[1])
			uv.NewStyledString(Render(v, st, size[0], size[1]).Content).Draw(cells, cells.Bounds())
			reversed := 0
			for x := range size[0] {
				if cells.CellAt(x, l.header+l.above).Style.Attrs&uv.AttrReverse != 0 {
					reversed++
				}
			}
			if bars := cells.CellAt(0, l.header+l.above).Style.Attrs&uv.AttrReverse != 0 && reversed >= size[0]/4; bars != (name == "hold") {
				t.Errorf("%s in %v: %d of %d cells beside the word are filled", name, size, reversed, size[0])
			}
		}
	}
}

// TestReleaseInRange: a release that may end keeps its colours and its word; only a hold takes on
// those of a hold in range.
func TestReleaseInRange(t *testing.T) {
	for kind, want := range map[protocol.Kind]struct {
		role theme.Role
		word string
	}{
		protocol.Hold:    {theme.InRange, "HOLD · IN RANGE"},
		protocol.Release: {theme.Release, "RELEASE · IN RANGE"},
		protocol.Stretch: {theme.Stretch, "STRETCH · IN RANGE"},
	} {
		v := running(protocol.Phase{Kind: kind, Duration: protocol.Span{Min: 2 * time.Second, Max: 10 * time.Second}}, 5*time.Second)
		if said := Say(v); said.Role != want.role || said.Word != want.word {
			t.Errorf("%s is %s, %q, want %s, %q", kind, said.Role, said.Word, want.role, want.word)
		}
		if got := text(v, 40, 12); !strings.Contains(got, strings.ReplaceAll(want.word, " · ", "  ")) {
			t.Errorf("%s: the screen is\n%s", kind, got)
		}
	}
}

// TestInRangeStandsApart: what is added in letters beside a word is at least as far from it as two
// words are from each other, however large the letters are.
func TestInRangeStandsApart(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor)
	v := running(hold, 9*time.Second)
	for h := full; h <= 90; h += 2 {
		for w := 80; w <= 300; w += 4 {
			l := share(v, w, h)
			pic := draw.Word("HOLD", w-2*l.margin, l.word)
			ends := (w + pic.W) / 2
			lit := make([]bool, w+1)
			lines := strings.Split(picture(Render(v, st, w, h).Content, st.Tone(theme.InRange)), "\n")
			for _, line := range lines[l.header+l.above : l.header+l.above+l.word] {
				for x, cell := range []rune(line) {
					lit[x] = lit[x] || cell != ' '
				}
			}
			oneText := slices.Index(lit, true) != (w-pic.W)/2 // with its own blanks
			if oneText || strings.Contains(strings.Join(lines, "\n"), "IN RANGE") {
				continue
			}
			if gap := slices.Index(lit[ends:], true); gap >= 0 && gap < 2*pic.Gap {
				t.Errorf("%dx%d: IN RANGE begins %d cells behind letters that are %d apart", w, h, gap, pic.Gap)
			}
		}
	}
}

// TestNoBarLooksLikeALetter: without colours the bars beside the word are left out where they would be
// as narrow as a stroke, between the word and IN RANGE and behind that.
func TestNoBarLooksLikeALetter(t *testing.T) {
	const w, h = 120, 40
	st := theme.New(theme.Mono, true, colorprofile.ASCII)
	v := running(hold, 9*time.Second)
	l := share(v, w, h)
	pic := draw.Word("HOLD", w-2*l.margin, l.word)
	ends := (w + pic.W) / 2
	lines := strings.Split(picture(Render(v, st, w, h).Content, st.Tone(theme.InRange)), "\n")
	for _, line := range lines[l.header+l.above : l.header+l.above+l.word] {
		row := []rune(line + strings.Repeat(" ", w))[:w]
		if between, behind := string(row[ends:ends+2*pic.Gap]), string(row[w-l.margin:]); strings.TrimSpace(between+behind) != "" {
			t.Errorf("%q stands behind HOLD, %q behind IN RANGE", between, behind)
		}
	}
}

// TestShiftLasts: a hold after a hold says which way it goes for 2 s, and the picture changes then.
func TestShiftLasts(t *testing.T) {
	for elapsed, want := range map[time.Duration]string{0: "DEEPER", 1999 * time.Millisecond: "DEEPER", 2 * time.Second: "HOLD"} {
		v := running(openHold, elapsed)
		v.Shift = session.Deeper
		if got := Say(v).Word; got != want {
			t.Errorf("after %v it says %s, want %s", elapsed, got, want)
		}
	}
	v := running(openHold, 1500*time.Millisecond)
	v.Shift = session.Deeper
	if change, ok := Change(v.Snapshot); !ok || change > 500*time.Millisecond {
		t.Errorf("the picture changes in %v, %v", change, ok)
	}
}
