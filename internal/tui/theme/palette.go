package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// shade is one colour three times: exactly, in the 256-colour palette and in the 16
// of the terminal. The last two are chosen by eye and not by nearness: dark blue,
// dark brown and dark grey are all nearest to black.
type shade struct {
	rgb   uint32
	index ansi.IndexedColor
	basic ansi.BasicColor
}

// in is the shade as the profile can show it.
func (s shade) in(p colorprofile.Profile) color.Color {
	switch {
	case p >= colorprofile.TrueColor:
		return s.exact(p)
	case p == colorprofile.ANSI256:
		return s.index
	default:
		return s.basic
	}
}

// short is the shade for what changes often: that of the palette, where there is
// one, for its sequence is two thirds as long. Digits need it in every line of
// theirs. (Reverse video would be shorter still, but xterm draws that in its
// highlight colour once the foreground is set, and unset nobody knows its contrast.)
func (s shade) short(p colorprofile.Profile) color.Color {
	if p >= colorprofile.ANSI256 {
		return s.index
	}
	return s.basic
}

// exact is the same colour in numbers, for setting the terminal's own. In a
// terminal of 256 colours it is that of the palette, so that painted cells and the
// ground are one.
func (s shade) exact(p colorprofile.Profile) color.Color {
	if p == colorprofile.ANSI256 {
		return exactly(s.index)
	}
	return color.RGBA{R: uint8(s.rgb >> 16), G: uint8(s.rgb >> 8), B: uint8(s.rgb), A: 0xff}
}

// exactly is a colour in numbers.
func exactly(c color.Color) color.Color {
	r, g, b, _ := c.RGBA()
	return color.RGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 0xff}
}

// pair is one tone of a palette.
type pair struct {
	bg     shade
	fg     shade // digits and the word
	quiet  shade // other text
	trough shade // what is not filled of the level
}

// tone makes the pair ready for a terminal in which every cell is painted or, if
// grounded, for one whose background is that of the tone.
func (p pair) tone(profile colorprofile.Profile, grounded bool) Tone {
	bg, fg, quiet := p.bg.in(profile), p.fg.short(profile), p.quiet.short(profile)
	t := Tone{
		Fill:   paint(bg, fg, 0),
		Band:   paint(quiet, bg, 0),
		Raised: paint(fg, bg, attrBold),
		Ink:    paint(nil, fg, 0),
		Trough: paint(nil, p.trough.in(profile), 0),
	}
	if grounded { // quiet text then is what no sequence has to be written for
		t.Fg, t.Bg = exactly(quiet), p.bg.exact(profile)
		bg, quiet = nil, nil
	}
	t.Field = paint(fg, bg, 0)
	t.Strong = paint(fg, bg, attrBold)
	t.Quiet = paint(quiet, bg, 0)
	t.Ground = paint(nil, bg, 0)
	t.Crest, t.Letter = t.Ground, t.Ink
	return t
}

// palette is what menus are drawn with.
type palette struct {
	own                  bool // on the terminal's own colours
	text, ground         shade
	quiet, accent, mark  shade
	selected, onSelected shade
	warn, alarm, border  shade
}

// inks are what digits and texts are drawn in. On the left of each is the exact
// colour, then its neighbours in the palettes of 256 and 16.
func inks() (white, fog, ink, soot shade) {
	return shade{0xffffff, 231, ansi.BrightWhite}, shade{0xdadada, 253, ansi.White},
		shade{0x121212, 233, ansi.Black}, shade{0x303030, 236, ansi.Black}
}

// dark is for dark backgrounds: deep, saturated grounds under white digits. Holds
// are cool and releases warm, for blue against orange is the pair that the common
// colour blindnesses leave apart; a pause is grey.
func dark() Theme {
	white, fog, ink, soot := inks()
	on := func(bg, trough shade) pair { return pair{bg: bg, fg: white, quiet: fog, trough: trough} }
	t := Theme{name: Dark, menu: palette{
		own: true, quiet: shade{0xa0a8b0, 248, ansi.White}, accent: shade{0x6cc0ff, 75, ansi.BrightCyan},
		mark: shade{0xf0b860, 215, ansi.BrightYellow}, selected: shade{0x004f8b, 24, ansi.Blue}, onSelected: white,
		warn: shade{0xf0b860, 215, ansi.BrightYellow}, alarm: shade{0xff8a80, 210, ansi.BrightRed},
		border: shade{0x60686f, 241, ansi.BrightBlack},
	}}
	t.set(Idle, on(shade{0x14181c, 234, ansi.Black}, shade{0x2a3036, 236, ansi.BrightBlack}))
	t.set(Hold, on(shade{0x004f8b, 24, ansi.Blue}, shade{0x00305a, 17, ansi.Black}))
	t.set(Shift, pair{shade{0x62b0ea, 75, ansi.BrightCyan}, ink, soot, shade{0x3f7cab, 67, ansi.White}})
	t.set(Open, on(shade{0x005e68, 23, ansi.Blue}, shade{0x003a40, 16, ansi.Black}))
	t.set(Release, on(shade{0x7a3b00, 52, ansi.Red}, shade{0x482200, 16, ansi.Black}))
	t.set(Ready, on(shade{0x1b1b36, 234, ansi.Black}, shade{0x38385e, 238, ansi.BrightBlack}))
	t.set(Move, on(shade{0x1c3f33, 235, ansi.Black}, shade{0x0d241c, 16, ansi.BrightBlack}))
	t.set(Ask, on(shade{0x4a1f6b, 54, ansi.Magenta}, shade{0x2c0f42, 53, ansi.Black}))
	t.set(Paused, on(shade{0x3a3c3e, 237, ansi.Black}, shade{0x222426, 234, ansi.BrightBlack}))
	t.set(Ease, on(shade{0x2b4f5e, 236, ansi.Blue}, shade{0x172d36, 233, ansi.Black}))
	t.set(Contract, on(shade{0x7a1450, 89, ansi.Magenta}, shade{0x480a2e, 52, ansi.Black}))
	t.set(Stretch, on(shade{0x4a5600, 22, ansi.Blue}, shade{0x2a3100, 16, ansi.Black}))
	t.set(Stroke, on(shade{0x3a4a9f, 18, ansi.Blue}, shade{0x222c66, 17, ansi.Black}))
	t.set(Heat, on(shade{0x8a2f1a, 88, ansi.Red}, shade{0x541a0c, 52, ansi.Black}))
	t.set(Movement, on(shade{0x28552a, 22, ansi.Blue}, shade{0x153116, 16, ansi.Black}))
	t.set(Finished, on(shade{0x14181c, 234, ansi.Black}, shade{0x2a3036, 236, ansi.BrightBlack}))
	return t
}

// light is for light backgrounds: pale grounds under near-black digits.
func light() Theme {
	white, fog, ink, soot := inks()
	on := func(bg, trough shade) pair { return pair{bg: bg, fg: ink, quiet: soot, trough: trough} }
	t := Theme{name: Light, menu: palette{
		own: true, quiet: shade{0x5a6168, 241, ansi.Black}, accent: shade{0x00508f, 24, ansi.Blue},
		mark: shade{0x7a4300, 94, ansi.Magenta}, selected: shade{0xb9dcff, 153, ansi.Cyan}, onSelected: ink,
		warn: shade{0x7a4300, 94, ansi.Magenta}, alarm: shade{0xa01010, 124, ansi.Red},
		border: shade{0x9aa2aa, 247, ansi.White},
	}}
	t.set(Idle, on(shade{0xf2f4f6, 255, ansi.BrightWhite}, shade{0xd2d8de, 252, ansi.White}))
	t.set(Hold, on(shade{0xa4cdff, 111, ansi.BrightCyan}, shade{0x7aa8e0, 74, ansi.Cyan}))
	t.set(Shift, pair{shade{0x0b4a85, 24, ansi.Blue}, white, fog, shade{0x06315a, 17, ansi.Black}})
	t.set(Open, on(shade{0x9fe0e6, 116, ansi.Cyan}, shade{0x74bcc3, 73, ansi.White}))
	t.set(Release, on(shade{0xffd08a, 222, ansi.BrightYellow}, shade{0xe0a95c, 179, ansi.Yellow}))
	t.set(Ready, on(shade{0xf2f2fa, 255, ansi.BrightWhite}, shade{0xcfcfe4, 252, ansi.White}))
	t.set(Move, on(shade{0xd8f0dc, 194, ansi.BrightWhite}, shade{0xaed2b5, 151, ansi.White}))
	t.set(Ask, on(shade{0xf0dcff, 225, ansi.BrightMagenta}, shade{0xc2a4de, 146, ansi.White}))
	t.set(Paused, on(shade{0xa9adb1, 248, ansi.White}, shade{0x80868c, 244, ansi.BrightWhite}))
	t.set(Ease, on(shade{0xc4dfe8, 152, ansi.Cyan}, shade{0x98bbc7, 109, ansi.White}))
	t.set(Contract, on(shade{0xffc2dc, 218, ansi.BrightMagenta}, shade{0xe096b6, 175, ansi.White}))
	t.set(Stretch, on(shade{0xdce58a, 186, ansi.BrightGreen}, shade{0xb6bf5e, 143, ansi.White}))
	t.set(Stroke, on(shade{0xbcc6ff, 147, ansi.BrightCyan}, shade{0x939fe0, 104, ansi.Cyan}))
	t.set(Heat, on(shade{0xffbfae, 216, ansi.BrightMagenta}, shade{0xe09482, 174, ansi.White}))
	t.set(Movement, on(shade{0xb6e3b0, 151, ansi.BrightGreen}, shade{0x8abd84, 108, ansi.White}))
	t.set(Finished, on(shade{0xf2f4f6, 255, ansi.BrightWhite}, shade{0xd2d8de, 252, ansi.White}))
	return t
}

// dim gives off little light and never jumps from dark to bright: amber on black,
// and on grounds so dark that they only tinge it. Of the 256 colours only navy and the
// darkest greys are dark enough beside black, so there some states share a ground.
func dim() Theme {
	black := shade{0x000000, 16, ansi.Black}
	amber := shade{0xff8700, 208, ansi.Yellow}
	faded := shade{0xd78700, 172, ansi.Yellow}
	pale := shade{0xd7af87, 180, ansi.White}
	// One ink for all: what stays lit from phase to phase is not written again.
	on := func(bg, trough shade) pair { return pair{bg: bg, fg: amber, quiet: faded, trough: trough} }
	t := Theme{name: Dim, calm: true, menu: palette{
		text: amber, ground: black, quiet: faded, accent: amber, mark: pale,
		selected: shade{0x3a2400, 58, ansi.Yellow}, onSelected: shade{0xffc878, 222, ansi.Black},
		warn: amber, alarm: shade{0xf08060, 209, ansi.Red}, border: shade{0x5c420f, 58, ansi.Yellow},
	}}
	t.set(Idle, on(black, shade{0x2a1c00, 234, ansi.BrightBlack}))
	t.set(Hold, on(black, shade{0x2e2000, 234, ansi.BrightBlack}))
	t.set(Shift, on(shade{0x0e1b2a, 234, ansi.Black}, shade{0x1d3248, 235, ansi.BrightBlack}))
	t.set(Open, on(shade{0x001012, 233, ansi.Black}, shade{0x10282a, 235, ansi.BrightBlack}))
	t.set(Release, on(shade{0x2e1400, 17, ansi.Black}, shade{0x170a00, 232, ansi.BrightBlack}))
	t.set(Ready, on(shade{0x161622, 233, ansi.Black}, shade{0x22222e, 235, ansi.BrightBlack}))
	t.set(Move, on(shade{0x0c1c12, 233, ansi.Black}, shade{0x1c3424, 235, ansi.BrightBlack}))
	t.set(Ask, on(shade{0x1e0e2c, 17, ansi.Black}, shade{0x32204a, 236, ansi.BrightBlack}))
	t.set(Paused, on(shade{0x1c1c1c, 234, ansi.Black}, shade{0x3a3d40, 237, ansi.BrightBlack}))
	t.set(Ease, on(shade{0x041014, 232, ansi.Black}, shade{0x14262c, 235, ansi.BrightBlack}))
	t.set(Contract, on(shade{0x2a0818, 17, ansi.Black}, shade{0x140410, 232, ansi.BrightBlack}))
	t.set(Stretch, on(shade{0x101200, 232, ansi.Black}, shade{0x282a10, 235, ansi.BrightBlack}))
	t.set(Stroke, on(shade{0x06061a, 233, ansi.Black}, shade{0x1c1c38, 235, ansi.BrightBlack}))
	t.set(Heat, on(shade{0x2c0c04, 234, ansi.Black}, shade{0x140602, 232, ansi.BrightBlack}))
	t.set(Movement, on(shade{0x041206, 232, ansi.Black}, shade{0x142a18, 235, ansi.BrightBlack}))
	t.set(Finished, on(black, shade{0x2a1c00, 234, ansi.BrightBlack}))
	return t
}

func (t *Theme) set(r Role, p pair) { t.tones[r.index()] = p }
