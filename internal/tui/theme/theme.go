// Package theme gives every state of a run its colours.
//
// A [Theme] is a palette. [New] turns it into the [Styles] for one terminal, with which all screens
// draw. Each [Role] (a hold, a release, a pause ...) has its own [Tone], in the 256-colour palette
// and in the terminal's 16 colours. They are chosen so that neighbours can be told apart with the
// common colour blindnesses and, by brightness alone, without any colour; the tests compute both.
// Colour never stands alone: words and levels say the same.
//
// The whole background of a run screen changes its colour with every phase. Painting it cell by
// cell works everywhere and costs thousands of bytes. A terminal that reports its background (OSC
// 11) also lets the program set it: [Styles.Grounded] leaves the background to the terminal, so
// that a new phase costs a few bytes and a cell that goes out costs one. The header and the level
// are always painted, so that the state has a colour even if that fails.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Names of the themes.
const (
	Dark  = "dark"
	Light = "light"
	Dim   = "dim"  // amber on black, for a dark treatment room
	Mono  = "mono" // no colour: reverse video, bold and fill tell the states
)

// Theme is a palette. Get one from [Get]; the zero value is not usable.
type Theme struct {
	name  string
	tones map[Role]pair
	menu  palette
}

// Get returns a theme by its name.
func Get(name string) (Theme, bool) {
	switch name {
	case Dark:
		return dark(), true
	case Light:
		return light(), true
	case Dim:
		return dim(), true
	case Mono:
		return Theme{name: Mono}, true
	default:
		return Theme{}, false
	}
}

// Colours holds the colours of a tone as numbers, for pages outside a terminal.
type Colours struct {
	Ground, Ink, Quiet, Trough color.Color
}

// Colours returns the colours of a state. Without colours, states in which the hands press are
// black on white, and all others white on black.
func (t Theme) Colours(r Role) Colours {
	switch p := t.tones[r]; {
	case t.name != Mono:
		return Colours{p.bg.exact(), p.fg.exact(), p.quiet.exact(), p.trough.exact()}
	case r.presses():
		return Colours{color.White, color.Black, color.Black, color.Gray{0xb2}}
	default:
		return Colours{color.Black, color.White, color.White, color.Gray{0x4e}}
	}
}

// Tone is how one state looks.
type Tone struct {
	// Fg and Bg are for the whole terminal (tea.View's ForegroundColor and BackgroundColor); nil
	// keeps the terminal's own.
	Fg, Bg color.Color

	Ground Paint // cells without anything
	Field  Paint // text
	Strong Paint // text that stands out: the word in one line, keys, small digits
	Quiet  Paint // text of lesser weight
	Band   Paint // the header, always painted
	Raised Paint // what stands out in the header
	Fill   Paint // in reverse: what is chosen
	Crest  Paint // at the sides of the word
	Ink    Paint // a filled cell of a digit, a letter or the level
	Trough Paint // an empty cell of the level
}

// Styles is a theme prepared for one terminal. It is never changed, so it can be shared.
type Styles struct {
	Name string
	Mono bool // no colours at all

	tones   map[Role]Tone
	theme   Theme
	profile colorprofile.Profile
	own     bool // menus are drawn on the terminal's own colours

	// Styles of menus, lists and dialogues, on the terminal's own background or, in the dim theme
	// and on a background that the theme isn't for, on Background.
	Title    lipgloss.Style
	Text     lipgloss.Style
	Quiet    lipgloss.Style // of lesser weight
	Key      lipgloss.Style // a key's name in a hint
	Mark     lipgloss.Style // the words "assumed" and "chosen"
	Selected lipgloss.Style // the line under the cursor
	Warn     lipgloss.Style
	Error    lipgloss.Style
	Border   lipgloss.Style // rules and frames: a foreground

	// A QR code is dark on light in every theme: in Code a blank is light and ink is dark, and
	// in CodeDark a blank is dark.
	Code, CodeDark lipgloss.Style

	// Foreground and Background are for tea.View on screens without a Tone; nil keeps the
	// terminal's own.
	Foreground, Background color.Color
}

// New prepares the named theme for a terminal with a dark or light background and the given colour
// profile. An empty or unknown name, and "auto", choose dark or light by the background. Without
// colours every theme is mono.
func New(name string, darkBackground bool, profile colorprofile.Profile) Styles {
	t, ok := Get(name)
	if !ok {
		t = light()
		if darkBackground {
			t = dark()
		}
	}
	if profile <= colorprofile.ASCII || t.name == Mono {
		return monochrome(darkBackground)
	}
	s := Styles{Name: t.name, theme: t, profile: profile, own: t.menu.own && (t.name == Dark) == darkBackground}
	s.fill(false)
	s.menus(t.menu, profile)
	return s
}

// Grounded returns the styles for a terminal whose background can be set: one that answered when
// asked for it (tea.BackgroundColorMsg). The 16 colours look different everywhere, so no background
// can match them: with those, and without colours, nothing changes.
func (s Styles) Grounded() Styles {
	if s.Mono || s.profile == colorprofile.ANSI {
		return s
	}
	s.fill(true)
	if !s.own {
		s.Foreground, s.Background = s.theme.menu.text.exact(), s.theme.menu.ground.exact()
	}
	return s
}

// Painted returns the styles for a part of a window: every cell of a tone is painted, and the
// terminal's background is left alone.
func (s Styles) Painted() Styles {
	if !s.Mono {
		s.fill(false)
	}
	return s
}

func (s *Styles) fill(grounded bool) {
	s.tones = map[Role]Tone{} // another one: copies share the old one
	for r, p := range s.theme.tones {
		s.tones[r] = p.tone(s.profile, grounded)
	}
}

// Tone is how a state looks.
func (s Styles) Tone(r Role) Tone { return s.tones[r] }

// menus fills in the styles of the screens that have no tone.
func (s *Styles) menus(p palette, profile colorprofile.Profile) {
	fg := func(c shade) lipgloss.Style { return lipgloss.NewStyle().Foreground(c.in(profile)) }
	s.Text, s.Quiet = lipgloss.NewStyle(), fg(p.quiet)
	if !p.own {
		s.Text = fg(p.text)
	}
	s.Title = fg(p.accent).Bold(true)
	s.Key = fg(p.accent)
	s.Mark = fg(p.mark)
	s.Selected = fg(p.onSelected).Bold(canBeBold(p.onSelected.in(profile))).Background(p.selected.in(profile))
	s.Warn = fg(p.warn).Bold(true)
	s.Error = fg(p.alarm).Bold(true)
	s.Border = fg(p.border)
	ink := shade{16, black}
	s.Code = fg(ink).Background(p.paper.in(profile))
	s.CodeDark = fg(p.paper).Background(ink.in(profile))
}

// monochrome tells the states without any colour, on a terminal with such a background.
func monochrome(darkBackground bool) Styles {
	plain, bold, reverse := lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true), lipgloss.NewStyle().Reverse(true)
	s := Styles{
		Name: Mono, Mono: true, tones: map[Role]Tone{},
		Title: bold, Text: plain, Quiet: plain, Key: bold, Mark: plain,
		Selected: reverse, Warn: bold, Error: bold.Reverse(true), Border: plain,
		Code: plain, CodeDark: reverse,
	}
	if darkBackground {
		s.Code, s.CodeDark = reverse, plain
	}
	for _, r := range Roles() {
		filled, bold := paint(nil, nil, ansi.Style{}.Reverse(true)), paint(nil, nil, ansi.Style{}.Bold())
		t := Tone{
			Strong: bold, Raised: bold, Fill: filled, Ink: filled,
			Trough: paint(nil, nil, ansi.Style{}.Underline(true)),
		}
		if r.presses() { // solid bars at both sides of the word: to be told from afar
			t.Crest = filled
		}
		s.tones[r] = t
	}
	return s
}

// Paint is one way to draw cells. The zero value is the terminal's own.
type Paint struct {
	fg, bg color.Color // nil for the terminal's own
	on     string
}

// paint is a style in two colours; nil leaves the terminal's own.
func paint(fg, bg color.Color, s ansi.Style) Paint {
	if fg != nil {
		s = s.ForegroundColor(fg)
	}
	if bg != nil {
		s = s.BackgroundColor(bg)
	}
	if len(s) == 0 {
		return Paint{}
	}
	return Paint{fg, bg, s.String()}
}

// On is the control sequence that turns the paint on after [Off]; empty for the
// terminal's own.
func (p Paint) On() string { return p.on }

// Off turns every paint off.
const Off = ansi.ResetStyle
