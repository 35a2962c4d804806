package protocol

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Problem is one thing that is wrong with a protocol.
type Problem struct {
	// Path is where, by the keys of the file format: "blocks[0].phases[1].cap".
	// It may name a key that is missing.
	Path string
	Text string // what is wrong, in lower case
}

// Problems is every problem of a protocol, as one error.
type Problems []Problem

// Error lists the problems, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.Path + ": " + problem.Text
	}
	return strings.Join(lines, "\n")
}

// Problems checks everything that makes a protocol runnable, and returns all that
// is wrong with it, in the order of the file format; none for a valid one.
func (p Protocol) Problems() Problems {
	c := &checker{sources: map[string]Basis{}}
	c.head(p)
	c.words(p)
	c.pressure(p.Pressure)
	c.oneOf("order", string(p.Order), string(Each), string(Sweep))
	c.points(p.Points)
	if p.Reposition != 0 {
		c.length("reposition", p.Reposition)
	}
	c.from("reposition_from", p.RepositionFrom)
	if n := len(p.Blocks); n == 0 {
		c.add("blocks", "a protocol needs at least one block")
	} else if n > MaxBlocks {
		c.add("blocks", "%d blocks; at most %d are allowed", n, MaxBlocks)
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

func (c *checker) add(path, format string, args ...any) {
	c.found = append(c.found, Problem{Path: path, Text: fmt.Sprintf(format, args...)})
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
		c.add("cautions_from", "%d origins for %d cautions: want one for each, or a single text for all", n, len(p.Cautions))
	}
	for i, s := range p.Sources {
		path := fmt.Sprintf("sources[%d]", i)
		switch {
		case s.Key == "":
			c.add(path+".key", "a source needs a key")
		case c.sources[s.Key] != "":
			c.add(path+".key", "source %q is given twice", s.Key)
		}
		if s.Basis != Stated && s.Basis != Secondary {
			c.add(path+".basis", "basis %q: want stated or secondary", s.Basis)
		}
		if s.Citation == "" {
			c.add(path+".citation", "a source needs a citation")
		}
		c.name(path+".key", s.Key)
		c.text(path+".citation", s.Citation)
		c.sources[s.Key] = s.Basis
	}
}

// words checks where the words of a protocol come from.
func (c *checker) words(p Protocol) {
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
		c.add("id", "an id is needed, such as %s", example)
	case !IsID(id):
		c.add("id", "id %q: want lower-case letters, digits and single hyphens, at most %d", id, MaxName)
	}
}

// named checks the name of a protocol or a treatment.
func (c *checker) named(name string) {
	if strings.TrimSpace(name) == "" {
		c.add("name", "a name is needed")
	}
	c.name("name", name)
}

func (c *checker) pressure(p Pressure) {
	c.text("pressure.words", p.Words)
	c.oneOf("pressure.change", string(p.Change), string(Same), string(Up), string(Down), string(Alternate))
	if p.Level < 0 || p.Level > MaxLevel {
		c.add("pressure.level", "level %d: want 1 to %d", p.Level, MaxLevel)
	}
	if len(p.Levels) > MaxLevel {
		c.add("pressure.levels", "%d levels; at most %d are allowed", len(p.Levels), MaxLevel)
	}
	for i, s := range p.Levels {
		c.name(fmt.Sprintf("pressure.levels[%d]", i), s)
	}
	if p.Target < 0 || p.Target > 10 {
		c.add("pressure.target", "target %d: want a client-reported score from 1 to 10", p.Target)
	}
	c.ceiling("pressure.ceiling", p.Ceiling)
	if p.Ceiling > 0 && p.FirstLevel() > p.Ceiling {
		c.add("pressure.level", "level %d is above the ceiling of %d", p.FirstLevel(), p.Ceiling)
	}
}

func (c *checker) points(points []Point) {
	c.count(len(sides(points)))
	for i, p := range points {
		c.point(fmt.Sprintf("points[%d]", i), p)
	}
}

// count checks how many points there are.
func (c *checker) count(n int) {
	if n > MaxPoints {
		c.add("points", "%d points, sides counted; at most %d are allowed", n, MaxPoints)
	}
}

func (c *checker) point(path string, p Point) {
	if strings.TrimSpace(p.Site) == "" {
		c.add(path+".site", "a point needs a site")
	}
	c.name(path+".site", p.Site)
	c.name(path+".landmark", p.Landmark)
	c.oneOf(path+".side", string(p.Side), string(Left), string(Right), string(Both))
	if p.disagrees() {
		c.add(path+".side", "side %q, but the site is %q", p.Side, p.Site)
	}
}

func (c *checker) block(path string, b Block) {
	c.name(path+".name", b.Name)
	c.name(path+".eased", b.Eased)
	if b.Sets < 0 || b.Sets > MaxSets {
		c.add(path+".sets", "%d sets: want 1 to %d", b.Sets, MaxSets)
	}
	c.from(path+".sets_from", b.SetsFrom)
	r := b.Rounds
	switch {
	case r.Planned == 0 && r.Cap == 0:
		c.add(path+".rounds", "say how many rounds, or the most there may be as cap")
	case r.Min < 0 || r.Planned < 0 || r.Planned > MaxRounds:
		c.add(path+".rounds", "%d rounds: want 1 to %d", r.Planned, MaxRounds)
	case r.Min > r.Planned:
		c.add(path+".rounds", "at least %d rounds, but %d planned", r.Min, r.Planned)
	}
	switch {
	case r.Cap < 0 || r.Cap > MaxRounds:
		c.add(path+".cap", "cap of %d rounds: want 1 to %d", r.Cap, MaxRounds)
	case r.Cap > 0 && r.Cap < r.Planned:
		c.add(path+".cap", "a cap of %d rounds is below the %d planned", r.Cap, r.Planned)
	}
	c.from(path+".rounds_from", r.From)
	c.from(path+".cap_from", r.CapFrom)
	c.from(path+".until_from", b.UntilFrom)
	c.criteria(path, b.Until)
	switch n := len(b.Phases); {
	case n == 0:
		c.add(path+".phases", "a block needs at least one phase")
	case n > MaxPhases:
		c.add(path+".phases", "%d phases; at most %d are allowed", n, MaxPhases)
	case !slices.ContainsFunc(b.Phases, func(p Phase) bool { return !p.Between && p.Kind != CheckIn }):
		c.add(path+".phases", "a block needs a phase that is neither a check-in nor between rounds")
	}
	for i, p := range b.Phases {
		c.phase(fmt.Sprintf("%s.phases[%d]", path, i), p)
	}
}

func (c *checker) criteria(path string, until []Criterion) {
	seen := map[Rule]bool{}
	for i, u := range until {
		if seen[u.Rule] {
			c.add(fmt.Sprintf("%s.until[%d]", path, i), "%q: one criterion of its kind is enough", u)
		}
		seen[u.Rule] = true
	}
}

func (c *checker) phase(path string, p Phase) {
	if p.Kind == "" {
		c.add(path+".kind", "a phase needs a kind: %s", JoinKinds(", "))
	} else if !slices.Contains(Kinds(), p.Kind) {
		c.add(path+".kind", "kind %q: want %s", p.Kind, JoinKinds(", "))
	}
	c.name(path+".label", p.Label)
	c.text(path+".note", p.Note)
	c.duration(path, p)
	c.from(path+".duration_from", p.From)
	c.from(path+".cap_from", p.CapFrom)
	c.from(path+".guide_from", p.GuideFrom)
	c.from(path+".count_from", p.CountFrom)
	if p.Kind != CheckIn {
		if p.Waits {
			c.add(path+".waits", "only a check-in waits")
		}
		if p.When != (Occasion{}) {
			c.add(path+".when", "only a check-in says when; other phases are in every round")
		}
	}
	switch {
	case !p.Counted():
	case p.Kind.Counts() == "":
		c.add(path+".count", "only the strokes of a stroke and the breaths of a hold are counted")
	case !p.Duration.Open:
		c.add(path+".count", "counted %s are not timed: want duration = \"open\" and a cap", p.Kind.Counts())
	case p.Count.Min < 1 || p.Count.Max < p.Count.Min || p.Count.Max > MaxCount:
		c.add(path+".count", "count %q: want 1 to %d", p.Count, MaxCount)
	}
}

func (c *checker) duration(path string, p Phase) {
	switch d := p.Duration; {
	case p.Waits:
		if !d.IsZero() {
			c.add(path+".duration", "a check-in that waits has no duration")
		}
		return
	case d.IsZero():
		c.add(path+".duration", "say how long: a duration above zero such as \"10s\", a range such as \"8s-10s\", or \"open\"")
	case d.Open:
		if p.Cap == 0 {
			c.add(path+".cap", "an open phase needs a cap, such as cap = \"60s\"")
		}
	case d.Min > d.Max:
		c.add(path+".duration", "duration %q: the first number is the larger", d)
	default:
		c.length(path+".duration", d.Min)
		if d.Max != d.Min {
			c.length(path+".duration", d.Max)
		}
		if p.Cap != 0 && p.Cap < d.Max {
			c.add(path+".cap", "cap %s is below the duration %s", FormatDuration(p.Cap), d)
		}
	}
	if p.Kind == CheckIn && (p.Duration.Open || p.Duration.IsRange()) {
		c.add(path+".duration", "a check-in waits, or lasts a fixed time")
	}
	if p.Cap != 0 {
		c.length(path+".cap", p.Cap)
	}
	switch {
	case p.Guide == 0:
	case !p.Duration.Open:
		c.add(path+".guide", "only an open phase has a guide time")
	case p.Cap != 0 && p.Guide >= p.Cap:
		c.add(path+".guide", "guide %s is not below the cap %s", FormatDuration(p.Guide), FormatDuration(p.Cap))
	case p.GuideMax != 0 && p.GuideMax <= p.Guide:
		c.add(path+".guide", "guide %q: the first number is the larger", p.GuideSpan())
	case p.Cap != 0 && p.GuideMax > p.Cap:
		c.add(path+".guide", "guide %s is above the cap %s", FormatDuration(p.GuideMax), FormatDuration(p.Cap))
	default:
		c.length(path+".guide", p.Guide)
	}
}

func (c *checker) aftercare(a Aftercare) {
	c.text("aftercare.caveat", a.Caveat)
	c.from("aftercare.soreness_from", a.SorenessFrom)
	c.from("aftercare.relaxed_from", a.RelaxedFrom)
	if a.Soreness.Open || a.Soreness.Min > a.Soreness.Max {
		c.add("aftercare.soreness", "want a time or a range such as \"24h-36h\"")
	}
	if a.Relaxed.Open || a.Relaxed.Min > a.Relaxed.Max {
		c.add("aftercare.relaxed", "want a time or a range such as \"4d-14d\"")
	}
}

// length checks one length of time of a phase.
func (c *checker) length(path string, d time.Duration) {
	if d < MinDuration || d > MaxDuration {
		c.add(path, "%s: want %s to %s", FormatDuration(d), FormatDuration(MinDuration), FormatDuration(MaxDuration))
	}
}

// ceiling checks a ceiling of pressure that may be left out.
func (c *checker) ceiling(path string, level int) {
	if level < 0 || level > MaxLevel {
		c.add(path, "ceiling %d: want 1 to %d", level, MaxLevel)
	}
}

// from checks that a provenance names a source that is there.
func (c *checker) from(path string, p Provenance) {
	switch p.Basis {
	case "", Assumed, Chosen:
		if p.Source != "" {
			c.add(path, "what is %s has no source", Provenance{Basis: p.Basis})
		}
	case Stated, Secondary:
		switch basis, ok := c.sources[p.Source]; {
		case !ok:
			c.add(path, "source %q is not among the sources", p.Source)
		case p.Basis == Stated && basis == Secondary:
			c.add(path, "source %q is secondary, so nothing of it is stated", p.Source)
		}
	default:
		c.add(path, "basis %q: want stated, secondary, assumed or chosen", p.Basis)
	}
}

func (c *checker) oneOf(path, got string, want ...string) {
	if got != "" && !slices.Contains(want, got) {
		c.add(path, "%q: want %s", got, strings.Join(want, ", "))
	}
}

func (c *checker) name(path, s string) {
	if len(s) > MaxName {
		c.add(path, "%d bytes long; at most %d are allowed", len(s), MaxName)
	}
	if !utf8.ValidString(s) {
		c.add(path, "not valid UTF-8")
	}
}

func (c *checker) text(path, s string) {
	if len(s) > MaxText {
		c.add(path, "%d bytes long; at most %d are allowed", len(s), MaxText)
	}
	if !utf8.ValidString(s) {
		c.add(path, "not valid UTF-8")
	}
}
