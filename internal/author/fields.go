package author

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Fields lists what the form asks for, in order. It leaves out what has no meaning at the
// moment: the cap of a phase that is not open, the origin of numbers where there is no source.
func (d *Draft) Fields() []Field {
	id := d.head.ask("", "id")
	id.Default = MakeID(d.head.at("name").Text, d.taken)
	fields := under(english.LabelName, d.head.ask("", "name"), id)
	for i := range d.blocks {
		fields = append(fields, d.blockFields(i)...)
	}
	fields = append(fields, d.pressureFields()...)
	fields = append(fields, d.wordFields()...)
	return append(fields, d.sourceFields()...)
}

func (d *Draft) section(what string, b int) string {
	if len(d.blocks) < 2 {
		return what
	}
	return fmt.Sprintf(english.SectionPart, b+1, what)
}

func (d *Draft) blockFields(b int) []Field {
	block, path := d.blocks[b], blockPath(b)
	var phases []Field
	if len(d.blocks) > 1 {
		phases = append(phases, block.ask(path+".", "name"))
	}
	for i := range block.phases {
		phases = append(phases, d.phaseFields(b, i)...)
	}
	phases = append(phases, Field{Kind: Press, Path: path + ".phases", Label: english.AddPhase, Hint: english.HintAddHere})
	phases = under(d.section(english.LabelPhases, b), phases...)

	stop := append(numbers(d, block.table, path+".", "rounds", "cap", "sets"), d.untilFields(path, block)...)
	if b == len(d.blocks)-1 {
		stop = append(stop, Field{
			Kind: Press, Path: "blocks", Label: english.AddPart, Hint: english.HintAddPart,
			entry: entry{add: d.addPart},
		})
	}
	stop = under(d.section(english.LabelStop, b), stop...)

	fields := slices.Concat(phases, stop)
	part := d.part(b)
	for i := range fields {
		if e := &fields[i].entry; e.name == "" {
			e.removes, e.remove = part.removes, part.remove
			if e.add == nil {
				e.add = part.add
			}
		}
	}
	return fields
}

func (d *Draft) phaseFields(b, i int) []Field {
	ph, path := d.blocks[b].phases[i], phasePath(b, i)+"."
	kind := kindOf(ph)
	fields := ph.asks(path, "kind")
	fields[0].Label = fmt.Sprintf(fields[0].Label, i+1)
	if kind == protocol.CheckIn {
		fields = append(fields, ph.asks(path, "when", "waits")...)
	}
	var keys []string
	if kind != protocol.CheckIn || !waits(ph) {
		keys = append(keys, "duration")
	}
	for _, key := range []string{"cap", "guide"} {
		if isOpen(ph) || !ph.at(key).Empty() {
			keys = append(keys, key)
		}
	}
	if kind.Counts() != "" && (kind == protocol.Stroke || isOpen(ph) || !ph.at("count").Empty()) {
		keys = append(keys, "count")
	}
	fields = append(fields, numbers(d, ph, path, keys...)...)
	called := ph.ask(path, "label")
	called.Hint = fmt.Sprintf(called.Hint, kind.Word())
	fields = append(fields, called, ph.ask(path, "note"))
	if kind == protocol.Release || ph.at("between").Text == tomldoc.Yes {
		fields = append(fields, ph.ask(path, "between"))
	}
	for j := range fields {
		fields[j].entry = d.phase(b, i)
		fields[j].Label = cmp.Or(fields[j].Label, phrase.Plural(kind.Counts())) // of a count
	}
	return fields
}

// numbers asks for the numbers of some keys, each with where it comes from.
func numbers[T any](d *Draft, t *table[T], path string, keys ...string) []Field {
	var fields []Field
	for _, key := range keys {
		fields = append(fields, t.ask(path, key))
		if n := t.at(key); !n.Empty() {
			fields = append(fields, d.originField(path+key+tomldoc.OriginSuffix, english.LabelFrom, n.From, n.Settle)...)
		}
	}
	return fields
}

func (d *Draft) untilFields(path string, b *block) []Field {
	path += "."
	from := b.at("until")
	fields := b.asks(path, "until.eased", "until.score", "until.drop", "until.percent", "until.time", "until.compression")
	for i := range fields {
		f := &fields[i]
		f.from = &from.From
		f.set = func(s string) { // whoever changes a rule has chosen it
			from.From, *f.text = protocol.Provenance{Basis: protocol.Chosen}, s
		}
	}
	fields = slices.Insert(fields, 1, b.ask(path, "eased"))
	if len(b.table.read(&reader{}, "").Until) == 0 {
		return fields
	}
	return append(fields, d.originField(path+"until_from", english.LabelRuleFrom, from.From, func(p protocol.Provenance) {
		from.From = p
	})...)
}

func (d *Draft) originField(path, label string, now protocol.Provenance, set func(protocol.Provenance)) []Field {
	var choices []tomldoc.Choice
	add := func(p protocol.Provenance, words string) {
		choices = append(choices, tomldoc.Choice{Value: p.String(), Words: words})
	}
	for _, s := range d.listed() {
		if s.Citation != "" {
			add(protocol.Provenance{Basis: s.Basis, Source: s.Key}, string(s.Basis)+", "+s.Key)
		}
	}
	if len(choices) == 0 && now.Is(protocol.Chosen) {
		return nil
	}
	add(protocol.Provenance{Basis: protocol.Chosen}, english.ChoiceChosen)
	add(protocol.Provenance{Basis: protocol.Assumed}, english.ChoiceAssumed)
	text := now.String()
	if !slices.ContainsFunc(choices, func(c tomldoc.Choice) bool { return c.Value == text }) { // its source is not listed any more
		choices = slices.Insert(choices, 0, tomldoc.Choice{Value: text, Words: text})
	}
	return []Field{{
		Kind: Pick, Path: path, Label: label, Hint: english.HintFrom, Choices: choices, text: &text,
		set: func(s string) {
			text = s
			if p, err := protocol.ParseProvenance(s); err == nil { // a source's key may be anything
				set(p)
			}
		},
	}}
}

func (d *Draft) pressureFields() []Field {
	fields := d.pressure.asks("pressure.", "words", "change", "level", "levels", "ceiling", "target")
	fields[1].Default = fields[1].Words()
	fields[2].from = nil // a level is no amount, so it needs no source
	return under(english.LabelPressure, fields...)
}

func (d *Draft) wordFields() []Field {
	fields := d.head.asks("", "summary", "technique", "tool", "breath")
	for i := range len(d.cautions) + 1 {
		f := Field{Kind: Text, Path: item("cautions", i), Label: english.LabelCaution, Hint: english.FieldCautions}
		if i < len(d.cautions) {
			f.text, f.entry = &d.cautions[i], d.caution(i)
		} else {
			f.set = func(s string) { d.cautions = append(d.cautions, s) }
		}
		fields = append(fields, f)
	}
	return under(english.SectionWords, fields...)
}

func (d *Draft) sourceFields() []Field {
	var fields []Field
	for i, s := range d.sources {
		two := s.asks(sourcePath(i)+".", "citation", "basis")
		two[0].Label = fmt.Sprintf(two[0].Label, s.at("key").Text)
		two[1].set = func(to string) { d.setBasis(s, protocol.Basis(to)) }
		two[0].entry, two[1].entry = d.source(i), d.source(i)
		fields = append(fields, two...)
	}
	another := Field{Kind: Text, Path: sourcePath(len(d.sources)) + ".citation", Label: english.LabelSource, Hint: english.FieldSourceCitation}
	another.set = func(s string) {
		source := protocol.Source{Key: FreeKey(d.listed()), Basis: protocol.Stated, Citation: s}
		d.sources = append(d.sources, newTable(source, d.tables.Source))
	}
	return under(english.LabelSource, append(fields, another)...)
}

// listed returns the sources as they are filled in.
func (d *Draft) listed() []protocol.Source {
	var all []protocol.Source
	for _, s := range d.sources {
		all = append(all, s.read(&reader{}, ""))
	}
	return all
}

// FreeKey is a key that none of the sources has: S1, S2 ...
func FreeKey(sources []protocol.Source) string {
	for n := len(sources) + 1; ; n++ {
		key := "S" + strconv.Itoa(n)
		if _, there := (protocol.Protocol{Sources: sources}).Source(key); !there {
			return key
		}
	}
}

// setBasis changes the basis of a source, and of all numbers that it gives.
func (d *Draft) setBasis(s *table[protocol.Source], to protocol.Basis) {
	s.at("basis").Text = string(to)
	for _, p := range d.origins() {
		if p.Source == s.at("key").Text {
			p.Basis = to
		}
	}
}

// origins are where all numbers of the draft come from.
func (d *Draft) origins() []*protocol.Provenance {
	rest := &d.head.was
	all := []*protocol.Provenance{&rest.Aftercare.SorenessFrom, &rest.Aftercare.RelaxedFrom}
	for i := range rest.CautionsFrom {
		all = append(all, &rest.CautionsFrom[i])
	}
	all = slices.Concat(all, d.head.origins(), d.pressure.origins())
	for _, b := range d.blocks {
		all = append(all, b.origins()...)
		for _, ph := range b.phases {
			all = append(all, ph.origins()...)
		}
	}
	return all
}
