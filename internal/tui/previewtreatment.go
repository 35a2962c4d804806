package tui

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// treatment tells of the points of a treatment, in order, each with its protocol and
// what is chosen in place of its numbers, and of the time they take.
func (b brief) treatment(t *Treatment) {
	b.Gap()
	if t.Why != nil {
		b.Text(b.Look.Error, t.Why.Error())
	} else {
		b.MarkedField(english.PreviewTotal, t.Total)
	}
	if t.Budget > 0 {
		b.Field(english.PreviewBudget, phrase.SetAside(phrase.Clock(t.Budget)))
	}
	for _, a := range t.Areas {
		b.Field(english.PreviewArea, fmt.Sprintf(english.PreviewAreaTime, a.Name, phrase.Clock(a.Time)))
	}
	if t.Reposition > 0 {
		move := fmt.Sprintf(english.PreviewBetweenTime, phrase.Length(t.Reposition))
		b.MarkedField(english.PreviewBetween, phrase.Number(move, protocol.Provenance{Basis: protocol.Chosen}))
	}
	for i, s := range t.Points {
		b.Gap()
		b.treatmentPoint(t.Plan, &t.Plan.Parts[i], s)
	}
}

// treatmentPoint tells of one entry of a treatment and of the part of the plan that it became.
func (b brief) treatmentPoint(plan *protocol.Plan, part *protocol.Part, s protocol.TreatmentPoint) {
	lead := strconv.Itoa(part.From + 1)
	if part.To > part.From+1 {
		lead += "-" + strconv.Itoa(part.To)
	}
	var places []string
	for _, p := range plan.Points[part.From:part.To] {
		if place := p.String(); place != "" {
			places = append(places, place)
		}
	}
	what := part.Protocol.Name
	if len(places) > 0 {
		what = fmt.Sprintf(english.PreviewPointAt, strings.Join(places, "; "), what)
	}
	const indent = "     "
	b.Hang(b.Look.Text, fmt.Sprintf("%-*s", len(indent), lead), what)
	for _, at := range plan.Points[part.From:part.To] {
		if at.Caution() {
			b.Hang(b.Look.Text, indent, fmt.Sprintf(english.PreviewCautionAt, at, english.CautionSite))
		}
	}
	order := ""
	if part.Order == protocol.Sweep {
		order = english.PreviewSweep
	}
	for _, line := range []phrase.Text{
		phrase.Unmarked(order), phrase.Choices(s), phrase.CeilingNumber(part.Ceiling()), phrase.Unmarked(s.Note),
	} {
		if line.String() != "" {
			b.MarkedHang(b.Look.Quiet, indent, line)
		}
	}
}
