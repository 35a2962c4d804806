package author

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Protocol is what the draft says, and all that is wrong with it: what can't be read,
// in the order of the file format, then what protocol.Problems finds besides. Without
// problems the protocol is valid, and a file can say it.
func (d *Draft) Protocol() (protocol.Protocol, protocol.Problems) {
	r := &reader{}
	p := d.rest
	p.ID = d.id()
	p.Name = r.line("name", d.Name)
	if d.ID != "" && slices.Contains(d.Taken, p.ID) {
		r.add("id", "there is a protocol or a treatment %q already", p.ID)
	}
	p.Summary = r.prose("summary", d.Words.Summary)
	p.Technique = r.prose("technique", d.Words.Technique)
	p.Tool = r.prose("tool", d.Words.Tool)
	p.Breath = r.prose("breath", d.Words.Breath)
	p.Cautions = r.proses("cautions", d.Words.Cautions)
	p.Sources = r.sources(d.Sources)
	p.Pressure = r.pressure(d.Pressure, d.rest.Pressure.Levels)
	d.attribute(&p)
	p.Blocks = nil
	for i, b := range d.Blocks {
		p.Blocks = append(p.Blocks, r.block(blockPath(i), b))
	}
	problems := r.with(p.Problems())
	if p.Name == "" {
		problems = slices.DeleteFunc(problems, func(q protocol.Problem) bool { return q.Path == "id" && p.ID == "" })
	}
	return p, problems
}

// id is the one that was typed, or one made of the name.
func (d *Draft) id() string {
	return cmp.Or(strings.TrimSpace(d.ID), MakeID(d.Name, d.Taken))
}

func blockPath(b int) string         { return fmt.Sprintf("blocks[%d]", b) }
func phasePath(b, ph int) string     { return fmt.Sprintf("blocks[%d].phases[%d]", b, ph) }
func sourcePath(i int) string        { return fmt.Sprintf("sources[%d]", i) }
func item(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// reader reads what was typed and collects what can't be read.
type reader struct{ found protocol.Problems }

func (r *reader) add(path, format string, args ...any) {
	r.found = append(r.found, protocol.Problem{Path: path, Text: fmt.Sprintf(format, args...)})
}

// with is what was found and what else is wrong with the protocol that was read: of a
// place that could not be read there is nothing more to say.
func (r *reader) with(more protocol.Problems) protocol.Problems {
	all := r.found
	for _, p := range more {
		if !slices.ContainsFunc(r.found, func(q protocol.Problem) bool { return q.Path == p.Path }) {
			all = append(all, p)
		}
	}
	return all
}

// line reads a text of one line.
func (r *reader) line(path, s string) string { return r.text(path, s, "a name", "") }

// prose reads a text of any number of lines.
func (r *reader) prose(path, s string) string { return r.text(path, s, "a text", "\n\t") }

func (r *reader) text(path, s, what, allowed string) string {
	s = strings.TrimSpace(s)
	for _, c := range s {
		if plain.Acts(c) && !strings.ContainsRune(allowed, c) {
			r.add(path, "a control character (%U) can't stand in %s", c, what)
			break
		}
	}
	return s
}

// proses reads a list of texts; those in which nothing was typed are none.
func (r *reader) proses(path string, list []string) []string {
	var out []string
	for i, s := range list {
		if s = r.prose(item(path, i), s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) sources(list []protocol.Source) []protocol.Source {
	var out []protocol.Source
	for i, s := range list {
		if s.Citation = r.prose(sourcePath(i)+".citation", s.Citation); s.Citation != "" {
			out = append(out, s)
		}
	}
	return out
}

// pressure reads the levels' names unless they are those of the copied protocol, whose
// own commas they may have.
func (r *reader) pressure(p Pressure, copied []string) protocol.Pressure {
	out := protocol.Pressure{
		Words:   r.prose("pressure.words", p.Words),
		Change:  p.Change,
		Level:   r.whole("pressure.level", p.Level),
		Target:  r.whole("pressure.target", p.Target),
		Ceiling: r.whole("pressure.ceiling", p.Ceiling),
		Levels:  copied,
	}
	if p.Levels != strings.Join(copied, ", ") {
		out.Levels = nil
		for name := range strings.SplitSeq(p.Levels, ",") {
			if name = r.line("pressure.levels", name); name != "" {
				out.Levels = append(out.Levels, name)
			}
		}
	}
	return out
}

func (r *reader) block(path string, b Block) protocol.Block {
	out := protocol.Block{
		Name:  r.line(path+".name", b.Name),
		Eased: r.line(path+".eased", b.EasedWords),
		Until: r.criteria(path, b),
		Rounds: protocol.Rounds{
			From: b.Rounds.from(), Cap: r.whole(path+".cap", b.Cap.Text), CapFrom: b.Cap.from(),
		},
	}
	out.Unbroken = b.unbroken
	n := r.rounds(path+".rounds", b.Rounds.Text)
	out.Rounds.Planned, out.Rounds.About = n.Max, n.About
	if n.Min != n.Max {
		out.Rounds.Min = n.Min
	}
	out.Sets, out.SetsFrom = r.whole(path+".sets", b.Sets.Text), b.Sets.from()
	if len(out.Until) > 0 {
		out.UntilFrom = b.UntilFrom
	}
	for i, ph := range b.Phases {
		out.Phases = append(out.Phases, r.phase(item(path+".phases", i), ph))
	}
	return out
}

// criteria reads what ends a block: the copied criteria in their order, then others.
func (r *reader) criteria(path string, b Block) []protocol.Criterion {
	var out []protocol.Criterion
	if b.Eased {
		out = append(out, protocol.Criterion{Rule: protocol.UntilEased})
	}
	for _, c := range []struct{ key, text, before, behind string }{
		{".until.score", b.Score, "score:", ""},
		{".until.drop", b.Drop, "drop:", ""},
		{".until.percent", strings.TrimSuffix(strings.TrimSpace(b.DropPercent), "%"), "drop:", "%"},
		{".until.time", b.After, "time:", ""},
		{".until.compression", b.Compression, "compression:", ""},
	} {
		text := strings.TrimSpace(c.text)
		if text == "" {
			continue
		}
		got, err := protocol.ParseCriterion(c.before + text + c.behind)
		if err != nil {
			r.add(path+c.key, "%s", err)
			continue
		}
		out = append(out, got)
	}
	at := func(c protocol.Criterion) int {
		i := slices.IndexFunc(b.until, func(was protocol.Criterion) bool { return was.Rule == c.Rule })
		if i < 0 {
			return len(b.until)
		}
		return i
	}
	slices.SortStableFunc(out, func(a, b protocol.Criterion) int { return at(a) - at(b) })
	return out
}

// phase reads what a phase of its kind can say; what was typed for another kind waits
// in the draft, in case that the kind is changed back.
func (r *reader) phase(path string, ph Phase) protocol.Phase {
	out := protocol.Phase{
		Kind: ph.Kind, Label: r.line(path+".label", ph.Label), Note: r.prose(path+".note", ph.Note),
		Between: ph.Between,
		Cap:     r.length(path+".cap", ph.Cap.Text), CapFrom: ph.Cap.from(),
		GuideFrom: ph.Guide.from(),
	}
	switch guide := r.span(path+".guide", ph.Guide.Text); {
	case guide.Open || guide.About:
		r.add(path+".guide", "%q: want a length of time or a range", ph.Guide.Text)
	case guide.IsRange():
		out.Guide, out.GuideMax = guide.Min, guide.Max
	default:
		out.Guide = guide.Max
	}
	if ph.Kind == protocol.CheckIn {
		out.Waits = ph.Waits
		if when := strings.TrimSpace(ph.When); when != "" {
			o, err := protocol.ParseOccasion(when)
			if err != nil {
				r.add(path+".when", "%s", err)
			}
			out.When = o
		}
	}
	if ph.counts() {
		out.Count, out.CountFrom = r.rounds(path+".count", ph.Count.Text), ph.Count.from()
	}
	if !out.Waits {
		out.Duration, out.From = r.span(path+".duration", ph.Length.Text), ph.Length.from()
	}
	return out
}

// counts tells whether the phase is one whose strokes or breaths may be counted.
func (ph Phase) counts() bool { return ph.Kind.Counts() != "" }

// open tells whether the phase lasts until somebody ends it.
func (ph Phase) open() bool {
	s, err := protocol.ParseSpan(ph.Length.Text)
	return err == nil && s.Open
}

// from is where the number comes from; nothing for none.
func (n Number) from() protocol.Provenance {
	if n.Empty() && n.From.Is(protocol.Chosen) {
		return protocol.Provenance{}
	}
	return n.From
}

func (r *reader) span(path, text string) protocol.Span {
	if strings.TrimSpace(text) == "" {
		return protocol.Span{}
	}
	s, err := protocol.ParseSpan(text)
	if err != nil {
		r.add(path, "%s", err)
	}
	return s
}

// release reads the length of every release, of which zero is none.
func (r *reader) release(path, text string) (s protocol.Span, none bool) {
	s = r.span(path, text)
	d, err := protocol.ParseDuration(text)
	return s, err == nil && d == 0
}

func (r *reader) length(path, text string) time.Duration {
	if strings.TrimSpace(text) == "" {
		return 0
	}
	d, err := protocol.ParseDuration(text)
	switch {
	case err != nil:
		r.add(path, "%s", err)
	case d == 0:
		r.add(path, "%q: want a length of time above zero", text)
	}
	return d
}

// rounds reads a whole number above zero, or a range.
func (r *reader) rounds(path, text string) protocol.Range {
	if strings.TrimSpace(text) == "" {
		return protocol.Range{}
	}
	n, err := protocol.ParseRange(text)
	if err != nil {
		r.add(path, "%s", err)
	}
	return n
}

// whole reads a whole number above zero; 0 where nothing was typed.
func (r *reader) whole(path, text string) int {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		r.add(path, "%q: want a whole number from 1", text)
	}
	return n
}
