package tui

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/protocol"
)

// preview tells what a protocol does and where its numbers come from.
func (b *brief) preview(it Item) []string {
	p := it.Protocol
	b.text(b.look.Title, p.Name)
	b.text(b.look.Quiet, string(it.Origin)+" · "+p.ID)
	if p.Summary != "" {
		b.gap()
		b.text(b.look.Text, p.Summary)
	}
	for i, block := range p.Blocks {
		b.gap()
		b.block(block, i, len(p.Blocks))
	}
	b.gap()
	b.pressure(p.Pressure)
	b.field("tool", p.Tool)
	if len(p.Points) > 0 {
		points := make([]string, len(p.Points))
		for i, pt := range p.Points {
			points[i] = pt.String()
		}
		b.field("points", strings.Join(points, "; "))
	}
	b.gap()
	for _, s := range p.Sources {
		b.field("source", fmt.Sprintf("%s (%s)", s.Citation, s.Basis))
	}
	for _, c := range p.Cautions {
		b.field("caution", c)
	}
	return b.lines
}

func (b *brief) pressure(p protocol.Pressure) {
	b.field("pressure", p.Words)
	if len(p.Levels) > 0 {
		b.field("levels", strings.Join(p.Levels, ", "))
	}
	if p.Ceiling > 0 {
		b.field("ceiling", marked("level "+strconv.Itoa(p.Ceiling), protocol.Provenance{Basis: protocol.Chosen}))
	}
}

func (b *brief) block(bl protocol.Block, i, n int) {
	if bl.Name != "" {
		b.text(b.look.Quiet, bl.Name)
	} else if n > 1 {
		b.text(b.look.Quiet, fmt.Sprintf("part %d of %d", i+1, n))
	}
	for _, ph := range bl.Phases {
		b.text(b.look.Text, phaseLine(ph))
	}
	b.field("stop", stopLine(bl))
}

// phaseLine says a phase with its seconds: "hold 8-10 s", "release 3 s (assumed)".
func phaseLine(p protocol.Phase) string {
	s := p.Word()
	switch {
	case p.Kind == protocol.CheckIn:
		s += ", " + occasion(p.When)
		if p.Waits {
			return s + ", waits for the answer"
		}
		if p.Duration.IsZero() {
			return s
		}
		s += ", " + marked(span(p.Duration), p.From)
	case p.Counted():
		s += " " + marked(p.Count.String()+" times", p.CountFrom)
	case !p.Duration.Open:
		s += " " + marked(span(p.Duration), p.From)
	default:
		s += " open"
	}
	if p.Duration.Open && p.Cap > 0 {
		s += ", at most " + marked(seconds(p.Cap), p.CapFrom)
	}
	if p.Guide > 0 {
		s += ", guide " + marked(seconds(p.Guide), p.GuideFrom)
	}
	if p.Between {
		s += ", between rounds"
	}
	return s
}

func occasion(o protocol.Occasion) string {
	switch {
	case o.Last:
		return "last round"
	case o.Every > 0:
		return "every " + count(o.Every, "round")
	case o.In != "":
		return "rounds " + o.In
	default:
		return "every round"
	}
}

// stopLine says when a block ends.
func stopLine(b protocol.Block) string {
	var parts []string
	r := b.Rounds
	switch {
	case r.Planned > 0 && r.Min > 0 && r.Min != r.Planned:
		parts = append(parts, marked(fmt.Sprintf("%d-%d rounds", r.Min, r.Planned), r.From))
	case r.Planned > 0:
		parts = append(parts, marked(count(r.Planned, "round"), r.From))
	}
	for _, c := range b.Until {
		parts = append(parts, marked("until "+c.Words(b.Eased), b.UntilFrom))
	}
	if r.Cap > 0 && r.Cap != r.Planned {
		parts = append(parts, "at most "+marked(strconv.Itoa(r.Cap), r.CapFrom))
	}
	return strings.Join(parts, "; ")
}
