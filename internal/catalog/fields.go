package catalog

import (
	"slices"
	"time"

	"presshold/internal/protocol"
)

// protocolFields and the functions below are the keys of a protocol file, table by
// table, in the order in which they are written.
func protocolFields() []field[protocol.Protocol] {
	return []field[protocol.Protocol]{
		{
			key:   "schema",
			read:  func(*decoder, *value, *protocol.Protocol) {}, // decoder.version has read it
			write: func(w *writer, _ *protocol.Protocol) { w.whole("schema", protocol.Schema) },
		},
		nameField("id", func(p *protocol.Protocol) *string { return &p.ID }),
		nameField("name", func(p *protocol.Protocol) *string { return &p.Name }),
		proseField("summary", func(p *protocol.Protocol) *string { return &p.Summary }),
		proseField("technique", func(p *protocol.Protocol) *string { return &p.Technique }),
		fromField("technique_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.TechniqueFrom }),
		proseField("tool", func(p *protocol.Protocol) *string { return &p.Tool }),
		fromField("tool_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.ToolFrom }),
		proseField("breath", func(p *protocol.Protocol) *string { return &p.Breath }),
		fromField("breath_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.BreathFrom }),
		listField("cautions", (*decoder).prose, func(p *protocol.Protocol) *[]string { return &p.Cautions }),
		{"cautions_from", readCautionsFrom, writeCautionsFrom},
		nameField("order", func(p *protocol.Protocol) *protocol.Order { return &p.Order }),
		lengthField("reposition", func(p *protocol.Protocol) *time.Duration { return &p.Reposition }),
		fromField("reposition_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.RepositionFrom }),
		tablesField("sources", "[[sources]]", sourceFields(), func(p *protocol.Protocol) *[]protocol.Source { return &p.Sources }),
		tableField("pressure", pressureFields(), func(p *protocol.Protocol) *protocol.Pressure { return &p.Pressure }),
		tablesField("points", "[[points]]", pointFields(), func(p *protocol.Protocol) *[]protocol.Point { return &p.Points }),
		tablesField("blocks", "[[blocks]]", blockFields(), func(p *protocol.Protocol) *[]protocol.Block { return &p.Blocks }),
		tableField("aftercare", aftercareFields(), func(p *protocol.Protocol) *protocol.Aftercare { return &p.Aftercare }),
	}
}

func sourceFields() []field[protocol.Source] {
	return []field[protocol.Source]{
		nameField("key", func(s *protocol.Source) *string { return &s.Key }),
		nameField("basis", func(s *protocol.Source) *protocol.Basis { return &s.Basis }),
		proseField("citation", func(s *protocol.Source) *string { return &s.Citation }),
	}
}

func pressureFields() []field[protocol.Pressure] {
	return []field[protocol.Pressure]{
		proseField("words", func(p *protocol.Pressure) *string { return &p.Words }),
		fromField("words_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.WordsFrom }),
		nameField("change", func(p *protocol.Pressure) *protocol.Change { return &p.Change }),
		fromField("change_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.ChangeFrom }),
		wholeField("level", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Level }),
		listField("levels", (*decoder).line, func(p *protocol.Pressure) *[]string { return &p.Levels }),
		fromField("levels_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.LevelsFrom }),
		wholeField("target", maxScore, func(p *protocol.Pressure) *int { return &p.Target }),
		wholeField("ceiling", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Ceiling }),
	}
}

func pointFields() []field[protocol.Point] {
	return []field[protocol.Point]{
		nameField("site", func(p *protocol.Point) *string { return &p.Site }),
		nameField("side", func(p *protocol.Point) *protocol.Side { return &p.Side }),
		nameField("landmark", func(p *protocol.Point) *string { return &p.Landmark }),
	}
}

func blockFields() []field[protocol.Block] {
	return []field[protocol.Block]{
		nameField("name", func(b *protocol.Block) *string { return &b.Name }),
		wholeField("sets", protocol.MaxSets, func(b *protocol.Block) *int { return &b.Sets }),
		fromField("sets_from", func(b *protocol.Block) *protocol.Provenance { return &b.SetsFrom }),
		{"rounds", readRounds, writeRounds},
		fromField("rounds_from", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.From }),
		wholeField("cap", protocol.MaxRounds, func(b *protocol.Block) *int { return &b.Rounds.Cap }),
		fromField("cap_from", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.CapFrom }),
		untilField(func(b *protocol.Block) *[]protocol.Criterion { return &b.Until }),
		fromField("until_from", func(b *protocol.Block) *protocol.Provenance { return &b.UntilFrom }),
		truthField("unbroken", func(b *protocol.Block) *bool { return &b.Unbroken }),
		nameField("eased", func(b *protocol.Block) *string { return &b.Eased }),
		tablesField("phases", "[[blocks.phases]]", phaseFields(), func(b *protocol.Block) *[]protocol.Phase { return &b.Phases }),
	}
}

func phaseFields() []field[protocol.Phase] {
	return []field[protocol.Phase]{
		nameField("kind", func(p *protocol.Phase) *protocol.Kind { return &p.Kind }),
		nameField("label", func(p *protocol.Phase) *string { return &p.Label }),
		proseField("note", func(p *protocol.Phase) *string { return &p.Note }),
		spanField("duration", func(p *protocol.Phase) *protocol.Span { return &p.Duration }),
		fromField("duration_from", func(p *protocol.Phase) *protocol.Provenance { return &p.From }),
		lengthField("cap", func(p *protocol.Phase) *time.Duration { return &p.Cap }),
		fromField("cap_from", func(p *protocol.Phase) *protocol.Provenance { return &p.CapFrom }),
		{"guide", readGuide, writeGuide},
		fromField("guide_from", func(p *protocol.Phase) *protocol.Provenance { return &p.GuideFrom }),
		truthField("between", func(p *protocol.Phase) *bool { return &p.Between }),
		rangeField("count", protocol.MaxCount, func(p *protocol.Phase) *protocol.Range { return &p.Count }),
		fromField("count_from", func(p *protocol.Phase) *protocol.Provenance { return &p.CountFrom }),
		{"when", readWhen, writeWhen},
		truthField("waits", func(p *protocol.Phase) *bool { return &p.Waits }),
	}
}

func aftercareFields() []field[protocol.Aftercare] {
	return []field[protocol.Aftercare]{
		spanFieldOf("soreness", protocol.ParseTotal, func(a *protocol.Aftercare) *protocol.Span { return &a.Soreness }),
		fromField("soreness_from", func(a *protocol.Aftercare) *protocol.Provenance { return &a.SorenessFrom }),
		spanFieldOf("relaxed", protocol.ParseTotal, func(a *protocol.Aftercare) *protocol.Span { return &a.Relaxed }),
		fromField("relaxed_from", func(a *protocol.Aftercare) *protocol.Provenance { return &a.RelaxedFrom }),
		proseField("caveat", func(a *protocol.Aftercare) *string { return &a.Caveat }),
	}
}

// home is a table of a file, as its header is written, and its keys.
type home struct {
	name string
	keys []string
}

// homeOf tells in which tables of a protocol a key is known: "[[blocks]]"; "" for an
// unknown one.
func homeOf(key string) string {
	return search(key, []home{
		{headOfFile, keys(protocolFields())},
		{"[[sources]]", keys(sourceFields())},
		{"[pressure]", keys(pressureFields())},
		{"[[points]]", keys(pointFields())},
		{"[[blocks]]", keys(blockFields())},
		{"[[blocks.phases]]", keys(phaseFields())},
		{"[aftercare]", keys(aftercareFields())},
	})
}

const headOfFile = "the head of the file"

func search(key string, homes []home) string {
	var names []string
	for _, t := range homes {
		if slices.Contains(t.keys, key) {
			names = append(names, t.name)
		}
	}
	return orList(names)
}
