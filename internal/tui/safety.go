package tui

import (
	"strings"

	"presshold/internal/tui/paper"
)

// SafetyText is shown once before first use, and on demand. Lines that begin with
// a hyphen are items.
func SafetyText() []string {
	text := []string{
		"presshold times, cues and records. It does not know your client: whether and how hard to press is for you to judge.",
		"",
		"Wait for medical clearance with:",
		"- fever or an infection of the whole body",
		"- known or suspected deep vein thrombosis or embolism",
		"- severe high blood pressure that is not under control",
		"",
		"Do not press over:",
		"- open wounds, burns, infected skin or bruises",
		"- varicose veins",
		"- a recent fracture or operation",
		"- a tumour or acute inflammation",
		"- skin with reduced sensation",
		"",
		"Ask a clinician first, or go lighter, with:",
		"- blood thinners or a bleeding disorder",
		"- osteoporosis, cancer or heart problems",
		"- pregnancy",
		"- fragile skin or treatment with steroids",
		"Painkillers and muscle relaxants mask what the client can tell you.",
		"",
		"Sites where vessels and nerves lie near the surface:",
		"- front of the neck, armpit, crease of the elbow",
		"- groin, back of the knee, over the kidneys",
		"",
		"Stop at once for:",
	}
	for _, alarm := range SafetyAlarms() {
		text = append(text, "- "+alarm)
	}
	return append(text,
		"- and whenever the client asks",
		"",
		"What is known: a meta-analysis of studies to January 2022 found that compression raised the pressure pain threshold (SMD 0.67), but found no significant change in the pain that people reported (SMD -0.22, 95 % CI -0.53 to 0.09; PMC9434898).",
		"Scores in this program are what the client reports; they are not a measurement.",
	)
}

// SafetyAlarms are the signs to stop at once for, beside that the client asks.
func SafetyAlarms() []string {
	return []string{"sharp, shooting or electric pain", "tingling or numbness", "faintness"}
}

// safety sets the text out.
func (b brief) safety() []string {
	for _, p := range SafetyText() {
		item, isItem := strings.CutPrefix(p, "- ")
		switch {
		case p == "":
			b.Gap()
		case !isItem:
			b.Text(b.Look.Text, p)
		default:
			for i, l := range paper.Wrap(item, b.Width-2) {
				lead := "  "
				if i == 0 {
					lead = "- "
				}
				b.Lines = append(b.Lines, b.Look.Text.Render(lead+l))
			}
		}
	}
	return b.Lines
}
