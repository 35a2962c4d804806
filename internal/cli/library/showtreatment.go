package library

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/cli/app"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// writeTreatment writes a treatment point by point, with each protocol as it would be
// run there.
func writeTreatment(out app.Page, t protocol.Treatment, plan *protocol.Plan, why error) {
	if t.Budget > 0 {
		out.Line(english.ShowSetAside, phrase.LengthWords(t.Budget))
	}
	for _, a := range t.Areas {
		out.Line(english.ShowAreaTime, phrase.LengthWords(a.Time), a.Name)
	}
	if why != nil {
		out.Item("", why.Error())
	}
	for i := range plan.Parts {
		writePart(out, plan, &plan.Parts[i])
	}
	if t.Reposition > 0 {
		out.Heading(english.ShowBetween)
		out.Line("  %s", phrase.Attributed(phrase.LengthWords(t.Reposition), protocol.Provenance{Basis: protocol.Chosen}))
	}
}

func writePart(p app.Page, plan *protocol.Plan, part *protocol.Part) {
	var names []string
	for _, at := range plan.Points[part.From:part.To] {
		if name := at.String(); name != "" {
			names = append(names, name)
		}
	}
	heading := fmt.Sprintf("%d", part.From+1)
	if part.To > part.From+1 {
		heading += fmt.Sprintf("-%d", part.To)
	}
	if len(names) > 0 {
		heading += "  " + strings.Join(names, "; ")
	}
	p.Heading(plain.Line(heading))
	field := func(name, text string) { writeField(p, name, text) }
	field(english.Protocol, fmt.Sprintf("%s (%s)", part.Protocol.Name, part.Protocol.ID))
	for _, at := range plan.Points[part.From:part.To] {
		if at.Caution() {
			field(english.LabelCaution, fmt.Sprintf("%s, %s", at, english.CautionSite))
		}
	}
	field(english.LabelArea, part.Area.Name)
	field(english.LabelNote, part.Note)
	if part.Order == protocol.Sweep {
		field(english.LabelOrder, english.ShowSweep)
	}
	for _, b := range part.Protocol.Blocks {
		if b.Name != "" {
			p.Line("  %s", fmt.Sprintf(english.ShowPhasesOf, plain.Line(b.Name)))
		}
		writeBlock(p, b)
	}
	if l := part.Pressure.Level; l > 1 {
		field(english.LabelLevel, fmt.Sprintf(english.ShowBeginsAt, l))
	}
	field(english.LabelCeiling, phrase.Ceiling(part.Ceiling()).String())
}

// treatmentOutline is a treatment in one line: "4 points, 30 minutes: nimmo-compression, round-robin".
func treatmentOutline(t protocol.Treatment) string {
	points := 0
	for _, s := range t.Points {
		for _, at := range append(slices.Clip(s.Points), s.Point) {
			switch {
			case at.Side == protocol.Both:
				points += 2
			case at.Site != "" || len(s.Points) == 0:
				points++
			}
		}
	}
	var ids []string
	for _, s := range t.Points {
		if len(ids) == 0 || ids[len(ids)-1] != s.Protocol {
			ids = append(ids, s.Protocol)
		}
	}
	counted, with := phrase.Count(points, "point"), strings.Join(ids, ", ")
	if t.Budget > 0 {
		return fmt.Sprintf("%s, %s: %s", counted, phrase.LengthWords(t.Budget), with)
	}
	return fmt.Sprintf("%s: %s", counted, with)
}
