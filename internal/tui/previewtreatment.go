package tui

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// treatment tells of the points of a treatment, in order, each with its protocol and
// what is chosen in place of its numbers, and of the time they take.
func (b brief) treatment(t *Treatment) {
	b.Gap()
	if t.Why != nil {
		b.Text(b.Look.Error, t.Why.Error())
	} else {
		b.Field("total", t.Total)
	}
	if t.Budget > 0 {
		b.Field("budget", phrase.Clock(t.Budget)+" set aside")
	}
	for _, a := range t.Areas {
		b.Field("area", a.Name+", "+phrase.Clock(a.Time)+" of it")
	}
	if t.Reposition > 0 {
		b.Field("between", phrase.Marked(phrase.Length(t.Reposition), chosen())+" to move to the next point")
	}
	for i, s := range t.Stations {
		b.Gap()
		b.station(t.Plan, &t.Plan.Parts[i], s)
	}
}

// station tells of one entry of a treatment and of the part of the plan that it became.
func (b brief) station(plan *protocol.Plan, part *protocol.Part, s protocol.Station) {
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
		what = strings.Join(places, "; ") + ": " + what
	}
	b.Hang(b.Look.Text, fmt.Sprintf("%-5s", lead), what)
	for _, at := range plan.Points[part.From:part.To] {
		if at.Caution() {
			b.Hang(b.Look.Text, "     ", at.String()+": "+protocol.CautionWords)
		}
	}
	order := ""
	if part.Order == protocol.Sweep {
		order = "one round on each in turn, sweep after sweep"
	}
	for _, line := range []string{order, choices(s), phrase.Ceiling(part.Ceiling()), s.Note} {
		if line != "" {
			b.Hang(b.Look.Quiet, "     ", line)
		}
	}
}

// choices are the numbers that an entry of a treatment has in place of its protocol's:
// "hold 40 s (chosen), 1 round (chosen)".
func choices(s protocol.Station) string {
	var all []string
	add := func(there bool, text string) {
		if there {
			all = append(all, phrase.Marked(text, chosen()))
		}
	}
	add(!s.Hold.IsZero(), "hold "+phrase.Span(s.Hold))
	add(!s.Release.IsZero(), "release "+phrase.Span(s.Release))
	add(s.NoRelease, "no release")
	rounds := s.Rounds.String() + " rounds"
	if s.Rounds.Max == 1 {
		rounds = "1 round"
	}
	add(!s.Rounds.IsZero(), rounds)
	for _, c := range s.Until {
		add(true, "until "+c.Words(""))
	}
	add(s.Level > 0, "from level "+strconv.Itoa(s.Level))
	return strings.Join(all, ", ")
}

// chosen is where a number of the user's own comes from.
func chosen() protocol.Provenance { return protocol.Provenance{Basis: protocol.Chosen} }
