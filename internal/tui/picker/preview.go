package picker

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
)

// preview is a text about an item.
type preview struct{ ui.Body }

// maxRhythm is the greatest width of the rhythm in the preview.
const maxRhythm = 40

// item returns what an item does and where its numbers come from.
func (b *preview) item(it Item) []string {
	id, name, summary := it.Head()
	b.Text(b.Look.Title, name)
	of := "%s · %s"
	if it.Treatment != nil {
		of = english.PreviewOfTreatment
	}
	b.Text(b.Look.Quiet, fmt.Sprintf(of, it.origin(), id))
	if s := it.rhythm(min(b.Width, maxRhythm)); s != "" {
		b.Gap()
		b.Lines = append(b.Lines, b.Look.Quiet.Render(s))
	}
	if summary != "" {
		b.Gap()
		b.Text(b.Look.Text, summary)
	}
	switch {
	case it.Treatment != nil:
		b.treatment(it)
	case it.Plan != nil:
		b.protocol(it.Protocol, it.Plan.Ceiling())
	default:
		b.protocol(it.Protocol, protocol.Ceiling{})
	}
	return b.Lines
}

// protocol adds the phases of a protocol, its pressure and its sources.
func (b *preview) protocol(p protocol.Protocol, ceiling protocol.Ceiling) {
	for i, block := range p.Blocks {
		b.Gap()
		b.block(block, i, len(p.Blocks))
	}
	b.Gap()
	b.pressure(p.Pressure, ceiling)
	b.MarkedField(english.LabelTool, phrase.MarkedWords(p.Tool, p.ToolFrom))
	if len(p.Points) > 0 {
		points := make([]string, len(p.Points))
		for i, pt := range p.Points {
			points[i] = pt.String()
		}
		b.Field(english.LabelPoints, strings.Join(points, "; "))
		b.cautionSites(p.Points)
	}
	b.Gap()
	for _, s := range p.Sources {
		b.Field(english.LabelSource, fmt.Sprintf("%s (%s)", s.Citation, s.Basis))
	}
	for i, c := range p.Cautions {
		b.MarkedField(english.LabelCaution, phrase.MarkedWords(c, p.CautionFrom(i)))
	}
}

// cautionSites adds the points that are at one.
func (b *preview) cautionSites(points []protocol.Point) {
	for _, at := range points {
		if at.Caution() {
			b.Field(english.LabelCaution, fmt.Sprintf("%s, %s", at, english.CautionSite))
		}
	}
}

func (b *preview) pressure(p protocol.Pressure, ceiling protocol.Ceiling) {
	b.MarkedField(english.LabelPressure, phrase.MarkedWords(p.Words, p.WordsFrom))
	if len(p.Levels) > 0 {
		b.MarkedField(english.LabelLevels, phrase.MarkedWords(strings.Join(p.Levels, ", "), p.LevelsFrom))
	}
	b.MarkedField(english.LabelCeiling, phrase.Ceiling(ceiling))
}

func (b *preview) block(bl protocol.Block, i, n int) {
	if bl.Name != "" {
		b.Text(b.Look.Quiet, bl.Name)
	} else if n > 1 {
		b.Text(b.Look.Quiet, fmt.Sprintf(english.PartOf, i+1, n))
	}
	for _, ph := range bl.Phases {
		b.Marked(b.Look.Text, phrase.BriefPhase(ph))
	}
	b.MarkedField(english.LabelStop, phrase.BriefStop(bl))
}

// treatment adds the points of a treatment in order, each with its protocol and its own numbers,
// and the time that they take.
func (b *preview) treatment(it Item) {
	t := it.Treatment
	b.Gap()
	if it.Why != nil {
		b.Text(b.Look.Error, it.Why.Error())
	} else {
		b.MarkedField(english.LabelTotal, it.Total)
	}
	if t.Budget > 0 {
		b.Field(english.LabelBudget, phrase.SetAside(phrase.Clock(t.Budget)))
	}
	for _, a := range t.Areas {
		b.Field(english.LabelArea, fmt.Sprintf(english.PreviewAreaTime, a.Name, phrase.Clock(a.Time)))
	}
	if t.Reposition > 0 {
		move := fmt.Sprintf(english.PreviewBetweenTime, phrase.Length(t.Reposition))
		b.MarkedField(english.LabelMove, phrase.Marked(move, protocol.Provenance{Basis: protocol.Chosen}))
	}
	for i, s := range t.Points {
		b.Gap()
		b.treatmentPoint(it.Plan, &it.Plan.Parts[i], s)
	}
}

// treatmentPoint adds one entry of a treatment, which became a part of the plan.
func (b *preview) treatmentPoint(plan *protocol.Plan, part *protocol.Part, s protocol.TreatmentPoint) {
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
		what = fmt.Sprintf("%s: %s", strings.Join(places, "; "), what)
	}
	const indent = "     "
	b.Hang(b.Look.Text, fmt.Sprintf("%-*s", len(indent), lead), what)
	for _, at := range plan.Points[part.From:part.To] {
		if at.Caution() {
			b.Hang(b.Look.Text, indent, fmt.Sprintf("%s, %s", at, english.CautionSite))
		}
	}
	order := ""
	if part.Order == protocol.Sweep {
		order = english.ShowSweep
	}
	for _, line := range []phrase.Text{
		phrase.Unmarked(order), phrase.Choices(s), phrase.Ceiling(part.Ceiling()), phrase.Unmarked(s.Note),
	} {
		if line.String() != "" {
			b.MarkedHang(b.Look.Quiet, indent, line)
		}
	}
}
