package theme

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/protocol"
)

// linear is a colour in linear light, each channel from 0 to 1.
type linear [3]float64

func linearOf(c color.Color) linear {
	r, g, b, _ := c.RGBA()
	var l linear
	for i, v := range [3]uint32{r, g, b} {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			l[i] = x / 12.92
		} else {
			l[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return l
}

// contrast is the contrast ratio of WCAG 2.1, from 1 to 21.
func contrast(a, b color.Color) float64 {
	luminance := func(l linear) float64 { return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2] }
	la, lb := luminance(linearOf(a)), luminance(linearOf(b))
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// sights are ways to see colours: matrices on linear light from Machado, Oliveira and
// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
// IEEE TVCG 15(6), 2009, at full severity.
var sights = map[string][3][3]float64{
	"normal": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia": {
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998},
	},
	"deuteranopia": {
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881},
	},
	"tritanopia": {
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900},
	},
}

func (l linear) seen(m [3][3]float64) linear {
	var out linear
	for i, row := range m {
		out[i] = min(max(row[0]*l[0]+row[1]*l[1]+row[2]*l[2], 0), 1)
	}
	return out
}

// lab is the colour in CIE L*a*b* under D65.
func (l linear) lab() [3]float64 {
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*l[0] + 0.3575761*l[1] + 0.1804375*l[2]) / 0.95047)
	y := f(0.2126729*l[0] + 0.7151522*l[1] + 0.0721750*l[2])
	z := f((0.0193339*l[0] + 0.1191920*l[1] + 0.9503041*l[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// distance is the colour difference (CIE 1976) that an eye of this sight sees.
func distance(a, b color.Color, sight [3][3]float64) float64 {
	p, q := linearOf(a).seen(sight).lab(), linearOf(b).seen(sight).lab()
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

var colourful = []string{Dark, Light, Dim}

// ground is what a state's whole screen looks like.
func ground(s Styles, r Role) color.Color {
	return s.Tone(r).Ground.bg
}

// TestStatesApart: whoever sees colours in whichever way tells the states apart that
// follow each other. A difference of about 2 can just be seen side by side.
func TestStatesApart(t *testing.T) {
	pairs := [][2]Role{
		{Hold, Release},
		{Hold, Paused},
		{Release, Paused},
		{Hold, Shift},
		{Hold, InRange},
		{Shift, Release},
		{InRange, Release},
		{Hold, Ready},
		{Open, Release},
		{Open, Paused},
		{Stroke, Release},
		{Hold, Ask},
		{Hold, Move},
		{Release, Move},
		{Contract, Stretch},
	}
	for _, name := range colourful {
		least := map[string]float64{Dark: 24, Light: 24, Dim: 16}[name]
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			s := New(name, true, profile)
			for _, p := range pairs {
				want := least
				if p[1] != Release {
					want /= 2 // these are always told by another word too
				}
				for sight, m := range sights {
					if d := distance(ground(s, p[0]), ground(s, p[1]), m); d < want {
						t.Errorf("%s %s, %s: %s and %s differ by %.1f, want %.0f", name, profile, sight, p[0], p[1], d, want)
					}
				}
			}
		}
	}
}

// TestLight: by its light alone, whoever sees no colours tells a hold of any kind from a
// release; and nothing but letting go and pressing changes the light of the room by more
// than a factor of two. Contrast is what WCAG calls so: luminance with the glare of a
// screen added.
func TestLight(t *testing.T) {
	working := []Role{Hold, Shift, InRange, Open}
	for _, name := range colourful {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			s := New(name, true, profile)
			between := func(a, b Role) float64 { return contrast(ground(s, a), ground(s, b)) }
			for _, r := range working {
				if c := between(r, Release); c < 2.5 {
					t.Errorf("%s %s: %s and release differ by %.2f, want 2.5", name, profile, r, c)
				}
				if profile == colorprofile.ANSI {
					continue // of 16 colours no five lie so close together
				}
				for _, other := range append(working, Paused, Ready, Move, Ask) {
					if c := between(r, other); c > 2 {
						t.Errorf("%s %s: from %s to %s the light changes by %.2f, want at most 2", name, profile, r, other, c)
					}
				}
			}
			for _, r := range []Role{Paused, Move, Ask} {
				if c := between(r, Release); c > 2 && profile != colorprofile.ANSI {
					t.Errorf("%s %s: from release to %s the light changes by %.2f, want at most 2", name, profile, r, c)
				}
			}
			if name == Dark {
				t.Logf("%s %s: hold and release differ by %.2f, hold and in range by %.2f, hold and deeper by %.2f",
					name, profile, between(Hold, Release), between(Hold, InRange), between(Hold, Shift))
			}
		}
	}
}

// TestContrast: all text as WCAG's level AA asks, also where the level stands; and the
// empty part of the level is to be told from the ground.
func TestContrast(t *testing.T) {
	for _, name := range colourful {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			s := New(name, true, profile)
			for _, r := range Roles() {
				tone := s.Tone(r)
				check := func(what string, a, b color.Color, least float64) {
					t.Helper()
					if c := contrast(a, b); c < least {
						t.Errorf("%s %s, %s: %s has a contrast of %.2f, want %.1f", name, profile, r, what, c, least)
					}
				}
				for what, p := range map[string]Paint{
					"the word": tone.Strong, "text": tone.Field, "quiet text": tone.Quiet,
					"the header": tone.Band, "the header's mark": tone.Raised, "what is chosen": tone.Fill,
				} {
					fg, bg := p.fg, p.bg
					check(what, fg, bg, 4.5)
				}
				ink, trough := tone.Ink.bg, tone.Trough.bg
				check("a digit", ink, ground(s, r), 4.5)
				check("the level", ink, trough, 3)
				check("its empty part", trough, ground(s, r), 1.5)
			}
		}
	}
}

// TestMenuContrast judges the colours of menus against the grounds that terminals
// of that kind have and, on another, against the ground that is set.
func TestMenuContrast(t *testing.T) {
	for _, tt := range []struct {
		name   string
		dark   bool
		ground color.Color
	}{
		{Dark, true, color.RGBA{0x1e, 0x1e, 0x1e, 0xff}},
		{Light, false, color.White},
		{Dim, true, color.Black},
		{Dark, false, nil},
		{Light, true, nil},
		{Dim, false, nil},
	} {
		name, ground := tt.name, tt.ground
		s := New(name, tt.dark, colorprofile.TrueColor).Grounded()
		if ground == nil {
			ground = s.Background
			if ground == nil || contrast(s.Foreground, ground) < 4.5 {
				t.Errorf("%s, dark %v: the text can't be read", name, tt.dark)
				continue
			}
		}
		for what, c := range map[string]color.Color{
			"title": s.Title.GetForeground(), "quiet": s.Quiet.GetForeground(), "key": s.Key.GetForeground(),
			"mark": s.Mark.GetForeground(), "warn": s.Warn.GetForeground(), "error": s.Error.GetForeground(),
		} {
			if c := contrast(c, ground); c < 4.5 {
				t.Errorf("%s: %s has a contrast of %.1f, want 4.5", name, what, c)
			}
		}
		if c := contrast(s.Selected.GetForeground(), s.Selected.GetBackground()); c < 4.5 {
			t.Errorf("%s: the selected line has a contrast of %.1f, want 4.5", name, c)
		}
	}
}

// TestDownSampled: styles made before the terminal told what it can show still keep the
// main states apart when the framework down-samples them.
func TestDownSampled(t *testing.T) {
	for _, name := range []string{Dark, Light} {
		s := New(name, true, colorprofile.TrueColor)
		for _, profile := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.ANSI} {
			seen := map[color.Color]Role{}
			for _, r := range []Role{Hold, Release, Paused} {
				c := profile.Convert(ground(s, r))
				if other, ok := seen[c]; ok {
					t.Errorf("%s: %s and %s become one colour in %s", name, r, other, profile)
				}
				seen[c] = r
			}
		}
	}
}

// TestNoBoldBlack: nothing is bold and black, which many terminals show as grey.
func TestNoBoldBlack(t *testing.T) {
	for _, name := range []string{Dark, Light, Dim} {
		st := New(name, true, colorprofile.ANSI)
		if st.Selected.GetBold() && st.Selected.GetForeground() == color.Color(black) {
			t.Errorf("%s: the line under the cursor is", name)
		}
		for _, r := range Roles() {
			for what, p := range map[string]Paint{"the word": st.Tone(r).Strong, "the header's mark": st.Tone(r).Raised} {
				if p.fg == color.Color(black) && strings.HasPrefix(p.On(), "\x1b[1;") {
					t.Errorf("%s, %s: %s is: %q", name, r, what, p.On())
				}
			}
		}
	}
}

// TestSixteen: with 16 colours hold, release and pause have grounds or inks of their
// own, and no ink is its ground.
func TestSixteen(t *testing.T) {
	for _, name := range colourful {
		s := New(name, true, colorprofile.ANSI)
		for _, r := range Roles() {
			fg, bg := s.Tone(r).Field.fg, s.Tone(r).Field.bg
			if fg == bg {
				t.Errorf("%s: %s is drawn in its own ground", name, r)
			}
			for _, c := range []color.Color{fg, bg} {
				if _, ok := c.(ansi.BasicColor); !ok {
					t.Errorf("%s: %s has the colour %v", name, r, c)
				}
			}
			if s.Grounded().Tone(r) != s.Tone(r) {
				t.Errorf("%s: %s leaves its ground to the terminal", name, r)
			}
		}
	}
	for _, name := range []string{Dark, Light} {
		s := New(name, true, colorprofile.ANSI)
		if ground(s, Hold) == ground(s, Release) || ground(s, Hold) == ground(s, Paused) || ground(s, Release) == ground(s, Paused) {
			t.Errorf("%s: two of the main states have one ground", name)
		}
	}
}

func TestGrounded(t *testing.T) {
	for _, name := range colourful {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			painted := New(name, true, profile)
			s := painted.Grounded()
			for _, r := range Roles() {
				tone, flat := s.Tone(r), painted.Tone(r)
				if tone.Ground != (Paint{}) || tone.Bg == nil || flat.Bg != nil || flat.Ground == (Paint{}) {
					t.Errorf("%s %s: %s: the ground is not left to the terminal, or is when it can't be", name, profile, r)
				}
				band := tone.Band.bg
				if band == nil || distance(band, tone.Bg, sights["normal"]) > 0.1 {
					t.Errorf("%s %s: %s: the header %v is not of the ground %v", name, profile, r, band, tone.Bg)
				}
			}
		}
	}
}

func TestWithoutColours(t *testing.T) {
	for _, s := range []Styles{
		New(Mono, true, colorprofile.TrueColor), New(Dark, true, colorprofile.ASCII), New(Dim, false, colorprofile.NoTTY),
	} {
		s = s.Grounded()
		if !s.Mono || s.Name != Mono || s.Foreground != nil || s.Background != nil {
			t.Errorf("%s is not monochrome", s.Name)
		}
		for _, r := range Roles() {
			tone := s.Tone(r)
			for _, p := range []Paint{tone.Field, tone.Strong, tone.Quiet, tone.Ink, tone.Trough, tone.Fill, tone.Crest} {
				if p.fg != nil || p.bg != nil || tone.Bg != nil {
					t.Errorf("%s has a colour", r)
				}
			}
			if tone.Ink == (Paint{}) || tone.Ink == tone.Trough {
				t.Errorf("%s: digits can't be seen", r)
			}
		}
		if s.Tone(Hold).Crest == s.Tone(Release).Crest {
			t.Error("hold and release look the same")
		}
	}
}

func everyName() []string { return []string{Dark, Light, Dim, Mono} }

func TestNames(t *testing.T) {
	for _, name := range everyName() {
		if th, ok := Get(name); !ok || th.name != name {
			t.Errorf("%s: not found by its name", name)
		}
	}
	if _, ok := Get("auto"); ok {
		t.Error("auto is a theme")
	}
	for _, c := range []struct {
		name string
		dark bool
		want string
	}{{"", true, Dark}, {"auto", false, Light}, {"nonsense", true, Dark}, {Dim, false, Dim}, {Light, true, Light}} {
		if got := New(c.name, c.dark, colorprofile.TrueColor).Name; got != c.want {
			t.Errorf("%q on dark %v is %s, want %s", c.name, c.dark, got, c.want)
		}
	}
}

// TestEveryKindHasItsRole: no phase is drawn as if nothing ran.
func TestEveryKindHasItsRole(t *testing.T) {
	for _, k := range protocol.Kinds() {
		if Of(protocol.Phase{Kind: k}) == Idle {
			t.Errorf("%s has no role", k)
		}
	}
	if Of(protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}}) != Open {
		t.Error("an open hold looks like a timed one")
	}
}

func TestPaint(t *testing.T) {
	on := paint(color.White, color.Black, ansi.Style{}.Bold()).On()
	for _, want := range []string{"1;", "38;2;255;255;255", "48;2;0;0;0"} {
		if !strings.Contains(on, want) {
			t.Errorf("%q lacks %q", on, want)
		}
	}
}

// A QR code is dark on light in every theme, whatever the terminal's background is.
func TestCodeIsDarkOnLight(t *testing.T) {
	for _, name := range everyName() {
		for _, dark := range []bool{true, false} {
			for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI, colorprofile.ASCII} {
				s := New(name, dark, profile)
				if s.Mono { // the terminal's own colours, turned around where those are light on dark
					if s.Code.GetReverse() != dark || s.CodeDark.GetReverse() == dark {
						t.Errorf("%s, dark %v, %v: not dark on light", name, dark, profile)
					}
					continue
				}
				ink, paper := s.Code.GetForeground(), s.Code.GetBackground()
				if got := contrast(ink, paper); got < 10 || contrast(ink, color.Black) > 1.1 {
					t.Errorf("%s, %v: the contrast is %.1f", name, profile, got)
				}
				if s.CodeDark.GetBackground() != ink {
					t.Errorf("%s, %v: a dark blank is not as dark as ink", name, profile)
				}
			}
		}
	}
}
