package library

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// writeTreatment writes a treatment point by point, with each protocol as it would be
// run there.
func writeTreatment(out app.Page, e catalog.Entry, library *catalog.Catalog, o protocol.Options) {
	t := *e.Treatment
	out.Line("%s (%s)", t.Name, t.ID)
	if t.Summary != "" {
		out.Item("", t.Summary)
	}
	if t.Budget > 0 {
		out.Line("%s set aside, pauses included", protocol.DurationWords(t.Budget))
	}
	for _, a := range t.Areas {
		out.Line("%s of it for the area %q", protocol.DurationWords(a.Time), a.Name)
	}
	plan, err := t.Expand(library.Exactly, o)
	if err != nil { // it goes with no settings like these
		out.Item("", cannotRun(t.ID, err).Error())
		plan, _ = t.Expand(library.Exactly, protocol.Options{}) // the catalog has found it sound
	}
	for i := range plan.Parts {
		writeStation(out, &plan, &plan.Parts[i])
	}
	if t.Reposition > 0 {
		out.Heading("Between points")
		out.Line("  %s", phrase.Attributed(protocol.DurationWords(t.Reposition), protocol.Provenance{Basis: protocol.Chosen}))
	}
	out.Heading("File")
	out.Line("  %s", e.Path)
}

// writeStation writes the points of a part and how they are worked.
func writeStation(p app.Page, plan *protocol.Plan, part *protocol.Part) {
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
	field := func(name, text string) { p.Item(fmt.Sprintf("  %-18s ", name), text) }
	field("protocol", part.Protocol.Name+" ("+part.Protocol.ID+")")
	for _, at := range plan.Points[part.From:part.To] {
		if at.Caution() {
			field("caution", at.String()+": "+protocol.CautionWords)
		}
	}
	if part.Area.Name != "" {
		field("area", part.Area.Name)
	}
	if part.Note != "" {
		field("note", part.Note)
	}
	if part.Order == protocol.Sweep {
		field("order", "one round on each point in turn, sweep after sweep")
	}
	for _, b := range part.Protocol.Blocks {
		for _, ph := range b.Phases {
			writePhase(p, ph)
		}
		writeStop(p, b)
	}
	if l := part.Pressure.Level; l > 1 {
		field("level", fmt.Sprintf("begins at %d", l))
	}
	if ceiling := phrase.Ceiling(part.Ceiling()); ceiling != "" {
		field("ceiling", ceiling)
	}
}

// agenda is a treatment in one line: "4 points, 30m: nimmo-compression, round-robin".
func agenda(t protocol.Treatment) string {
	points := 0
	for _, s := range t.Stations {
		for _, at := range append(slices.Clip(s.Sweep), s.Point) {
			switch {
			case at.Side == protocol.Both:
				points += 2
			case at.Site != "" || len(s.Sweep) == 0:
				points++
			}
		}
	}
	text := "1 point"
	if points > 1 {
		text = fmt.Sprintf("%d points", points)
	}
	if t.Budget > 0 {
		text += ", " + protocol.FormatDuration(t.Budget)
	}
	var ids []string
	for _, s := range t.Stations {
		if len(ids) == 0 || ids[len(ids)-1] != s.Protocol {
			ids = append(ids, s.Protocol)
		}
	}
	return text + ": " + strings.Join(ids, ", ")
}
