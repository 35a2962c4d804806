package catalog

import (
	"cmp"
	"strings"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// anyProtocol draws a valid protocol that a file can say.
func anyProtocol(t *rapid.T) protocol.Protocol {
	g := drawer{t: t}
	p := protocol.Protocol{
		ID:        rapid.StringMatching(`[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}`).Draw(t, "id"),
		Name:      g.filled(),
		Summary:   g.prose(),
		Technique: g.prose(),
		Tool:      g.prose(),
		Breath:    g.prose(),
		Cautions:  list(&g, 3, g.prose),
		Order:     one(&g, "", protocol.Each, protocol.Sweep),
	}
	for i := range g.number(0, 3) {
		p.Sources = append(p.Sources, protocol.Source{
			Key:      string(rune('A'+i)) + g.prefix(20),
			Basis:    one(&g, protocol.Stated, protocol.Secondary),
			Citation: "x" + g.prose(),
		})
	}
	g.sources = p.Sources
	p.TechniqueFrom, p.ToolFrom, p.BreathFrom = g.from(), g.from(), g.from()
	if g.yes() {
		for range p.Cautions {
			from := g.from()
			from.Basis = cmp.Or(from.Basis, protocol.Chosen) // in a list nothing can be left out
			p.CautionsFrom = append(p.CautionsFrom, from)
		}
	}
	p.Pressure = protocol.Pressure{
		Words: g.prose(), WordsFrom: g.from(), ChangeFrom: g.from(), LevelsFrom: g.from(),
		Change: one(&g, "", protocol.Same, protocol.Up, protocol.Down, protocol.Alternate),
		Level:  g.number(0, 5), Levels: list(&g, 3, g.line), Target: g.number(0, 10),
		Ceiling: one(&g, 0, 5, protocol.MaxLevel),
	}
	p.Points = list(&g, 3, func() protocol.Point {
		p := protocol.Point{Site: g.filled(), Landmark: g.line()}
		if p.Sided().Side == protocol.NoSide { // else it is said in the site's name
			p.Side = one(&g, protocol.NoSide, protocol.Left, protocol.Right, protocol.Both)
		}
		return p
	})
	if g.yes() {
		p.Reposition, p.RepositionFrom = g.length(), g.from()
	}
	p.Blocks = append(list(&g, 2, g.block), g.block())
	p.Aftercare = protocol.Aftercare{Caveat: g.prose()}
	if g.yes() {
		p.Aftercare.Soreness, p.Aftercare.SorenessFrom = g.span(365*24*time.Hour), g.from()
		p.Aftercare.Relaxed, p.Aftercare.RelaxedFrom = g.span(365*24*time.Hour), g.from()
	}
	return p
}

// drawer draws the parts of a protocol.
type drawer struct {
	t       *rapid.T
	sources []protocol.Source
}

func (g *drawer) yes() bool             { return rapid.Bool().Draw(g.t, "yes") }
func (g *drawer) number(lo, hi int) int { return rapid.IntRange(lo, hi).Draw(g.t, "number") }

func one[T any](g *drawer, values ...T) T { return rapid.SampledFrom(values).Draw(g.t, "one") }

func list[T any](g *drawer, most int, draw func() T) []T {
	var out []T
	for range g.number(0, most) {
		out = append(out, draw())
	}
	return out
}

// text draws a text of characters that may stand in a file, with those that a
// writer must take care of more often than by chance.
func (g *drawer) text(special string) string {
	char := rapid.OneOf(rapid.SampledFrom([]rune(special)), rapid.Rune().Filter(func(r rune) bool { return !plain.Acts(r) }))
	return rapid.StringOf(char).Draw(g.t, "text")
}

func (g *drawer) prose() string {
	s := g.text("  \n\t\"'\\#=[]")
	s += strings.Repeat(one(g, "", " ", "word \"quoted\" ", "  two  spaces", "漢字 ", "long"), g.number(0, 40))
	return strings.ToValidUTF8(s[:min(len(s), protocol.MaxText/2)], "")
}

func (g *drawer) line() string   { return g.prefix(protocol.MaxName) }
func (g *drawer) filled() string { return "x" + g.prefix(protocol.MaxName-1) }

func (g *drawer) prefix(most int) string {
	s := g.text(" \"'\\#=[]")
	return strings.ToValidUTF8(s[:min(len(s), most)], "")
}

func (g *drawer) length() time.Duration {
	return g.upTo(protocol.MaxDuration)
}

func (g *drawer) upTo(most time.Duration) time.Duration {
	unit := one(g, time.Millisecond, time.Second, time.Minute)
	lengths := rapid.Int64Range(int64(max(1, protocol.MinDuration/unit)), int64(most/unit))
	return time.Duration(lengths.Draw(g.t, "length")) * unit
}

func (g *drawer) span(most time.Duration) protocol.Span {
	a, b := g.upTo(most), g.upTo(most)
	s := protocol.Span{Min: min(a, b), Max: max(a, b), About: g.yes()}
	if g.yes() {
		s.Min, s.Max = a, a
	}
	return s
}

func (g *drawer) from() protocol.Provenance {
	from := []protocol.Provenance{{}, {Basis: protocol.Assumed}, {Basis: protocol.Chosen}}
	for _, s := range g.sources {
		from = append(from, protocol.Provenance{Basis: s.Basis, Source: s.Key})
	}
	return one(g, from...)
}

func (g *drawer) block() protocol.Block {
	b := protocol.Block{Name: g.line(), Eased: g.line(), UntilFrom: g.from()}
	r := &b.Rounds
	r.From, r.CapFrom = g.from(), g.from()
	r.Planned = g.number(0, 50)
	if r.Planned > 0 && g.yes() {
		r.Min, r.About = g.number(0, r.Planned), g.yes()
	}
	if g.yes() {
		b.Sets, b.SetsFrom = g.number(0, protocol.MaxSets), g.from()
	}
	if r.Planned == 0 || g.yes() {
		r.Cap = g.number(max(1, r.Planned), protocol.MaxRounds)
	}
	for _, c := range []protocol.Criterion{
		{Rule: protocol.UntilEased},
		{Rule: protocol.UntilScore, N: g.number(0, 10)},
		{Rule: protocol.UntilDrop, N: g.number(1, 10)},
		{Rule: protocol.UntilPercent, N: g.number(1, 100)},
		{Rule: protocol.UntilTime, Time: g.length()},
		{Rule: protocol.UntilCompression, Time: g.length()},
	} {
		if g.yes() {
			b.Until = append(b.Until, c)
		}
	}
	b.Phases = append(list(g, 3, g.phase), protocol.Phase{
		Kind: protocol.Hold, Duration: g.span(protocol.MaxDuration), From: g.from(),
	})
	return b
}

func (g *drawer) phase() protocol.Phase {
	p := protocol.Phase{
		Kind: one(g, protocol.Kinds()...), Label: g.line(), Note: g.prose(),
		Between: g.yes(), From: g.from(),
	}
	switch {
	case p.Kind == protocol.CheckIn:
		p.When = one(g, protocol.Occasion{}, protocol.Occasion{Every: g.number(1, 9)},
			protocol.Occasion{Last: true}, protocol.Occasion{In: "2,4"})
		if p.Waits = g.yes(); !p.Waits {
			p.Duration = protocol.Fixed(g.length())
		}
		return p
	case g.yes():
		p.Duration, p.Cap, p.CapFrom = protocol.Span{Open: true}, protocol.MaxDuration, g.from()
		if g.yes() {
			p.Guide, p.GuideFrom = g.upTo(protocol.MaxDuration/2), g.from()
			if g.yes() {
				p.GuideMax = p.Guide + g.upTo(protocol.MaxDuration/2)
			}
		}
		if p.Kind.Counts() != "" && g.yes() {
			n := g.number(1, 20)
			p.Count, p.CountFrom = protocol.Range{Min: n, Max: g.number(n, 30), About: g.yes()}, g.from()
		}
	default:
		p.Duration = g.span(protocol.MaxDuration)
	}
	return p
}
