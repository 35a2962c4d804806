package paint

import (
	"fmt"
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// setting is all that a view sets on a terminal beside its content.
type setting struct {
	alt       bool // the alternate screen is shown, and pasted text comes in brackets
	cursor    bool // the cursor is shown
	focus     bool // the window's focus is reported
	mouse     bool // clicks and the wheel are
	graphemes bool // characters are measured as Unicode says
	keys      int  // how keys are reported, as the kitty protocol counts it; 0 as ever
	title     string
	progress  tea.ProgressBar
	// In hexadecimal; "" for the terminal's own.
	foreground, background string
}

// asFound is the setting of a terminal that nobody has changed.
func asFound() setting { return setting{cursor: true} }

// silent is the same setting, in which the terminal reports nothing but typed keys.
func (s setting) silent() setting {
	s.keys, s.focus, s.mouse = 0, false, false
	return s
}

// settingOf is what a view sets.
func settingOf(v tea.View) setting {
	s := setting{
		alt:        true,
		cursor:     v.Cursor != nil,
		focus:      v.ReportFocus,
		mouse:      v.MouseMode != tea.MouseModeNone,
		keys:       keysOf(v.KeyboardEnhancements),
		title:      v.WindowTitle,
		foreground: hex(v.ForegroundColor),
		background: hex(v.BackgroundColor),
	}
	if v.ProgressBar != nil && v.ProgressBar.State != tea.ProgressBarNone {
		s.progress = *v.ProgressBar
	}
	return s
}

// keysOf is how keys are to be reported: always so that none can be mistaken for another.
func keysOf(e tea.KeyboardEnhancements) int {
	flags := ansi.KittyDisambiguateEscapeCodes
	report := func(wanted bool, flag int) {
		if wanted {
			flags |= flag
		}
	}
	report(e.ReportEventTypes, ansi.KittyReportEventTypes)
	report(e.ReportAlternateKeys, ansi.KittyReportAlternateKeys)
	report(e.ReportAllKeysAsEscapeCodes, ansi.KittyReportAllKeysAsEscapeCodes)
	report(e.ReportAssociatedText, ansi.KittyReportAssociatedKeys)
	return flags
}

// hex is a colour as terminals take it, "" for none.
func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	n, ok := color.NRGBAModel.Convert(c).(color.NRGBA)
	if !ok || n.A == 0 {
		return ""
	}
	return fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
}

// become returns the sequences that change one setting into another: those that belong
// before a frame, up to the change of screens, and those that belong to it. They leave the
// cursor alone, which is hidden while a frame is drawn.
//
// Each of the two screens of a terminal has its own stack of keyboard settings, so ours is
// popped before the other screen is shown. The terminal is asked which of them it knows, but
// not at the last change, when nobody would read the answer.
func (s setting) become(to setting, last bool) (before, after string) {
	turned := to.alt != s.alt
	if s.keys != 0 && (turned || to.keys == 0) {
		before += ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1)
		s.keys = 0
	}
	if turned {
		before += pick(to.alt, ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor)
	}

	var b strings.Builder
	mode := func(was, is bool, set, reset string) {
		if was != is {
			b.WriteString(pick(is, set, reset))
		}
	}
	mode(s.graphemes, to.graphemes, ansi.SetModeUnicodeCore, ansi.ResetModeUnicodeCore)
	mode(s.alt, to.alt, ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste)
	mode(s.focus, to.focus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent)
	mode(s.mouse, to.mouse, ansi.SetModeMouseNormal+ansi.SetModeMouseExtSgr, ansi.ResetModeMouseNormal+ansi.ResetModeMouseExtSgr)
	if s.title != to.title {
		b.WriteString(ansi.SetWindowTitle(to.title))
	}
	if s.keys != to.keys {
		b.WriteString(ansi.SetModifyOtherKeys2) // for terminals that know only that
		b.WriteString(pick(s.keys == 0, ansi.PushKittyKeyboard(to.keys), ansi.KittyKeyboard(to.keys, 1)))
		if !last {
			// Every terminal answers the second question, and so shows if it does not know the first.
			b.WriteString(ansi.RequestKittyKeyboard + ansi.RequestPrimaryDeviceAttributes)
		}
	}
	paint := func(was, is string, set func(string) string, reset string) {
		switch {
		case was == is:
		case is == "":
			b.WriteString(reset)
		default:
			b.WriteString(set(is))
		}
	}
	paint(s.foreground, to.foreground, ansi.SetForegroundColor, ansi.ResetForegroundColor)
	paint(s.background, to.background, ansi.SetBackgroundColor, ansi.ResetBackgroundColor)
	mode(s.alt && s.cursor, to.alt && to.cursor, ansi.SetCursorStyle(1), ansi.SetCursorStyle(0)) // a block that blinks
	if s.progress != to.progress {
		b.WriteString(progress(to.progress))
	}
	return before, b.String()
}

// progress is the sequence that shows a progress bar.
func progress(p tea.ProgressBar) string {
	switch p.State {
	case tea.ProgressBarDefault:
		return ansi.SetProgressBar(p.Value)
	case tea.ProgressBarError:
		return ansi.SetErrorProgressBar(p.Value)
	case tea.ProgressBarIndeterminate:
		return ansi.SetIndeterminateProgressBar
	case tea.ProgressBarWarning:
		return ansi.SetWarningProgressBar(p.Value)
	default:
		return ansi.ResetProgressBar
	}
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
