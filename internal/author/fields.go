package author

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"presshold/internal/catalog"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Fields are what the form asks for, in the order in which it is filled in. What has no
// meaning as things are (the cap of a phase that is not open, the origin of numbers
// where there is no source) is left out.
func (d *Draft) Fields() []Field {
	id := d.head.words("", "id")
	id.Default = MakeID(d.head.at("name").Text, d.taken)
	fields := under(english.SectionName, d.head.words("", "name"), id)
	for i := range d.blocks {
		fields = append(fields, d.blockFields(i)...)
	}
	fields = append(fields, d.pressureFields()...)
	fields = append(fields, d.wordFields()...)
	return append(fields, d.sourceFields()...)
}

// section is the heading of what belongs to a block.
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
		phases = append(phases, block.words(path+".", "name"))
	}
	for i := range block.phases {
		phases = append(phases, d.phaseFields(b, i)...)
	}
	phases = append(phases, Field{Kind: Press, Path: path + ".phases", Label: english.AddPhase, Hint: english.HintAddHere})
	phases = under(d.section(english.SectionPhases, b), phases...)

	var stop []Field
	for _, key := range []string{"rounds", "cap", "sets"} {
		stop = append(stop, block.number(path+".", key, stepRounds))
		stop = append(stop, d.fromField(path+"."+key+fromSuffix, block.at(key))...)
	}
	stop = append(stop, d.untilFields(path, block)...)
	if b == len(d.blocks)-1 {
		stop = append(stop, Field{
			Kind: Press, Path: "blocks", Label: english.AddPart, Hint: english.HintAddPart,
			entry: entry{add: d.addPart},
		})
	}
	stop = under(d.section(english.SectionStop, b), stop...)

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
	ph, path := d.blocks[b].phases[i], phasePath(b, i)
	kind := kindOf(ph)
	var kinds []Choice
	for _, k := range protocol.Kinds() {
		kinds = append(kinds, Choice{string(k), k.Word()})
	}
	fields := []Field{pick(path+".kind", fmt.Sprintf(english.LabelPhase, i+1), english.FieldKind, &ph.at("kind").Text, kinds)}
	path += "."
	number := func(key string, step stepper) {
		f := ph.number(path, key, step)
		f.Label = cmp.Or(f.Label, phrase.Plural(kind.Counts())) // of a count
		fields = append(append(fields, f), d.fromField(path+key+fromSuffix, ph.at(key))...)
	}
	if kind == protocol.CheckIn {
		fields = append(fields, ph.words(path, "when"), ph.flag(path, "waits"))
	}
	if kind != protocol.CheckIn || !waits(ph) {
		number("duration", stepSpan)
	}
	for _, key := range []string{"cap", "guide"} {
		if isOpen(ph) || !ph.at(key).Empty() {
			number(key, stepSpan)
		}
	}
	if kind.Counts() != "" && (kind == protocol.Stroke || isOpen(ph) || !ph.at("count").Empty()) {
		number("count", stepCount)
	}
	fields = append(fields, text(path+"label", english.LabelCalled, fmt.Sprintf(english.HintCalled, kind.Word()), &ph.at("label").Text), ph.words(path, "note"))
	if kind == protocol.Release || ph.at("between").Text == tomldoc.Yes {
		fields = append(fields, ph.flag(path, "between"))
	}
	for j := range fields {
		fields[j].entry = d.phase(b, i)
	}
	return fields
}

func (d *Draft) untilFields(path string, b *block) []Field {
	from := b.at("until")
	rule := func(kind Kind, key string) Field {
		f := b.ask(kind, path+".", key)
		f.from = &from.From
		f.set = func(s string) { // whoever changes a rule has chosen it
			from.From, *f.text = protocol.Provenance{Basis: protocol.Chosen}, s
		}
		return f
	}
	amount := func(key string, step stepper) Field {
		f := rule(Amount, key)
		f.step = step
		return f
	}
	eased := rule(Pick, "until.eased")
	eased.Choices = yesOrNo()
	fields := []Field{
		eased,
		b.words(path+".", "eased"),
		amount("until.score", stepOwnScore),
		amount("until.drop", stepScore),
		amount("until.percent", stepPercent),
		amount("until.time", stepSpan),
		amount("until.compression", stepSpan),
	}
	if len(b.table.read(&reader{}, "").Until) == 0 {
		return fields
	}
	return append(fields, d.originField(path+".until_from", english.LabelRuleFrom, from.From, func(p protocol.Provenance) {
		from.From = p
	})...)
}

func stepOwnScore(s string, n int) string { return stepWhole(s, n, 0, 10) }
func stepPercent(s string, n int) string  { return stepWhole(s, 5*n, 1, 100) }

// fromField asks where a number comes from.
func (d *Draft) fromField(path string, n *Number) []Field {
	if n.Empty() {
		return nil
	}
	return d.originField(path, english.LabelFrom, n.From, n.Settle)
}

// originField asks where something comes from, if there is more than one answer.
func (d *Draft) originField(path, label string, now protocol.Provenance, set func(protocol.Provenance)) []Field {
	var choices []Choice
	add := func(p protocol.Provenance, words string) { choices = append(choices, Choice{p.String(), words}) }
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
	return []Field{picked(path, label, english.HintFrom, now.String(), choices, func(s string) {
		if p, err := protocol.ParseProvenance(s); err == nil { // a source's key may be anything
			set(p)
		}
	})}
}

func (d *Draft) pressureFields() []Field {
	p := d.pressure
	changes := []Choice{
		{string(protocol.Same), english.ChoiceSame},
		{string(protocol.Up), english.ChoiceUp},
		{string(protocol.Down), english.ChoiceDown},
		{string(protocol.Alternate), english.ChoiceAlternate},
	}
	now := cmp.Or(p.at("change").Text, string(protocol.Same))
	change := p.field("change")
	level := p.own("pressure.", "level", stepLevel)
	level.from = nil // it is no amount, so it needs no source
	return under(english.SectionPressure,
		p.words("pressure.", "words"),
		picked("pressure.change", change.Label, change.Hint, now, changes, func(s string) { p.at("change").Text = s }),
		level,
		p.words("pressure.", "levels"),
		p.own("pressure.", "ceiling", stepLevel),
		p.own("pressure.", "target", stepScore),
	)
}

func (d *Draft) wordFields() []Field {
	var fields []Field
	for _, key := range []string{"summary", "technique", "tool", "breath"} {
		fields = append(fields, d.head.words("", key))
	}
	for i := range len(d.cautions) + 1 {
		f := text(item("cautions", i), english.LabelCaution, english.FieldCautions, nil)
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
	both := []Choice{
		{string(protocol.Stated), english.ChoiceStated}, {string(protocol.Secondary), english.ChoiceSecondary},
	}
	var fields []Field
	for i, s := range d.sources {
		path, basis := sourcePath(i), s.at("basis").Text
		two := []Field{
			text(path+".citation", fmt.Sprintf(english.LabelSourceOf, s.at("key").Text), english.FieldSourceCitation, &s.at("citation").Text),
			picked(path+".basis", english.LabelHowKnown, english.HintHowKnown, basis, both, func(to string) {
				d.setBasis(s, protocol.Basis(to))
			}),
		}
		two[0].entry, two[1].entry = d.source(i), d.source(i)
		fields = append(fields, two...)
	}
	another := text(sourcePath(len(d.sources))+".citation", english.LabelSource, english.FieldSourceCitation, nil)
	another.set = func(s string) {
		source := protocol.Source{Key: FreeKey(d.listed()), Basis: protocol.Stated, Citation: s}
		d.sources = append(d.sources, newTable(source, catalog.SourceFields()))
	}
	return under(english.SectionSource, append(fields, another)...)
}

// listed are the sources as they are filled in.
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

// setBasis says how the numbers of a source are known; they are all known so.
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
