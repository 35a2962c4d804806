package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// shade is one colour twice: in the 256-colour palette, also used where there are more colours, and
// in the terminal's 16. The second is chosen by eye and not by distance: dark blue, dark brown and
// dark grey are all nearest to black.
type shade struct {
	index ansi.IndexedColor
	basic ansi.BasicColor
}

// in returns the shade as the colour profile can show it.
func (s shade) in(p colorprofile.Profile) color.Color {
	if p >= colorprofile.ANSI256 {
		return s.index
	}
	return s.basic
}

// canBeBold reports whether bold leaves a colour as it is: many terminals show bold black as grey.
func canBeBold(c color.Color) bool { return c != color.Color(black) }

// exact returns the same colour as numbers, to set the terminal's own background, so that it
// matches the painted cells.
func (s shade) exact() color.Color {
	r, g, b, _ := s.index.RGBA()
	return color.RGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 0xff}
}

// pair is the foreground and background of one tone.
type pair struct {
	bg     shade
	fg     shade // digits and the word
	quiet  shade // other text
	trough shade // what is not filled of the level
}

// tone prepares the pair for a terminal in which every cell is painted or, if grounded, for one
// whose background has the tone's colour.
func (p pair) tone(profile colorprofile.Profile, grounded bool) Tone {
	bg, fg, quiet := p.bg.in(profile), p.fg.in(profile), p.quiet.in(profile)
	var bold ansi.Style
	if canBeBold(fg) {
		bold = bold.Bold()
	}
	t := Tone{
		Fill:   paint(bg, fg, nil),
		Band:   paint(quiet, bg, nil),
		Raised: paint(fg, bg, bold),
		Ink:    paint(nil, fg, nil),
		Trough: paint(nil, p.trough.in(profile), nil),
	}
	if grounded { // quiet text then is what no sequence has to be written for
		t.Fg, t.Bg = p.quiet.exact(), p.bg.exact()
		if fg == quiet {
			fg = nil
		}
		bg, quiet = nil, nil
	}
	t.Field = paint(fg, bg, nil)
	t.Strong = paint(fg, bg, bold)
	t.Quiet = paint(quiet, bg, nil)
	t.Ground = paint(nil, bg, nil)
	t.Crest = t.Ground
	return t
}

// palette holds the colours of menus.
type palette struct {
	own                  bool // on the terminal's own colours where its background is as the theme's
	text, ground         shade
	quiet, accent, mark  shade
	selected, onSelected shade
	warn, alarm, border  shade
	paper                shade // under a QR code
}

// The names of the 16 colours, short enough for a table.
const (
	black, red, green, yellow     = ansi.Black, ansi.Red, ansi.Green, ansi.Yellow
	blue, magenta, cyan, white    = ansi.Blue, ansi.Magenta, ansi.Cyan, ansi.White
	grey, brightRed, brightGreen  = ansi.BrightBlack, ansi.BrightRed, ansi.BrightGreen
	brightYellow, brightCyan      = ansi.BrightYellow, ansi.BrightCyan
	brightMagenta, brightestWhite = ansi.BrightMagenta, ansi.BrightWhite
)

// Rules for every theme: a hold fills the screen with its colour, a release empties it. The two
// differ in brightness and not only in hue, so that somebody who sees neither colours nor details,
// at three metres or from the corner of an eye, can still tell. All other states lie between them,
// so that only pressing and letting go change the light of a room much. Holds are cool and releases
// warm: blue against orange is the pair that the common colour blindnesses leave apart.

// dark is for dark backgrounds: white digits on deep, saturated colours, and amber digits on near
// black in a release.
func dark() Theme {
	snow, fog := shade{231, brightestWhite}, shade{253, brightestWhite}
	t := Theme{name: Dark, menu: palette{
		own: true, text: fog, ground: shade{234, black}, quiet: shade{248, white}, accent: shade{75, brightCyan},
		mark: shade{215, brightYellow}, selected: shade{24, blue}, onSelected: snow,
		warn: shade{215, brightYellow}, alarm: shade{210, brightRed}, border: shade{241, grey}, paper: snow,
	}}
	on := func(bg, trough shade) pair { return pair{bg: bg, fg: snow, quiet: fog, trough: trough} }
	vivid := func(bg, trough shade) pair { return pair{bg: bg, fg: snow, quiet: snow, trough: trough} }
	inBlack := func(bg, trough shade) pair {
		bold := shade{231, black}
		return pair{bg: bg, fg: bold, quiet: shade{253, black}, trough: trough}
	}
	t.tones = map[Role]pair{
		Idle:     on(shade{234, black}, shade{238, grey}),
		Hold:     inBlack(shade{24, brightCyan}, shade{17, cyan}),
		Shift:    {shade{61, brightCyan}, shade{231, black}, shade{255, black}, shade{17, cyan}},
		InRange:  {shade{27, brightGreen}, shade{231, black}, shade{231, black}, shade{18, green}},
		Open:     {shade{25, brightCyan}, shade{231, black}, shade{255, black}, shade{17, cyan}},
		Release:  {shade{233, black}, shade{215, brightYellow}, shade{180, white}, shade{237, grey}},
		Ready:    {shade{239, blue}, shade{153, brightestWhite}, fog, shade{234, grey}},
		Move:     {shade{238, black}, shade{157, brightGreen}, fog, shade{234, magenta}},
		Ask:      on(shade{55, magenta}, shade{16, grey}),
		Paused:   on(shade{238, blue}, shade{234, grey}),
		Ease:     {shade{238, black}, shade{159, brightCyan}, fog, shade{234, grey}},
		Contract: on(shade{89, magenta}, shade{233, grey}),
		Stretch:  vivid(shade{58, blue}, shade{233, grey}),
		Stroke:   vivid(shade{61, blue}, shade{17, grey}),
		Heat:     on(shade{88, red}, shade{16, grey}),
		Movement: on(shade{22, blue}, shade{233, grey}),
		Finished: on(shade{234, black}, shade{238, grey}),
	}
	return t
}

// light is for light backgrounds: near-black digits on mid-tones, and brown digits on cream in a
// release.
func light() Theme {
	ink, soot := shade{233, black}, shade{236, black}
	t := Theme{name: Light, menu: palette{
		own: true, text: ink, ground: shade{255, brightestWhite}, quiet: shade{241, black}, accent: shade{24, blue},
		mark: shade{94, magenta}, selected: shade{153, cyan}, onSelected: ink,
		warn: shade{94, magenta}, alarm: shade{124, red}, border: shade{247, white}, paper: shade{231, brightestWhite},
	}}
	on := func(bg, trough shade) pair { return pair{bg: bg, fg: ink, quiet: soot, trough: trough} }
	deep := func(bg, trough shade) pair {
		bold := shade{233, brightestWhite}
		return pair{bg: bg, fg: bold, quiet: bold, trough: trough}
	}
	t.tones = map[Role]pair{
		Idle:     on(shade{255, brightestWhite}, shade{250, white}),
		Hold:     deep(shade{69, blue}, shade{62, grey}),
		Shift:    deep(shade{140, blue}, shade{97, grey}),
		InRange:  deep(shade{37, magenta}, shade{30, grey}),
		Open:     deep(shade{38, blue}, shade{31, grey}),
		Release:  {shade{230, brightestWhite}, shade{94, black}, shade{94, black}, shade{215, white}},
		Ready:    on(shade{146, white}, shade{103, grey}),
		Move:     on(shade{114, white}, shade{71, grey}),
		Ask:      on(shade{183, brightMagenta}, shade{97, white}),
		Paused:   on(shade{250, white}, shade{246, grey}),
		Ease:     on(shade{152, brightCyan}, shade{109, cyan}),
		Contract: on(shade{175, brightMagenta}, shade{132, white}),
		Stretch:  on(shade{143, brightGreen}, shade{101, green}),
		Stroke:   deep(shade{104, blue}, shade{61, grey}),
		Heat:     on(shade{173, brightMagenta}, shade{130, white}),
		Movement: on(shade{107, brightGreen}, shade{65, green}),
		Finished: on(shade{255, brightestWhite}, shade{250, white}),
	}
	return t
}

// dim gives off little light: amber on black in a release and wherever nothing is
// pressed, gold on dark olive in a hold.
func dim() Theme {
	ground := shade{16, black}
	amber, faded, gold := shade{214, brightYellow}, shade{172, brightYellow}, shade{220, black}
	t := Theme{name: Dim, menu: palette{
		text: amber, ground: ground, quiet: faded, accent: amber, mark: shade{180, white},
		selected: shade{58, yellow}, onSelected: shade{222, black},
		warn: amber, alarm: shade{209, red}, border: shade{58, yellow}, paper: shade{214, brightestWhite},
	}}
	// Most states share one ink: whatever stays lit from phase to phase need not be written again.
	on := func(bg, trough shade) pair { return pair{bg: bg, fg: amber, quiet: amber, trough: trough} }
	lit := func(bg, ink, trough shade) pair { return pair{bg: bg, fg: ink, quiet: ink, trough: trough} }
	t.tones = map[Role]pair{
		Idle:     on(ground, shade{236, grey}),
		Hold:     lit(shade{58, yellow}, gold, shade{233, white}),
		Shift:    lit(shade{240, yellow}, shade{221, black}, shade{233, white}),
		InRange:  lit(shade{241, yellow}, shade{229, black}, shade{233, white}),
		Open:     lit(shade{23, yellow}, gold, shade{16, white}),
		Release:  {bg: ground, fg: amber, quiet: faded, trough: shade{236, grey}},
		Ready:    lit(shade{237, black}, shade{221, brightYellow}, shade{233, grey}),
		Move:     lit(shade{237, black}, shade{150, brightYellow}, shade{233, grey}),
		Ask:      on(shade{54, black}, shade{16, grey}),
		Paused:   on(shade{237, black}, shade{233, grey}),
		Ease:     on(shade{236, black}, shade{16, grey}),
		Contract: lit(shade{88, yellow}, gold, shade{16, white}),
		Stretch:  on(shade{18, black}, shade{239, grey}),
		Stroke:   on(shade{237, black}, shade{233, grey}),
		Heat:     on(shade{52, black}, shade{239, grey}),
		Movement: on(shade{236, black}, shade{16, grey}),
		Finished: on(ground, shade{236, grey}),
	}
	return t
}
