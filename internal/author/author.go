// Package author turns what a person fills in into a protocol.
//
// A [Draft] is a whole protocol as a form holds it: texts as they were typed, some of
// them still unreadable. It lists its [Field]s for whoever draws the form, and is read
// into a protocol and a list of what is wrong, each problem at the field to mend. A
// [Change] is the short form for a few numbers of a protocol that is there.
//
// A number that a person types is their own: chosen. It is never shown as sourced
// unless they name the source for it. A number of a copied protocol keeps where it
// comes from only as long as nobody changes it.
//
// The package is pure: it reads and writes no files.
package author

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/protocol"
)

// Number is a number as it is typed, and where it comes from.
type Number struct {
	Text string
	From protocol.Provenance
	// settled is the text that From was settled for: typing another makes the number
	// chosen, and typing the same again brings From back.
	settled     string
	settledFrom protocol.Provenance
}

// number is one with a provenance, as it stands in a protocol.
func number(text string, from protocol.Provenance) Number {
	return Number{text, from, text, from}
}

// Type replaces the text. Another number than the one whose origin is known is chosen.
func (n *Number) Type(text string) {
	n.Text, n.From = text, protocol.Provenance{Basis: protocol.Chosen}
	if strings.TrimSpace(text) == strings.TrimSpace(n.settled) {
		n.From = n.settledFrom
	}
}

// Settle says where the number as it stands comes from.
func (n *Number) Settle(from protocol.Provenance) { *n = number(n.Text, from) }

// Empty tells that nothing was typed.
func (n Number) Empty() bool { return strings.TrimSpace(n.Text) == "" }

// Draft is a protocol as it is filled in. The zero value is one that says nothing.
type Draft struct {
	Name     string
	ID       string // "" for one made of the name
	Words    Words
	Sources  []protocol.Source
	Pressure Pressure
	Blocks   []Block

	// Taken are the ids that other protocols have.
	Taken []string

	rest protocol.Protocol // what a copied protocol says that no field asks for
}

// Words are what is said of a protocol as a whole.
type Words struct {
	Summary, Technique, Tool, Breath string
	Cautions                         []string
}

// Pressure is how hard.
type Pressure struct {
	Words                  string
	Change                 protocol.Change
	Level, Ceiling, Target string
	Levels                 string // names, with commas between
}

// Block is a list of phases that repeats.
type Block struct {
	Name        string
	Phases      []Phase
	Rounds, Cap Number
	Sets        Number

	Eased       bool
	EasedWords  string
	Score       string
	Drop        string
	DropPercent string
	After       string
	Compression string
	UntilFrom   protocol.Provenance

	until    []protocol.Criterion // as copied, for their order
	unbroken bool                 // as copied
}

// Phase is one thing to do.
type Phase struct {
	Kind               protocol.Kind
	Label, Note        string
	Length, Cap, Guide Number
	Count              Number
	Between, Waits     bool
	When               string
}

// Copy is a draft that says what a protocol says, under an id of its own if that is
// among the taken ones. Of a protocol without phases it is one to begin with: a hold of
// no length yet.
func Copy(p protocol.Protocol, taken []string) *Draft {
	d := &Draft{
		Name: p.Name, Taken: taken, rest: p,
		Words:   Words{p.Summary, p.Technique, p.Tool, p.Breath, slices.Clone(p.Cautions)},
		Sources: slices.Clone(p.Sources),
		Pressure: Pressure{
			Words: p.Pressure.Words, Change: p.Pressure.Change, Levels: strings.Join(p.Pressure.Levels, ", "),
			Level: whole(p.Pressure.Level), Ceiling: whole(p.Pressure.Ceiling), Target: whole(p.Pressure.Target),
		},
	}
	if !slices.Contains(taken, p.ID) {
		d.ID = p.ID
	}
	for _, b := range p.Blocks {
		d.Blocks = append(d.Blocks, copyBlock(b))
	}
	if len(d.Blocks) == 0 {
		d.Blocks = []Block{{Phases: []Phase{{Kind: protocol.Hold}}}}
	}
	return d
}

func copyBlock(b protocol.Block) Block {
	r := b.Rounds
	out := Block{
		Name: b.Name, EasedWords: b.Eased, UntilFrom: b.UntilFrom, until: b.Until, unbroken: b.Unbroken,
		Rounds: number("", r.From), Cap: number(whole(r.Cap), r.CapFrom), Sets: number(whole(b.Sets), b.SetsFrom),
	}
	if n := r.Range(); n.Max != 0 {
		out.Rounds = number(n.String(), r.From)
	}
	for _, c := range b.Until {
		switch c.Rule {
		case protocol.UntilEased:
			out.Eased = true
		case protocol.UntilScore:
			out.Score = strconv.Itoa(c.N)
		case protocol.UntilDrop:
			out.Drop = strconv.Itoa(c.N)
		case protocol.UntilPercent:
			out.DropPercent = strconv.Itoa(c.N)
		case protocol.UntilTime:
			out.After = protocol.FormatDuration(c.Time)
		case protocol.UntilCompression:
			out.Compression = protocol.FormatDuration(c.Time)
		}
	}
	for _, ph := range b.Phases {
		out.Phases = append(out.Phases, copyPhase(ph))
	}
	return out
}

func copyPhase(ph protocol.Phase) Phase {
	out := Phase{
		Kind: ph.Kind, Label: ph.Label, Note: ph.Note, Between: ph.Between, Waits: ph.Waits,
		Length: number("", ph.From), Count: number("", ph.CountFrom),
		Cap: number(length(ph.Cap), ph.CapFrom), Guide: number("", ph.GuideFrom),
	}
	if ph.Guide != 0 {
		out.Guide = number(ph.GuideSpan().String(), ph.GuideFrom)
	}
	if !ph.Duration.IsZero() {
		out.Length = number(ph.Duration.String(), ph.From)
	}
	if ph.Counted() {
		out.Count = number(ph.Count.String(), ph.CountFrom)
	}
	if ph.When != (protocol.Occasion{}) {
		out.When = ph.When.String()
	}
	return out
}

// whole writes a whole number; nothing for zero, which stands for none.
func whole(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// length writes a length of time; nothing for zero, which stands for none.
func length(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return protocol.FormatDuration(d)
}
