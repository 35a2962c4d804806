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
		"- anticoagulants (blood thinners) or a bleeding disorder",
		"- osteoporosis, cancer or heart problems",
		"- a stroke or disease of the neck arteries: ask first",
		"- pregnancy",
		"- fragile skin, or steroids",
		"Painkillers and muscle relaxants mask what the client can tell you.",
		"",
		"Endangerment sites, where vessels, nerves or organs lie near the surface:",
		"- front and side of the neck (anterior and posterior triangles), base of the skull",
		"- armpit (axilla), inner arm, crease of the elbow (cubital fossa)",
		"- femoral triangle, sciatic notch, back of the knee (popliteal fossa)",
		"- upper abdomen",
		"And, for another reason: over the kidneys, lymph nodes and implants.",
		"This list is not complete, nor are the caution sites that the program marks: a site without a mark can need care as well.",
		"",
		"Stop at once for:",
	}
	for _, alarm := range SafetyAlarms() {
		text = append(text, "- "+alarm)
	}
	return append(text,
		"- and whenever the client asks",
		"",
		"What is known: a meta-analysis of studies to January 2022 found a higher pressure pain threshold (SMD 0.67), but no significant difference from controls in the pain that people reported (SMD -0.22, 95 % CI -0.53 to 0.09; PMC9434898).",
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
