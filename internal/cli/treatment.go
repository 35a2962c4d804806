package cli

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/catalog"
	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// writeTreatment writes a treatment point by point, with each protocol as it would be
// run there.
func writeTreatment(out page, e catalog.Entry, library *catalog.Catalog, o protocol.Options) {
	t := *e.Treatment
	out.line("%s (%s)", t.Name, t.ID)
	if t.Summary != "" {
		out.item("", t.Summary)
	}
	if t.Budget > 0 {
		out.line("%s set aside, pauses included", protocol.DurationWords(t.Budget))
	}
	for _, a := range t.Areas {
		out.line("%s of it for the area %q", protocol.DurationWords(a.Time), a.Name)
	}
	plan, err := t.Expand(library.Exactly, o)
	if err != nil { // it goes with no settings like these
		out.item("", cannotRun(t.ID, err).Error())
		plan, _ = t.Expand(library.Exactly, protocol.Options{}) // the catalog has found it sound
	}
	for i := range plan.Parts {
		writeStation(out, &plan, &plan.Parts[i])
	}
	if t.Reposition > 0 {
		out.heading("Between points")
		out.line("  %s", phrase.Attributed(protocol.DurationWords(t.Reposition), protocol.Provenance{Basis: protocol.Chosen}))
	}
	out.heading("File")
	out.line("  %s", e.Path)
}

// writeStation writes the points of a part and how they are worked.
func writeStation(p page, plan *protocol.Plan, part *protocol.Part) {
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
	p.heading(plain.Line(heading))
	field := func(name, text string) { p.item(fmt.Sprintf("  %-18s ", name), text) }
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
