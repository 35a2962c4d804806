package tui

import (
	"fmt"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/share"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/qrcode"
	"presshold/internal/tui/ui"
)

// viewShare draws the address for other screens, with its QR code beside or below if there is room
// for all of it, and the terminal shows its half blocks.
func (m *model) viewShare() string {
	s := &m.share
	if !s.on() {
		return m.env().Screenful(plain.Capital(english.HelpShare), m.shareHints(), m.interfaceLines())
	}
	room := m.w - 2*ui.Margin(m.w)
	shown, _ := s.addresses()
	code, err := qrcode.New(shown)
	w, h := code.Size()
	const beside = 24 // cells that a text beside the code has to have
	if coded := err == nil && !m.ascii; !coded || m.h < h+3 || room < w+beside || room < ui.Width(shown) {
		text := m.shareLines(m.w, shown, english.SharingScan)
		if coded && room >= w && len(text)+1+h <= ui.BodyRows(m.h) {
			text = append(append(text, ""), code.Lines(m.look.Code, m.look.CodeDark)...)
		} else {
			text = m.shareLines(m.w, shown, english.SharingOpen)
		}
		return m.env().Screenful(plain.Capital(english.HelpShare), m.shareHints(), text)
	}
	lines, text := code.Lines(m.look.Code, m.look.CodeDark), m.shareLines(room-w-2, "", english.SharingScan)
	for i := range lines {
		if i < len(text) {
			lines[i] += "  " + text[i]
		}
	}
	return ui.Screenful(m.look.Title.Render(shown), m.look.Footer(m.shareHints(), room), lines, m.w, m.h)
}

// interfaceLines returns what would be shared, at which address, and who could see it.
func (m *model) interfaceLines() []string {
	s, b := &m.share, m.env().Brief()
	if b.Tight = m.h < roomy; !b.Tight {
		b.Text(m.look.Text, english.SharingWhat)
		b.Gap()
	}
	b.Text(m.look.Text, phrase.ShareRisk)
	b.Gap()
	for i, at := range s.places {
		lead, style := m.look.Item(i == s.offered.Cursor())
		b.Text(style, lead+placeName(at))
	}
	s.tellProblem(b)
	return b.Lines
}

func placeName(at share.Interface) string {
	if at.IsLoopback() {
		return fmt.Sprintf(english.SharingLocal, plain.Line(at.String()))
	}
	return plain.Line(at.String())
}

// roomy is the least height of a window with room for more than the essentials.
const roomy = 16

// shareLines returns what is shared, in lines of at most so many cells, with the address and how to
// get there; without an address, as that stands above the code, with that of the other page.
func (m *model) shareLines(cells int, address, how string) []string {
	s, b := &m.share, m.env().Brief()
	b.Width = min(cells, b.Width)
	b.Tight = m.h < roomy
	above := address == ""
	for address != "" { // not broken at words: it has none
		n := min(len(address), b.Width)
		b.Lines = append(b.Lines, m.look.Title.Render(address[:n]))
		address = address[n:]
	}
	if s.button {
		b.Text(m.look.Warn, english.SharingButtonRisk)
	} else if !b.Tight {
		b.Text(m.look.Text, how)
	}
	b.Gap()
	b.Text(m.look.Text, phrase.ShareRisk)
	b.Gap()
	b.Text(m.look.Quiet, fmt.Sprintf("%s: %s", placeName(s.At), phrase.Follow(s.Followers)))
	if _, other := s.addresses(); above && other != "" {
		b.Gap()
		which := english.SharingButtonPage
		if s.button {
			which = english.SharingPage
		}
		b.Text(m.look.Quiet, which)
		b.Text(m.look.Quiet, other)
	}
	s.tellProblem(b)
	return b.Lines
}

// tellProblem adds what went wrong, if anything did.
func (s *sharing) tellProblem(b *ui.Body) {
	if s.problem != "" {
		b.Gap()
		b.Text(b.Look.Warn, s.problem)
	}
}

func (m *model) shareHints() []keys.Hint {
	s := &m.share
	if !s.on() {
		return keys.Enabled(
			keys.If(len(s.places) > 0, m.keys.Hint(keymap.Primary, english.SharingStart)),
			keys.If(len(s.places) > 0, keys.Fixed("c", english.SharingWithButton)),
			keys.If(len(s.places) > 1, m.keys.Hint(keymap.Down, english.SharingNetwork)),
			m.keys.Hint(keymap.Close, english.ScreenClose),
		)
	}
	other := english.SharingAddButton
	if s.Button != "" {
		other = english.SharingShowOther
	}
	return keys.Enabled(
		m.keys.Hint(keymap.Undo, english.SharingStop), keys.Fixed("c", other), m.keys.Hint(keymap.Close, english.ScreenClose),
	)
}
