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

// viewShare draws an address for other screens, and beside what is said of it, or below, its
// code, where there is room for all of that.
func (m *model) viewShare() string {
	s := &m.share
	if !s.on() {
		return m.screenful(m.look.Title.Render(english.SharingHead), m.shareHints(), m.shareOffer())
	}
	room := m.w - 2*ui.Margin(m.w)
	code, err := qrcode.New(s.address())
	w, h := code.Size()
	const beside = 24 // cells that a text beside the code has to have
	if err != nil || m.h < h+3 || room < w+beside || room < ui.Width(s.address()) {
		text := m.shareLines(m.w, true)
		if room >= w && len(text)+1+h <= ui.BodyRows(m.h) {
			text = append(append(text, ""), code.Lines(m.look.Code, m.look.CodeDark)...)
		}
		return m.screenful(m.look.Title.Render(english.SharingHead), m.shareHints(), text)
	}
	lines, text := code.Lines(m.look.Code, m.look.CodeDark), m.shareLines(room-w-2, false)
	for i := range lines {
		if i < len(text) {
			lines[i] += "  " + text[i]
		}
	}
	return ui.Screenful(m.look.Title.Render(s.address()), m.look.Footer(m.shareHints(), room), lines, m.w, m.h)
}

// shareOffer says what would be shared, at which place, and who could see it.
func (m *model) shareOffer() []string {
	s, b := &m.share, m.brief()
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
	b.problem(s.problem)
	return b.Lines
}

// placeName is an interface as it is shown.
func placeName(at share.Interface) string {
	if at.IsLoopback() {
		return fmt.Sprintf(english.SharingLocal, plain.Line(at.String()))
	}
	return plain.Line(at.String())
}

// roomy is the height from which there is room for more than is needed.
const roomy = 16

// shareLines tell of what is shared, in so many cells, with the address or beside it.
func (m *model) shareLines(cells int, address bool) []string {
	s, b := &m.share, m.brief()
	b.Width = min(cells, b.Width)
	b.Tight = m.h < roomy
	if address {
		for rest := s.address(); rest != ""; { // not broken at words: it has none
			n := min(len(rest), b.Width)
			b.Lines = append(b.Lines, m.look.Title.Render(rest[:n]))
			rest = rest[n:]
		}
	}
	if s.button {
		b.Text(m.look.Warn, english.SharingButtonRisk)
	} else if !b.Tight {
		b.Text(m.look.Text, english.SharingHow)
	}
	b.Gap()
	b.Text(m.look.Text, phrase.ShareRisk)
	b.Gap()
	b.Text(m.look.Quiet, fmt.Sprintf(english.SharingFollowers, placeName(s.At), phrase.Follow(s.Followers)))
	b.problem(s.problem)
	return b.Lines
}

// problem adds what went wrong; nothing for "".
func (b brief) problem(text string) {
	if text != "" {
		b.Gap()
		b.Text(b.Look.Warn, text)
	}
}

// shareHints are the keys of the overlay.
func (m *model) shareHints() []keys.Hint {
	s := &m.share
	if !s.on() {
		return keys.Enabled(
			keys.If(len(s.places) > 0, m.keys.Hint(keymap.Primary, english.SharingStart)),
			keys.If(len(s.places) > 0, keys.Fixed("c", english.SharingWithButton)),
			keys.If(len(s.places) > 1, m.keys.Hint(keymap.Down, english.SharingNetwork)),
			m.keys.Hint(keymap.Close, english.OverlayClose),
		)
	}
	other := english.SharingAddButton
	if s.button {
		other = english.SharingNoButton
	} else if s.Button != "" {
		other = english.SharingButton
	}
	return keys.Enabled(
		m.keys.Hint(keymap.Undo, english.SharingStop), keys.Fixed("c", other), m.keys.Hint(keymap.Close, english.OverlayClose),
	)
}
