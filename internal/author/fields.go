package author

import (
	"fmt"
	"slices"
	"strconv"

	"presshold/internal/protocol"
)

// Fields are what the form asks for, in the order in which it is filled in. What has no
// meaning as things are (the cap of a phase that is not open, the origin of numbers
// where there is no source) is left out.
func (d *Draft) Fields() []Field {
	id := text("id", "id", "for commands; the file's name", &d.ID)
	id.Default = d.id()
	fields := under("name", text("name", "name", "as it is shown", &d.Name), id)
	for i := range d.Blocks {
		fields = append(fields, d.blockFields(i)...)
	}
	fields = append(fields, d.pressureFields()...)
	fields = append(fields, d.wordFields()...)
	return append(fields, d.sourceFields()...)
}

// section is the heading of what belongs to a block.
func (d *Draft) section(what string, b int) string {
	if len(d.Blocks) < 2 {
		return what
	}
	return fmt.Sprintf("part %d, %s", b+1, what)
}

func (d *Draft) blockFields(b int) []Field {
	block, path := &d.Blocks[b], blockPath(b)
	var phases []Field
	if len(d.Blocks) > 1 {
		phases = append(phases, text(path+".name", "name", "what this part is called", &block.Name))
	}
	for i := range block.Phases {
		phases = append(phases, d.phaseFields(b, i)...)
	}
	phases = append(phases, Field{Kind: Press, Path: path + ".phases", Label: "add a phase", Hint: "after these"})
	phases = under(d.section("phases", b), phases...)

	stop := []Field{counted(path+".rounds", "rounds", roundHint, &block.Rounds, stepRounds)}
	stop = append(stop, d.fromField(path+".rounds_from", &block.Rounds)...)
	stop = append(stop, counted(path+".cap", "at most", "rounds; twice as many if left out", &block.Cap, stepRounds))
	stop = append(stop, d.fromField(path+".cap_from", &block.Cap)...)
	stop = append(stop, counted(path+".sets", "sets", "of all these rounds; one if left out", &block.Sets, stepRounds))
	stop = append(stop, d.fromField(path+".sets_from", &block.Sets)...)
	stop = append(stop, d.untilFields(path, block)...)
	if b == len(d.Blocks)-1 {
		stop = append(stop, Field{
			Kind: Press, Path: "blocks", Label: "add a part", Hint: "with phases and rounds of its own, after the others",
		})
	}
	stop = under(d.section("stop", b), stop...)

	fields := slices.Concat(phases, stop)
	for i := range fields {
		fields[i].spot.block = b + 1
	}
	return fields
}

func (d *Draft) phaseFields(b, i int) []Field {
	ph, path := &d.Blocks[b].Phases[i], phasePath(b, i)
	var kinds []Choice
	for _, k := range protocol.Kinds() {
		kinds = append(kinds, Choice{string(k), k.Word()})
	}
	fields := []Field{pick(path+".kind", "phase "+strconv.Itoa(i+1), "what the hands do", string(ph.Kind), kinds,
		func(s string) { ph.Kind = protocol.Kind(s) })}
	number := func(key, label, hint string, n *Number, step func(string, int) string) {
		fields = append(fields, counted(path+"."+key, label, hint, n, step))
		fields = append(fields, d.fromField(path+"."+key+"_from", n)...)
	}
	if ph.Kind == protocol.CheckIn {
		fields = append(fields,
			text(path+".when", "in", "every, every 2, last, or rounds: 2,4", &ph.When),
			flag(path+".waits", "waits", "stops the clock until it is answered", &ph.Waits))
	}
	if ph.Kind != protocol.CheckIn || !ph.Waits {
		number("duration", "lasts", spanHint+" or open", &ph.Length, stepSpan)
	}
	if ph.open() || !ph.Cap.Empty() {
		number("cap", "at most", "ends it, such as 60s", &ph.Cap, stepSpan)
	}
	if ph.open() || !ph.Guide.Empty() {
		number("guide", "guide", "tells when that has passed; may be left out", &ph.Guide, stepSpan)
	}
	if ph.counts() && (ph.Kind == protocol.Stroke || ph.open() || !ph.Count.Empty()) {
		number("count", ph.Kind.Counts(), "if counted, not timed: 10-12", &ph.Count, stepCount)
	}
	fields = append(fields,
		text(path+".label", "called", "in place of "+ph.Kind.Word(), &ph.Label),
		text(path+".note", "note", "what to do, in a sentence", &ph.Note))
	if ph.Kind == protocol.Release || ph.Between {
		fields = append(fields, flag(path+".between", "only between", "rounds, not after the last", &ph.Between))
	}
	for j := range fields {
		fields[j].spot.phase = i + 1
	}
	return fields
}

func (d *Draft) untilFields(path string, b *Block) []Field {
	chosen := func(f Field) Field { // whoever changes a rule has chosen it
		set := f.set
		f.from = &b.UntilFrom
		f.set = func(s string) {
			b.UntilFrom = protocol.Provenance{Basis: protocol.Chosen}
			if set != nil {
				set(s)
				return
			}
			*f.text = s
		}
		return f
	}
	fields := []Field{
		chosen(flag(path+".until.eased", "until eased", "it ends when you mark that", &b.Eased)),
		text(path+".eased", "which means", "in the protocol's words: pain lessened", &b.EasedWords),
		chosen(amount(path+".until.score", "until score", "client-reported, that or lower: 3", &b.Score, stepOwnScore)),
		chosen(amount(path+".until.drop", "down by", "points of the client-reported score: 2", &b.Drop, stepScore)),
		chosen(amount(path+".until.percent", "down by %", "of the first client-reported score: 50", &b.DropPercent, stepPercent)),
		chosen(amount(path+".until.time", "after", "this much time: 8m", &b.After, stepSpan)),
		chosen(amount(path+".until.compression", "pressed for", "this long, all holds together: 90s", &b.Compression, stepSpan)),
	}
	if len((&reader{}).criteria(path, *b)) == 0 {
		return fields
	}
	return append(fields, d.originField(path+".until_from", "rule from", b.UntilFrom, func(p protocol.Provenance) {
		b.UntilFrom = p
	})...)
}

func stepOwnScore(s string, n int) string { return stepWhole(s, n, 0, 10) }
func stepPercent(s string, n int) string  { return stepWhole(s, 5*n, 1, 100) }

// fromField asks where a number comes from.
func (d *Draft) fromField(path string, n *Number) []Field {
	if n.Empty() {
		return nil
	}
	return d.originField(path, "from", n.From, n.Settle)
}

// originField asks where something comes from, if there is more than one answer.
func (d *Draft) originField(path, label string, now protocol.Provenance, set func(protocol.Provenance)) []Field {
	var choices []Choice
	add := func(p protocol.Provenance, words string) { choices = append(choices, Choice{p.String(), words}) }
	for _, s := range d.Sources {
		if s.Citation != "" {
			add(protocol.Provenance{Basis: s.Basis, Source: s.Key}, string(s.Basis)+", "+s.Key)
		}
	}
	if len(choices) == 0 && now.Is(protocol.Chosen) {
		return nil
	}
	add(protocol.Provenance{Basis: protocol.Chosen}, "chosen by you")
	add(protocol.Provenance{Basis: protocol.Assumed}, "assumed, in no source")
	return []Field{pick(path, label, "where the number comes from", now.String(), choices, func(s string) {
		if p, err := protocol.ParseProvenance(s); err == nil { // a source's key may be anything
			set(p)
		}
	})}
}

func (d *Draft) pressureFields() []Field {
	p := &d.Pressure
	changes := []Choice{
		{string(protocol.Same), "stays the same"},
		{string(protocol.Up), "one up when released"},
		{string(protocol.Down), "one down each round"},
		{string(protocol.Alternate), "two levels in turn"},
	}
	now := p.Change
	if now == "" {
		now = protocol.Same
	}
	return under("pressure",
		text("pressure.words", "how hard", "in words: within comfort", &p.Words),
		pick("pressure.change", "level", "from hold to hold", string(now), changes, func(s string) { p.Change = protocol.Change(s) }),
		amount("pressure.level", "first level", "1 if left out", &p.Level, stepLevel),
		text("pressure.levels", "levels", "their names: lighter, deeper", &p.Levels),
		ownAmount("pressure.ceiling", "ceiling", "the highest level, your own", &p.Ceiling, stepLevel),
		ownAmount("pressure.target", "target", "client-reported score to work at, your own", &p.Target, stepScore),
	)
}

func (d *Draft) wordFields() []Field {
	w := &d.Words
	fields := []Field{
		text("summary", "summary", "what it is, in one sentence", &w.Summary),
		text("technique", "technique", "how it is done", &w.Technique),
		text("tool", "tool", "finger, thumb, knuckle, elbow", &w.Tool),
		text("breath", "breath", "a breathing cue", &w.Breath),
	}
	for i := range len(w.Cautions) + 1 {
		f := text(item("cautions", i), "caution", "what to watch for", nil)
		if i < len(w.Cautions) {
			f.text, f.spot.caution = &w.Cautions[i], i+1
		} else {
			f.set = func(s string) { w.Cautions = append(w.Cautions, s) }
		}
		fields = append(fields, f)
	}
	return under("words", fields...)
}

func (d *Draft) sourceFields() []Field {
	var fields []Field
	for i := range len(d.Sources) + 1 {
		path := sourcePath(i)
		if i == len(d.Sources) {
			f := text(path+".citation", "source", "author, title, place, year", nil)
			f.set = func(s string) {
				d.Sources = append(d.Sources, protocol.Source{Key: FreeKey(d.Sources), Basis: protocol.Stated, Citation: s})
			}
			fields = append(fields, f)
			break
		}
		s := &d.Sources[i]
		both := []Choice{
			{string(protocol.Stated), "read in it"}, {string(protocol.Secondary), "read in a text that quotes it"},
		}
		two := []Field{
			text(path+".citation", "source "+s.Key, "author, title, place, year", &s.Citation),
			pick(path+".basis", "which was", "how its numbers are known", string(s.Basis), both, func(to string) {
				d.setBasis(s, protocol.Basis(to))
			}),
		}
		two[0].spot.source, two[1].spot.source = i+1, i+1
		fields = append(fields, two...)
	}
	return under("source", fields...)
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
func (d *Draft) setBasis(s *protocol.Source, to protocol.Basis) {
	s.Basis = to
	for _, p := range d.origins() {
		if p.Source == s.Key {
			p.Basis = to
		}
	}
}

// origins are where all numbers of the draft come from.
func (d *Draft) origins() []*protocol.Provenance {
	all := []*protocol.Provenance{
		&d.rest.RepositionFrom, &d.rest.Aftercare.SorenessFrom, &d.rest.Aftercare.RelaxedFrom,
		&d.rest.TechniqueFrom, &d.rest.ToolFrom, &d.rest.BreathFrom,
		&d.rest.Pressure.WordsFrom, &d.rest.Pressure.ChangeFrom, &d.rest.Pressure.LevelsFrom,
	}
	d.rest.CautionsFrom = slices.Clone(d.rest.CautionsFrom)
	for i := range d.rest.CautionsFrom {
		all = append(all, &d.rest.CautionsFrom[i])
	}
	add := func(numbers ...*Number) {
		for _, n := range numbers {
			all = append(all, &n.From, &n.settledFrom)
		}
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		add(&b.Rounds, &b.Cap, &b.Sets)
		all = append(all, &b.UntilFrom)
		for j := range b.Phases {
			ph := &b.Phases[j]
			add(&ph.Length, &ph.Cap, &ph.Guide, &ph.Count)
		}
	}
	return all
}
