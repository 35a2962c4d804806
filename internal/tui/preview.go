package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
)

// maxRhythm is how wide the rhythm in the preview is at most.
const maxRhythm = 40

// preview tells what an item does and where its numbers come from.
func (b brief) preview(it Item) []string {
	b.Text(b.Look.Title, it.name())
	kind := ""
	if it.Treatment != nil {
		kind = "treatment, "
	}
	b.Text(b.Look.Quiet, kind+string(it.Origin)+" · "+it.ID())
	if s := it.rhythm(min(b.Width, maxRhythm)); s != "" {
		b.Gap()
		b.Lines = append(b.Lines, b.Look.Quiet.Render(s))
	}
	if s := it.summary(); s != "" {
		b.Gap()
		b.Text(b.Look.Text, s)
	}
	if it.Treatment != nil {
		b.treatment(it.Treatment)
	} else {
		b.protocol(it.Protocol, it.Ceiling)
	}
	return b.Lines
}

// protocol tells of a protocol's phases, of how hard, and of its sources.
func (b brief) protocol(p protocol.Protocol, ceiling protocol.Ceiling) {
	for i, block := range p.Blocks {
		b.Gap()
		b.block(block, i, len(p.Blocks))
	}
	b.Gap()
	b.pressure(p.Pressure, ceiling)
	b.Field("tool", phrase.MarkedWords(p.Tool, p.ToolFrom))
	if len(p.Points) > 0 {
		points := make([]string, len(p.Points))
		for i, pt := range p.Points {
			points[i] = pt.String()
		}
		b.Field("points", strings.Join(points, "; "))
		b.cautionSites(p.Points)
	}
	b.Gap()
	for _, s := range p.Sources {
		b.Field("source", fmt.Sprintf("%s (%s)", s.Citation, s.Basis))
	}
	for i, c := range p.Cautions {
		b.Field("caution", phrase.MarkedWords(c, p.CautionFrom(i)))
	}
}

// cautionSites names the points that are at one.
func (b brief) cautionSites(points []protocol.Point) {
	for _, at := range points {
		if at.Caution() {
			b.Field("caution", at.String()+": "+protocol.CautionWords)
		}
	}
}

func (b brief) pressure(p protocol.Pressure, ceiling protocol.Ceiling) {
	b.Field("pressure", phrase.MarkedWords(p.Words, p.WordsFrom))
	if len(p.Levels) > 0 {
		b.Field("levels", phrase.MarkedWords(strings.Join(p.Levels, ", "), p.LevelsFrom))
	}
	b.Field("ceiling", phrase.Ceiling(ceiling))
}

func (b brief) block(bl protocol.Block, i, n int) {
	if bl.Name != "" {
		b.Text(b.Look.Quiet, bl.Name)
	} else if n > 1 {
		b.Text(b.Look.Quiet, fmt.Sprintf("part %d of %d", i+1, n))
	}
	for _, ph := range bl.Phases {
		b.Text(b.Look.Text, phaseLine(ph))
	}
	b.Field("stop", stopLine(bl))
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
		s += ", " + phrase.Marked(phrase.Span(p.Duration), p.From)
	case p.Counted():
		s += " " + phrase.Marked(p.Count.String()+" "+p.Kind.Counts(), p.CountFrom)
	case !p.Duration.Open:
		s += " " + phrase.Marked(phrase.Span(p.Duration), p.From)
	default:
		s += " open"
	}
	if p.Duration.Open && p.Cap > 0 {
		s += ", at most " + phrase.Marked(phrase.Length(p.Cap), p.CapFrom)
	}
	if p.Guide > 0 {
		s += ", guide " + phrase.Marked(phrase.Span(p.GuideSpan()), p.GuideFrom)
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
		return "every " + protocol.Count(o.Every, "round")
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
	case r.Planned == 1:
		parts = append(parts, phrase.Marked("1 round", r.From))
	case r.Planned > 0:
		parts = append(parts, phrase.Marked(r.Range().String()+" rounds", r.From))
	}
	for _, c := range b.Until {
		parts = append(parts, phrase.Marked("until "+c.Words(b.Eased), b.UntilFrom))
	}
	if r.Cap > 0 && r.Cap != r.Planned {
		parts = append(parts, "at most "+phrase.Marked(strconv.Itoa(r.Cap), r.CapFrom))
	}
	if b.Sets > 0 {
		parts = append(parts, phrase.Marked(protocol.Count(b.Sets, "set"), b.SetsFrom))
	}
	return strings.Join(parts, "; ")
}

// readDetails is what a key does over the whole preview: the primary key starts what it
// tells of, and any other one that does not turn it takes it away.
func (m *model) readDetails(actions []keymap.Action) {
	if m.page.TurnAny(actions) {
		return
	}
	m.uncover()
	if slices.Contains(actions, keymap.Primary) {
		m.startPicked()
	}
}

func (m *model) detailsHints() []key.Binding {
	hints := []key.Binding{m.keys.Brief(keymap.Primary, "start")}
	if !m.page.AtEnd() {
		hints = append(hints, m.keys.Brief(keymap.Down, "more"))
	}
	return keys.Enabled(append(hints, m.keys.Brief(keymap.Close, "close"))...)
}
