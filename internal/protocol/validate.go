package protocol

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// Problems checks everything that makes a protocol runnable, and returns all that
// is wrong with it, in the order of the file format; none for a valid one.
func (p Protocol) Problems() Problems {
	c := &checker{sources: map[string]Basis{}}
	c.head(p)
	c.origins(p)
	c.pressure(p.Pressure)
	oneOf(c, "order", p.Order, Each, Sweep)
	c.points(p.Points)
	if p.Reposition != 0 {
		c.length("reposition", p.Reposition)
	}
	c.from("reposition_from", p.RepositionFrom)
	if n := len(p.Blocks); n == 0 {
		c.add("blocks", english.BlocksMissing)
	} else if n > MaxBlocks {
		c.add("blocks", english.TooMany, n, MaxBlocks)
	}
	for i, b := range p.Blocks {
		c.block(fmt.Sprintf("blocks[%d]", i), b)
	}
	c.aftercare(p.Aftercare)
	return c.found
}

type checker struct {
	found   Problems
	sources map[string]Basis
}

func (c *checker) add(path, sentence string, args ...any) {
	c.found = append(c.found, Problem{path, Wrong(sentence, args...)})
}

// within checks a number from 1 to most that may be left out.
func (c *checker) within(path string, n, most int) {
	if n < 0 || n > most {
		c.add(path, english.MustBeWithin, 1, most, n)
	}
}

func (c *checker) between(path string, d, least, most time.Duration) {
	if d < least || d > most {
		c.add(path, english.MustBeBetween, FormatDuration(least), FormatDuration(most), FormatDuration(d))
	}
}

// IsID tells whether a text can be the id of a protocol or a treatment: lower-case
// letters and digits with single hyphens between them, at most MaxName.
func IsID(text string) bool {
	const allowed = "abcdefghijklmnopqrstuvwxyz0123456789"
	return len(text) <= MaxName && !slices.ContainsFunc(strings.Split(text, "-"), func(word string) bool {
		return word == "" || strings.Trim(word, allowed) != ""
	})
}

func (c *checker) head(p Protocol) {
	c.id(p.ID, "my-protocol")
	c.named(p.Name)
	c.text("summary", p.Summary)
	c.text("technique", p.Technique)
	c.text("tool", p.Tool)
	c.text("breath", p.Breath)
	for i, s := range p.Cautions {
		c.text(fmt.Sprintf("cautions[%d]", i), s)
	}
	if n := len(p.CautionsFrom); n > 0 && n != len(p.Cautions) {
		c.add("cautions_from", english.OriginsOfWords, n, len(p.Cautions))
	}
	for i, s := range p.Sources {
		path := fmt.Sprintf("sources[%d]", i)
		switch {
		case s.Key == "":
			c.add(path+".key", english.SourceKeyless)
		case c.sources[s.Key] != "":
			c.add(path+".key", english.SourceTwice, s.Key)
		}
		if s.Basis != Stated && s.Basis != Secondary {
			c.add(path+".basis", english.SourceBasis, s.Basis)
		}
		if s.Citation == "" {
			c.add(path+".citation", english.SourceUncited)
		}
		c.name(path+".key", s.Key)
		c.text(path+".citation", s.Citation)
		c.sources[s.Key] = s.Basis
	}
}

// origins checks where the words of a protocol come from.
func (c *checker) origins(p Protocol) {
	c.from("technique_from", p.TechniqueFrom)
	c.from("tool_from", p.ToolFrom)
	c.from("breath_from", p.BreathFrom)
	for i, from := range p.CautionsFrom {
		c.from(fmt.Sprintf("cautions_from[%d]", i), from)
	}
	c.from("pressure.words_from", p.Pressure.WordsFrom)
	c.from("pressure.change_from", p.Pressure.ChangeFrom)
	c.from("pressure.levels_from", p.Pressure.LevelsFrom)
}

func (c *checker) id(id, example string) {
	switch {
	case id == "":
		c.add("id", english.IDMissing, example)
	case !IsID(id):
		c.add("id", english.IDMalformed, id, MaxName)
	}
}

func (c *checker) named(name string) {
	if strings.TrimSpace(name) == "" {
		c.add("name", english.NameMissing)
	}
	c.name("name", name)
}

func (c *checker) pressure(p Pressure) {
	c.text("pressure.words", p.Words)
	oneOf(c, "pressure.change", p.Change, Same, Up, Down, Alternate)
	c.within("pressure.level", p.Level, MaxLevel)
	if len(p.Levels) > MaxLevel {
		c.add("pressure.levels", english.TooMany, len(p.Levels), MaxLevel)
	}
	for i, s := range p.Levels {
		c.name(fmt.Sprintf("pressure.levels[%d]", i), s)
	}
	if p.Target < 0 || p.Target > 10 {
		c.add("pressure.target", english.TargetRange, p.Target)
	}
	c.within("pressure.ceiling", p.Ceiling, MaxLevel)
	if p.Ceiling > 0 && p.FirstLevel() > p.Ceiling {
		c.add("pressure.level", english.LevelAboveCeiling, p.FirstLevel(), p.Ceiling)
	}
}

func (c *checker) points(points []Point) {
	c.count(len(sides(points)))
	for i, p := range points {
		c.point(fmt.Sprintf("points[%d]", i), p)
	}
}

func (c *checker) count(n int) {
	if n > MaxPoints {
		c.add("points", english.PointsTooMany, n, MaxPoints)
	}
}

func (c *checker) point(path string, p Point) {
	if strings.TrimSpace(p.Site) == "" {
		c.add(path+".site", english.PointSiteless)
	}
	c.name(path+".site", p.Site)
	c.name(path+".landmark", p.Landmark)
	oneOf(c, path+".side", p.Side, Left, Right, Both)
	if p.disagrees() {
		c.add(path+".side", english.PointTwoSides, p.Side, p.Site)
	}
}

func (c *checker) block(path string, b Block) {
	c.name(path+".name", b.Name)
	c.name(path+".eased", b.Eased)
	c.within(path+".sets", b.Sets, MaxSets)
	c.from(path+".sets_from", b.SetsFrom)
	r := b.Rounds
	switch {
	case r.Planned == 0 && r.Cap == 0:
		c.add(path+".rounds", english.RoundsMissing)
	case r.Min < 0 || r.Planned < 0 || r.Planned > MaxRounds:
		c.add(path+".rounds", english.MustBeWithin, 1, MaxRounds, r.Planned)
	case r.Min > r.Planned:
		c.add(path+".rounds", english.RoundsBelowLeast, r.Planned, r.Min)
	}
	switch {
	case r.Cap < 0 || r.Cap > MaxRounds:
		c.add(path+".cap", english.MustBeWithin, 1, MaxRounds, r.Cap)
	case r.Cap > 0 && r.Cap < r.Planned:
		c.add(path+".cap", english.RoundsCapBelow, r.Cap, r.Planned)
	}
	c.from(path+".rounds_from", r.From)
	c.from(path+".cap_from", r.CapFrom)
	c.from(path+".until_from", b.UntilFrom)
	c.criteria(path, b.Until)
	switch n := len(b.Phases); {
	case n == 0:
		c.add(path+".phases", english.PhasesMissing)
	case n > MaxPhases:
		c.add(path+".phases", english.TooMany, n, MaxPhases)
	case !slices.ContainsFunc(b.Phases, func(p Phase) bool { return !p.Between && p.Kind != CheckIn }):
		c.add(path+".phases", english.PhasesNoneTimed)
	}
	for i, p := range b.Phases {
		c.phase(fmt.Sprintf("%s.phases[%d]", path, i), p)
	}
}

func (c *checker) criteria(path string, until []Criterion) {
	seen := map[Rule]bool{}
	for i, u := range until {
		if seen[u.Rule] {
			c.add(fmt.Sprintf("%s.until[%d]", path, i), english.CriterionTwice, u)
		}
		seen[u.Rule] = true
	}
}

func (c *checker) phase(path string, p Phase) {
	if p.Kind == "" {
		c.add(path+".kind", english.KindMissing, JoinKinds(", "))
	}
	oneOf(c, path+".kind", p.Kind, Kinds()...)
	c.name(path+".label", p.Label)
	c.text(path+".note", p.Note)
	c.duration(path, p)
	c.from(path+".duration_from", p.From)
	c.from(path+".cap_from", p.CapFrom)
	c.from(path+".guide_from", p.GuideFrom)
	c.from(path+".count_from", p.CountFrom)
	if p.Kind != CheckIn {
		if p.Waits {
			c.add(path+".waits", english.WaitsNotHere)
		}
		if p.When != (Occasion{}) {
			c.add(path+".when", english.WhenNotHere)
		}
	}
	switch {
	case !p.Counted():
	case p.Kind.Counts() == "":
		c.add(path+".count", english.CountNotHere)
	case !p.Duration.Open:
		c.add(path+".count", english.CountIsTimed)
	case p.Count.Min < 1 || p.Count.Max < p.Count.Min || p.Count.Max > MaxCount:
		c.add(path+".count", english.CountRange, MaxCount, p.Count)
	}
}

func (c *checker) duration(path string, p Phase) {
	switch d := p.Duration; {
	case p.Waits:
		if !d.IsZero() {
			c.add(path+".duration", english.CheckInWaits)
		}
		return
	case d.IsZero():
		c.add(path+".duration", english.DurationNone)
	case d.Open:
		if p.Cap == 0 {
			c.add(path+".cap", english.CapMissing)
		}
	default:
		c.span(path+".duration", d)
		if p.Cap != 0 && p.Cap < d.Max {
			c.add(path+".cap", english.CapBelow, FormatDuration(p.Cap), d)
		}
	}
	if p.Kind == CheckIn && (p.Duration.Open || p.Duration.IsRange()) {
		c.add(path+".duration", english.CheckInFixed)
	}
	if p.Cap != 0 {
		c.length(path+".cap", p.Cap)
	}
	switch {
	case p.Guide == 0:
	case !p.Duration.Open:
		c.add(path+".guide", english.GuideNotHere)
	case p.Cap != 0 && p.Guide >= p.Cap:
		c.add(path+".guide", english.GuideNotBelow, FormatDuration(p.Guide), FormatDuration(p.Cap))
	case p.GuideMax != 0 && p.GuideMax <= p.Guide:
		c.add(path+".guide", english.LargerFirst, p.GuideSpan())
	case p.Cap != 0 && p.GuideMax > p.Cap:
		c.add(path+".guide", english.GuideAbove, FormatDuration(p.GuideMax), FormatDuration(p.Cap))
	default:
		c.length(path+".guide", p.Guide)
	}
}

func (c *checker) aftercare(a Aftercare) {
	c.text("aftercare.caveat", a.Caveat)
	c.from("aftercare.soreness_from", a.SorenessFrom)
	c.from("aftercare.relaxed_from", a.RelaxedFrom)
	if a.Soreness.Open || a.Soreness.Min > a.Soreness.Max {
		c.add("aftercare.soreness", english.SorenessRange)
	}
	if a.Relaxed.Open || a.Relaxed.Min > a.Relaxed.Max {
		c.add("aftercare.relaxed", english.RelaxedRange)
	}
}

func (c *checker) length(path string, d time.Duration) { c.between(path, d, MinDuration, MaxDuration) }

// from checks that a provenance names a source that is there.
func (c *checker) from(path string, p Provenance) {
	switch p.Basis {
	case "", Assumed, Chosen:
		if p.Source != "" {
			c.add(path, english.SourceNone, Provenance{Basis: p.Basis})
		}
	case Stated, Secondary:
		switch basis, ok := c.sources[p.Source]; {
		case !ok:
			c.add(path, english.SourceUnknown, p.Source)
		case p.Basis == Stated && basis == Secondary:
			c.add(path, english.SourceSecondary, p.Source)
		}
	default:
		c.add(path, english.BasisUnknown, p.Basis)
	}
}

func oneOf[T ~string](c *checker, path string, got T, want ...T) {
	if got != "" && !slices.Contains(want, got) {
		sentence, args := plain.Unknown(string(got), want)
		c.add(path, sentence, args...)
	}
}

func (c *checker) name(path, s string) { c.words(path, s, MaxName, "", english.CharInName) }
func (c *checker) text(path, s string) { c.words(path, s, MaxText, "\n\t", english.CharInText) }

// words checks a text in which a terminal may act on nothing but the allowed characters.
func (c *checker) words(path, s string, most int, allowed, wrong string) {
	if n := utf8.RuneCountInString(s); n > most {
		c.add(path, english.TooLong, most, n)
	}
	if !utf8.ValidString(s) {
		c.add(path, english.NotUTF8)
	}
	if r, there := plain.Acting(s, allowed); there {
		c.add(path, wrong, r)
	}
}
