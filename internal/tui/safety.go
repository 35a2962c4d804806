package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// safetyPart is a part of the safety text: a sentence, or a lead and what it lists.
type safetyPart struct {
	text  string
	items []string
}

// safetyText is shown once before first use, and on demand.
func safetyText() []safetyPart {
	return []safetyPart{
		{text: "presshold times, cues and records. It does not know your client: whether and how hard to press is for you to judge."},
		{"Wait for medical clearance with", []string{
			"fever or an infection of the whole body",
			"known or suspected deep vein thrombosis or embolism",
			"severe high blood pressure that is not under control",
		}},
		{"Do not press over", []string{
			"open wounds, burns, infected skin or bruises",
			"varicose veins",
			"a recent fracture or operation",
			"a tumour or acute inflammation",
			"skin with reduced sensation",
		}},
		{"Ask a clinician first, or go lighter, with", []string{
			"anticoagulants (blood thinners) or a bleeding disorder",
			"osteoporosis, cancer or heart problems",
			"a stroke or disease of the neck arteries: ask first",
			"pregnancy",
			"fragile skin, or steroids",
		}},
		{text: "Painkillers and muscle relaxants mask what the client can tell you."},
		{"Endangerment sites, where vessels, nerves or organs lie near the surface", []string{
			"front and side of the neck (anterior and posterior triangles), base of the skull",
			"armpit (axilla), inner arm, crease of the elbow (cubital fossa)",
			"femoral triangle, sciatic notch, back of the knee (popliteal fossa)",
			"upper abdomen",
			"and, for another reason, over the kidneys, lymph nodes and implants",
		}},
		{text: "This list is not complete, nor are the caution sites that the program marks: a site without a mark can need care as well."},
		{"Stop at once for", append(SafetyAlarms(), "and whenever the client asks")},
		{text: "What is known: a meta-analysis of studies to January 2022 found a higher pressure pain threshold (SMD 0.67). It found no significant difference from controls in the pain that people reported (SMD -0.22, 95 % CI -0.53 to 0.09; PMC9434898)."},
		{text: "Scores in this program are what the client reports; they are not a measurement."},
	}
}

// safetyInBrief is the text for a window in which the whole of it would take too many
// pages to be read.
func safetyInBrief() []safetyPart {
	return []safetyPart{
		{text: "Not with fever, infection, thrombosis or uncontrolled high blood pressure."},
		{text: "Not over wounds, burns, skin infection, bruises, varicose veins, recent fractures, tumours, inflammation or numb skin."},
		{text: "Ask first: blood thinners, osteoporosis, cancer, heart problems, stroke, pregnancy, fragile skin, steroids."},
		{text: "Take care at the neck, armpit, inner arm, elbow, groin, buttock, knee and upper belly."},
		{text: "Stop for sharp pain, tingling, numbness, faintness, or when asked."},
		{text: "This is not all: see presshold safety."},
	}
}

// SafetyAlarms are the signs to stop at once for, beside that the client asks.
func SafetyAlarms() []string {
	return []string{"sharp, shooting or electric pain", "tingling or numbness", "faintness"}
}

// SafetyText is the whole text for a printer of lines: a line for each sentence and for
// each thing in a list, an empty one between the parts.
func SafetyText() []string {
	var lines []string
	for i, part := range safetyText() {
		if i > 0 {
			lines = append(lines, "")
		}
		if len(part.items) == 0 {
			lines = append(lines, part.text)
			continue
		}
		lines = append(lines, part.text+":")
		for _, item := range part.items {
			lines = append(lines, "- "+item)
		}
	}
	return lines
}

// mostPages is how many pages of safety text somebody can be asked to read.
const mostPages = 6

// safety sets the text out: as lists where all of it is in sight at once, else in
// paragraphs, which take less room, and where even these take too many pages, in brief.
func (b brief) safety(rows int) []string {
	lists := b.safetyLines(safetyText(), brief.safetyList, true)
	if len(lists) <= rows {
		return lists
	}
	text := safetyText()
	dense := b.safetyLines(text, brief.safetyParagraph, false)
	if pages(dense, rows) > mostPages {
		text = safetyInBrief()
		dense = b.safetyLines(text, brief.safetyParagraph, false)
	}
	if airy := b.safetyLines(text, brief.safetyParagraph, true); pages(airy, rows) == pages(dense, rows) {
		return airy
	}
	return dense
}

// pages is how many pages of so many rows the lines take.
func pages(lines []string, rows int) int { return (len(lines) + rows - 1) / rows }

func (b brief) safetyLines(text []safetyPart, set func(brief, safetyPart), airy bool) []string {
	b = brief{&ui.Body{Look: b.Look, Width: b.Width, Tight: b.Tight}}
	for _, part := range text {
		if airy {
			b.Gap()
		}
		set(b, part)
	}
	return b.Lines
}

func (b brief) safetyList(part safetyPart) {
	if len(part.items) == 0 {
		b.Text(b.Look.Text, part.text)
		return
	}
	b.Text(b.Look.Text, part.text+":")
	for _, item := range part.items {
		b.Hang(b.Look.Text, "- ", item)
	}
}

func (b brief) safetyParagraph(part safetyPart) {
	if len(part.items) == 0 {
		b.Text(b.Look.Text, part.text)
		return
	}
	b.Text(b.Look.Text, part.text+": "+strings.Join(part.items, "; ")+".")
}

// readSafety is what a key does over the safety text: any key turns the page, and on the
// last one the text is accepted. Where it was not accepted yet, leaving it leaves the
// program.
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

// accept keeps that the safety text was accepted, and goes on to what was asked for.
func (m *model) accept() tea.Cmd {
	m.accepted = true
	m.uncover()
	if m.opts.Start != nil && m.plan == nil && len(m.asking) == 0 {
		m.start(m.opts.Start)
	}
	if m.opts.MarkSafetySeen == nil {
		return nil
	}
	return m.keep(m.opts.MarkSafetySeen)
}

// safetyHead tells which page of the safety text is in sight.
func (m *model) safetyHead() string {
	head := m.look.Title.Render("Before you press")
	if at, of := m.page.Number(); of > 1 {
		head += m.look.Quiet.Render(fmt.Sprintf(" %d/%d", at, of))
	}
	return head
}

// safetyHints say what goes on from the safety text.
func (m *model) safetyHints() []key.Binding {
	var hints []key.Binding
	switch {
	case !m.page.AtEnd():
		hints = append(hints, m.keys.Brief(keymap.Primary, "next page"))
	case !m.accepted:
		hints = append(hints, keys.Hint("enter", "I have read this"))
	}
	leave := "leave"
	if m.accepted {
		leave = "close"
	}
	return keys.Enabled(append(hints, m.keys.Brief(keymap.Close, leave))...)
}
