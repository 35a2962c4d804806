package author

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"presshold/internal/catalog"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Change is a protocol with a few of its numbers changed: for one run, or to be kept
// under a name of its own. A number that is not changed stays as it is in the protocol,
// and keeps where it comes from.
type Change struct {
	Name string // to keep it under

	tables  *catalog.Tables
	numbers *table[protocol.TreatmentPoint] // as for a point of a treatment
	of      protocol.Protocol
	named   string   // the name that it has until somebody types one
	taken   []string // ids that other protocols have
}

// NewChange begins with nothing changed. For the taken ids see [Change.Avoid].
func NewChange(p protocol.Protocol, taken []string) *Change {
	tables := catalog.NewTables()
	as := protocol.TreatmentPoint{Overrides: protocol.Overrides{Ceiling: p.Pressure.Ceiling}}
	c := &Change{tables: tables, of: p, numbers: newTable(as, tables.TreatmentPoint)}
	*c.numbers.at("hold"), *c.numbers.at("release") = common(tables, p, protocol.Hold), common(tables, p, protocol.Release)
	*c.numbers.at("rounds") = commonRounds(tables, p)
	// A level is no amount, so it needs no source.
	*c.numbers.at("level") = number(strconv.Itoa(p.Pressure.FirstLevel()), protocol.Provenance{Basis: protocol.Stated})
	c.numbers.at("ceiling").Settle(protocol.Provenance{Basis: protocol.Chosen})
	c.Avoid(taken)
	return c
}

// Avoid sets the ids that other protocols have, which the change can't be kept under. A name
// that nobody has typed changes to one whose id is free.
func (c *Change) Avoid(taken []string) {
	c.taken = taken
	if c.Name == c.named {
		c.named = numbered(c.of.Name, taken)
		c.Name = c.named
	}
}

// common returns the length that all phases of a kind have; nothing if they differ.
func common(tables *catalog.Tables, p protocol.Protocol, k protocol.Kind) Number {
	var found []Number
	for _, ph := range p.Phases() {
		if ph.Kind == k {
			found = append(found, *newTable(ph, tables.Phase).at("duration"))
		}
	}
	return same(found)
}

// commonRounds returns how many rounds all blocks have that an override would change.
func commonRounds(tables *catalog.Tables, p protocol.Protocol) Number {
	var repeat, all []Number
	for _, b := range p.Blocks {
		n := *newTable(b, tables.Block).at("rounds")
		all = append(all, n)
		if b.Repeats() {
			repeat = append(repeat, n)
		}
	}
	if len(repeat) > 0 {
		return same(repeat)
	}
	return same(all)
}

// same returns the number that all of them equal; an empty one if they differ.
func same(all []Number) Number {
	if len(all) == 0 || slices.ContainsFunc(all, func(n Number) bool { return n != all[0] }) {
		return Number{}
	}
	return all[0]
}

// Fields are the numbers that can be changed, and the name to keep them under.
func (c *Change) Fields() []Field {
	var fields []Field
	add := func(there bool, key string) {
		if there {
			fields = append(fields, c.numbers.ask("", key).of(c.numbers.at(key)))
		}
	}
	hold := has(c.of, protocol.Hold)
	add(hold, "hold")
	add(hold || has(c.of, protocol.Release), "release")
	add(true, "rounds")
	add(true, "level")
	add(true, "ceiling")
	fields[len(fields)-1].Hint = english.HintCeilingOrNone
	name := Field{Kind: Text, Path: "name", Label: english.LabelName, Hint: english.HintKeep, text: &c.Name}
	return append(under(english.LabelNumbers, fields...), under(english.SectionKeep, name)...)
}

func has(p protocol.Protocol, k protocol.Kind) bool {
	return slices.ContainsFunc(p.Blocks, func(b protocol.Block) bool {
		return slices.ContainsFunc(b.Phases, func(ph protocol.Phase) bool { return ph.Kind == k })
	})
}

// changed tells whether another number than the protocol's was typed.
func (n Number) changed() bool { return strings.TrimSpace(n.Text) != strings.TrimSpace(n.settled) }

// Protocol returns the changed protocol and all that is wrong with it, at the paths of the
// fields. It has the id of the original.
func (c *Change) Protocol() (protocol.Protocol, protocol.Problems) {
	r := &reader{}
	s := c.numbersOf(r)
	p, err := c.of.Override(protocol.Overrides{Hold: s.Hold, Release: s.Release, NoRelease: s.NoRelease, Rounds: s.Rounds})
	var noEffect *protocol.NoEffectError
	if errors.As(err, &noEffect) {
		r.add(noEffect.Option, "%s", noEffect.Why)
	}
	if c.numbers.at("level").changed() {
		p.Pressure.Level = s.Level
	}
	p.Pressure.Ceiling = s.Ceiling
	return p, r.with(placed(p))
}

// numbersOf holds the numbers that were changed, and the ceiling in any case.
func (c *Change) numbersOf(r *reader) protocol.TreatmentPoint {
	var without []string
	for _, key := range []string{"hold", "release", "rounds", "level"} {
		switch n := c.numbers.at(key); {
		case !n.changed():
			without = append(without, key)
		case n.Empty() && key != "level":
			r.add(key, english.NothingLeft, n.settled)
		}
	}
	s := c.numbers.read(r, "", without...)
	if s.Release.Open {
		r.add("release", english.ReleaseNotOpen)
	}
	return s
}

// placed returns the problems of a protocol, each at the path of the field that causes it.
func placed(p protocol.Protocol) protocol.Problems {
	problems := p.Problems()
	for i, problem := range problems {
		problems[i].Path = cmp.Or(p.Option(problem.Path), problem.Path)
		if problem.Path == "id" {
			problems[i].Path = "name"
		}
	}
	return problems
}

// Kept returns the changed protocol under its new name and id, a comment for the top of its
// file, and what is wrong with it.
func (c *Change) Kept() (p protocol.Protocol, head string, problems protocol.Problems) {
	p, problems = c.Protocol()
	r := &reader{found: problems}
	if err := newTable(p, c.tables.Protocol).field("name").Fill(&p, strings.TrimSpace(c.Name)); err != nil {
		r.add("name", "%w", err)
	} else if p.Name == "" {
		r.add("name", english.NameMissing)
	}
	p.ID = MakeID(p.Name, c.taken)
	head = fmt.Sprintf(english.ChangeHead, c.of.Name, c.of.ID, c.says())
	return p, head, r.with(placed(p))
}

// says is what was changed, in a few words.
func (c *Change) says() string {
	var parts []string
	for _, f := range c.Fields() {
		if f.num != nil && f.num.changed() {
			parts = append(parts, fmt.Sprintf("%s %s", f.Label, cmp.Or(strings.TrimSpace(f.num.Text), english.None)))
		}
	}
	return cmp.Or(strings.Join(parts, ", "), english.ChangeNothing)
}
