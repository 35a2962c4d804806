// Package author turns what a person fills in into a protocol or a treatment.
//
// A [Draft] is a whole protocol as a form holds it: texts as they were typed, some not yet
// readable, one table for each table of the file format. It lists its [Field]s for whoever
// draws the form, and gives the protocol and a list of what is wrong, each problem at the
// field to correct. A [TreatmentDraft] does the same for a treatment, and a [Change] for a few
// numbers of an existing protocol.
//
// A number that a person types is their own: chosen. It is never shown as sourced
// unless they name the source for it. A number of a copied protocol keeps where it
// comes from only as long as nobody changes it.
//
// The package is pure: it reads and writes no files.
package author

import (
	"fmt"
	"slices"

	"presshold/internal/catalog"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Draft is a protocol as it is filled in. [Copy] makes one.
type Draft struct {
	tables   *catalog.Tables
	head     *table[protocol.Protocol] // with what no field asks for
	pressure *table[protocol.Pressure]
	sources  []*table[protocol.Source]
	blocks   []*block
	cautions []string
	taken    []string // ids that other protocols have
}

type block struct {
	*table[protocol.Block]

	phases []*table[protocol.Phase]
}

// Copy returns a draft of a protocol, under a new id if its own is taken. If the protocol has
// no phases, the draft begins with a hold that has no length yet.
func Copy(p protocol.Protocol, taken []string) *Draft {
	tables := catalog.NewTables()
	tables.Block = append(tables.Block, ruleFields()...)
	d := &Draft{
		tables:   tables,
		head:     newTable(p, tables.Protocol),
		pressure: newTable(p.Pressure, tables.Pressure),
		cautions: slices.Clone(p.Cautions),
		taken:    taken,
	}
	d.head.was.CautionsFrom = slices.Clone(p.CautionsFrom)
	if slices.Contains(taken, p.ID) {
		d.head.at("id").Text = ""
	}
	for _, s := range p.Sources {
		d.sources = append(d.sources, newTable(s, tables.Source))
	}
	for _, b := range p.Blocks {
		d.blocks = append(d.blocks, d.newBlock(b))
	}
	if len(d.blocks) == 0 {
		d.addPart()
	}
	return d
}

func (d *Draft) newBlock(b protocol.Block) *block {
	out := &block{table: newTable(b, d.tables.Block)}
	for _, ph := range b.Phases {
		out.phases = append(out.phases, newTable(ph, d.tables.Phase))
	}
	return out
}

// ruleFields are the criteria that may end a block, as a form asks for them: one by one.
func ruleFields() []tomldoc.Field[protocol.Block] {
	return []tomldoc.Field[protocol.Block]{
		ruleField("until.eased", protocol.UntilEased).Ask(english.LabelUntilEased, english.HintUntilEased).Choose(tomldoc.YesOrNo()...),
		ruleField("until.score", protocol.UntilScore).Ask(english.LabelUntilScore, english.HintUntilScore).Steps(tomldoc.StepWhole(0, 10)),
		ruleField("until.drop", protocol.UntilDrop).Ask(english.LabelDownBy, english.HintDownBy).Steps(tomldoc.StepWhole(1, 10)),
		ruleField("until.percent", protocol.UntilPercent).Ask(english.LabelDownPercent, english.HintDownPercent).Steps(stepPercent),
		ruleField("until.time", protocol.UntilTime).Ask(english.LabelAfter, english.HintAfter).Steps(catalog.StepSpan),
		ruleField("until.compression", protocol.UntilCompression).Ask(english.LabelPressedFor, english.HintPressedFor).Steps(catalog.StepSpan),
	}
}

func stepPercent(text string, n int) string { return tomldoc.StepWhole(1, 100)(text, 5*n) }

// ruleField is the criterion of a rule, by its number.
func ruleField(key string, rule protocol.Rule) tomldoc.Field[protocol.Block] {
	find := func(b *protocol.Block) int {
		return slices.IndexFunc(b.Until, func(c protocol.Criterion) bool { return c.Rule == rule })
	}
	return tomldoc.Field[protocol.Block]{
		KeyDoc: tomldoc.KeyDoc{Key: key},
		Text: func(b *protocol.Block) string {
			i := find(b)
			switch {
			case rule == protocol.UntilEased && i < 0:
				return tomldoc.No
			case rule == protocol.UntilEased:
				return tomldoc.Yes
			case i < 0:
				return ""
			default:
				return b.Until[i].Number()
			}
		},
		Fill: func(b *protocol.Block, text string) error {
			i := find(b)
			b.Until = slices.Clone(b.Until)
			if i >= 0 {
				b.Until = slices.Delete(b.Until, i, i+1)
			} else {
				i = len(b.Until)
			}
			if text == "" || text == tomldoc.No {
				return nil
			}
			c, err := rule.With(text)
			if err == nil {
				b.Until = slices.Insert(b.Until, i, c)
			}
			return err
		},
	}
}

// Protocol returns the protocol and all that is wrong with it: first what can't be read, then
// what protocol.Problems finds. Without problems it is valid, and can be written to a file.
func (d *Draft) Protocol() (protocol.Protocol, protocol.Problems) {
	r := &reader{}
	p := d.head.read(r, "")
	p.ID = r.id(d.head.at("id").Text, d.head.at("name").Text, d.taken)
	p.Cautions = filled(d.cautions)
	p.Sources = nil
	for i, t := range d.sources {
		if s := t.read(r, sourcePath(i)+"."); s.Citation != "" {
			p.Sources = append(p.Sources, s)
		}
	}
	p.Pressure = d.pressure.read(r, "pressure.")
	d.attribute(&p)
	p.Blocks = nil
	for i, b := range d.blocks {
		p.Blocks = append(p.Blocks, b.read(r, blockPath(i)))
	}
	return p, r.called(p.Name, p.ID, p.Problems())
}

func (b *block) read(r *reader, path string) protocol.Block {
	out := b.table.read(r, path+".")
	out.UntilFrom = protocol.Provenance{}
	if len(out.Until) > 0 {
		out.UntilFrom = b.at("until").From
	}
	out.Phases = nil
	for i, ph := range b.phases {
		out.Phases = append(out.Phases, readPhase(r, item(path+".phases", i)+".", ph))
	}
	return out
}

// readPhase reads the keys that a phase of its kind has.
func readPhase(r *reader, path string, ph *table[protocol.Phase]) protocol.Phase {
	var without []string
	if kindOf(ph) != protocol.CheckIn {
		without = append(without, "when", "waits")
	} else if waits(ph) {
		without = append(without, "duration")
	}
	if kindOf(ph).Counts() == "" {
		without = append(without, "count")
	}
	return ph.read(r, path, without...)
}

func kindOf(ph *table[protocol.Phase]) protocol.Kind { return protocol.Kind(ph.at("kind").Text) }

func waits(ph *table[protocol.Phase]) bool { return ph.at("waits").Text == tomldoc.Yes }

// isOpen tells whether the phase lasts until somebody ends it.
func isOpen(ph *table[protocol.Phase]) bool {
	s, err := protocol.ParseSpan(ph.at("duration").Text)
	return err == nil && s.Open
}

func blockPath(b int) string         { return fmt.Sprintf("blocks[%d]", b) }
func phasePath(b, ph int) string     { return fmt.Sprintf("blocks[%d].phases[%d]", b, ph) }
func sourcePath(i int) string        { return fmt.Sprintf("sources[%d]", i) }
func item(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
