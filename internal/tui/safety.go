package tui

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// safetyPart is a part of the safety text: a sentence, or an introduction and a list.
type safetyPart struct {
	text  string
	items []string
}

// safetyText is shown before the first use, and on request.
func safetyText() []safetyPart {
	return []safetyPart{
		{text: english.SafetyYours},
		{english.SafetyClearance, []string{
			english.SafetyFever,
			english.SafetyThrombosis,
			english.SafetyPressure,
		}},
		{english.SafetyNotOver, []string{
			english.SafetyWounds,
			english.SafetyVeins,
			english.SafetyFracture,
			english.SafetyTumour,
			english.SafetyNumb,
		}},
		{english.SafetyAskFirst, []string{
			english.SafetyThinners,
			english.SafetyBones,
			english.SafetyPregnancy,
			english.SafetyFragile,
		}},
		{text: english.SafetyStroke},
		{text: english.SafetyPainkillers},
		{english.SafetySites, []string{
			english.SafetyNeck,
			english.SafetyArm,
			english.SafetyLeg,
			english.SafetyAbdomen,
		}},
		{text: english.SafetyKidneys},
		{text: english.SafetyNotComplete},
		{plain.Capital(english.LessonHeadAlarms), append(SafetyAlarms(), english.SafetyAsked)},
		{text: english.SafetyKnown},
		{text: english.SafetyScores},
	}
}

// safetyInBrief replaces the text in a window in which it would take too many pages to be read.
func safetyInBrief() []safetyPart {
	return []safetyPart{
		{text: english.SafetyBriefNotWith},
		{text: english.SafetyBriefNotOver},
		{text: english.SafetyBriefAskFirst},
		{text: english.SafetyBriefCare},
		{text: english.SafetyBriefStop},
		{text: english.SafetyBriefMore},
	}
}

// SafetyAlarms returns the signs to stop at once for, other than the client's request.
func SafetyAlarms() []string {
	return []string{english.SafetySharp, english.SafetyTingling, english.SafetyFaint}
}

// SafetyText returns the text for plain output, as wide as width allows, or as it comes for 0: a
// line for each sentence and each item of a list, with empty lines between the parts.
func SafetyText(width int) []string {
	return setSafety(ui.Body{Width: cmp.Or(width, math.MaxInt)}, safetyText(), true)
}

// mostPages is how many pages of safety text a user can be expected to read.
const mostPages = 6

// safety sets the text out for a window, in pages of so many rows.
func safety(st ui.Env, rows int) []string {
	b := st.Brief()
	lines := safetyIn(ui.Body{Width: b.Width, Tight: b.Tight}, rows)
	for i, l := range lines {
		lines[i] = st.Look.Text.Render(l)
	}
	return lines
}

// safetyIn sets the text out as lists if all of it is in view then, else in paragraphs, which take
// less room, and in brief if even those take too many pages. The lines have no style, as styling
// each form would be most of the work.
func safetyIn(b ui.Body, rows int) []string {
	pages := func(lines []string) int { return (len(lines) + rows - 1) / rows }
	text := safetyText()
	if lists := setSafety(b, text, true); pages(lists) == 1 {
		return lists
	}
	tight := ui.Body{Width: b.Width, Tight: true}
	dense := setSafety(tight, text, false)
	if pages(dense) > mostPages {
		text = safetyInBrief()
		dense = setSafety(tight, text, false)
	}
	if airy := setSafety(b, text, false); pages(airy) == pages(dense) {
		return airy
	}
	return dense
}

// setSafety adds the text to an empty body, with its lists as such or in paragraphs.
func setSafety(b ui.Body, text []safetyPart, lists bool) []string {
	style := b.Look.Text
	for _, part := range text {
		b.Gap()
		switch {
		case len(part.items) == 0:
			b.Text(style, part.text)
		case lists:
			b.Text(style, fmt.Sprintf("%s:", part.text))
			for _, item := range part.items {
				b.Hang(style, "- ", item)
			}
		default:
			b.Text(style, fmt.Sprintf("%s: %s.", part.text, strings.Join(part.items, "; ")))
		}
	}
	return b.Lines
}

// readSafety handles a key on the safety text. Any key turns the page, and the last page accepts
// the text. Closing it before it is accepted ends the program.
func (m *model) readSafety(msg tea.KeyPressMsg, actions []keymap.Action) tea.Cmd {
	name := keys.Name(msg)
	switch {
	case m.page.TurnAny(actions):
		return nil
	case slices.Contains(actions, keymap.Close), slices.Contains(actions, keymap.Quit):
		if !m.accepted {
			return m.exit()
		}
		m.uncover()
		return nil
	case m.page.NextPage():
		return nil
	case m.accepted:
		m.uncover()
		return nil
	case name == "enter" || slices.Contains(actions, keymap.Primary):
		return m.accept()
	}
	return nil
}

// accept notes that the safety text was accepted, and goes on to what the program was started for.
func (m *model) accept() tea.Cmd {
	m.accepted = true
	m.uncover()
	if m.opts.Start != nil && m.plan == nil && len(m.asking) == 0 {
		m.run(m.opts.Start, 0, nil)
	}
	if m.opts.MarkSafetySeen == nil {
		return nil
	}
	return m.keep(m.opts.MarkSafetySeen)
}

// viewSafety draws the current page of the safety text with its number.
func (m *model) viewSafety() string {
	head := english.SafetyHead
	if at, of := m.page.Number(); of > 1 {
		head += fmt.Sprintf(" %d/%d", at, of)
	}
	read, closes := m.page.AtEnd(), english.ScreenQuit
	if m.accepted {
		closes = english.ScreenClose
	}
	return m.env().Screenful(head, keys.Enabled(
		keys.If(!read, m.keys.Hint(keymap.Primary, english.SafetyNext)),
		keys.If(read && !m.accepted, keys.Fixed("enter", english.SafetyAccept)),
		m.keys.Hint(keymap.Close, closes),
	), m.page.Visible())
}
