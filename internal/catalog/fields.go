package catalog

import (
	"time"

	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// ProtocolFields are the keys of a protocol file at its head, in the order in which they
// are written; the functions below are those of its tables. Decoder, encoder and forms know
// of no others.
func ProtocolFields() []tomldoc.Field[protocol.Protocol] {
	return []tomldoc.Field[protocol.Protocol]{
		{
			Key:   "schema",
			Read:  func(*tomldoc.Reader, *tomldoc.Value, *protocol.Protocol) {}, // decoder.version has read it
			Write: func(w *tomldoc.Writer, _ *protocol.Protocol) { w.Whole("schema", protocol.Schema) },
		},
		tomldoc.NameField("id", func(p *protocol.Protocol) *string { return &p.ID }),
		tomldoc.NameField("name", func(p *protocol.Protocol) *string { return &p.Name }),
		tomldoc.ProseField("summary", func(p *protocol.Protocol) *string { return &p.Summary }),
		tomldoc.ProseField("technique", func(p *protocol.Protocol) *string { return &p.Technique }),
		fromField("technique_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.TechniqueFrom }),
		tomldoc.ProseField("tool", func(p *protocol.Protocol) *string { return &p.Tool }),
		fromField("tool_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.ToolFrom }),
		tomldoc.ProseField("breath", func(p *protocol.Protocol) *string { return &p.Breath }),
		fromField("breath_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.BreathFrom }),
		tomldoc.ListField("cautions", (*tomldoc.Reader).Prose, func(p *protocol.Protocol) *[]string { return &p.Cautions }),
		cautionsFromField(),
		tomldoc.NameField("order", func(p *protocol.Protocol) *protocol.Order { return &p.Order }),
		lengthField("reposition", func(p *protocol.Protocol) *time.Duration { return &p.Reposition }),
		fromField("reposition_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.RepositionFrom }),
		tomldoc.TablesField("sources", "[[sources]]", SourceFields(), func(p *protocol.Protocol) *[]protocol.Source { return &p.Sources }),
		tomldoc.TableField("pressure", PressureFields(), func(p *protocol.Protocol) *protocol.Pressure { return &p.Pressure }),
		tomldoc.TablesField("points", "[[points]]", PointFields(), func(p *protocol.Protocol) *[]protocol.Point { return &p.Points }),
		tomldoc.TablesField("blocks", "[[blocks]]", BlockFields(), func(p *protocol.Protocol) *[]protocol.Block { return &p.Blocks }),
		tomldoc.TableField("aftercare", aftercareFields(), func(p *protocol.Protocol) *protocol.Aftercare { return &p.Aftercare }),
	}
}

// SourceFields are the keys of a source.
func SourceFields() []tomldoc.Field[protocol.Source] {
	return []tomldoc.Field[protocol.Source]{
		tomldoc.NameField("key", func(s *protocol.Source) *string { return &s.Key }),
		tomldoc.NameField("basis", func(s *protocol.Source) *protocol.Basis { return &s.Basis }),
		tomldoc.ProseField("citation", func(s *protocol.Source) *string { return &s.Citation }),
	}
}

// PressureFields are the keys of the pressure.
func PressureFields() []tomldoc.Field[protocol.Pressure] {
	return []tomldoc.Field[protocol.Pressure]{
		tomldoc.ProseField("words", func(p *protocol.Pressure) *string { return &p.Words }),
		fromField("words_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.WordsFrom }),
		tomldoc.NameField("change", func(p *protocol.Pressure) *protocol.Change { return &p.Change }),
		fromField("change_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.ChangeFrom }),
		tomldoc.WholeField("level", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Level }),
		tomldoc.ListField("levels", (*tomldoc.Reader).Line, func(p *protocol.Pressure) *[]string { return &p.Levels }),
		fromField("levels_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.LevelsFrom }),
		tomldoc.WholeField("target", maxScore, func(p *protocol.Pressure) *int { return &p.Target }),
		tomldoc.WholeField("ceiling", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Ceiling }),
	}
}

// PointFields are the keys of a point.
func PointFields() []tomldoc.Field[protocol.Point] {
	return []tomldoc.Field[protocol.Point]{
		tomldoc.NameField("site", func(p *protocol.Point) *string { return &p.Site }),
		tomldoc.NameField("side", func(p *protocol.Point) *protocol.Side { return &p.Side }),
		tomldoc.NameField("landmark", func(p *protocol.Point) *string { return &p.Landmark }),
	}
}

// BlockFields are the keys of a block.
func BlockFields() []tomldoc.Field[protocol.Block] {
	return []tomldoc.Field[protocol.Block]{
		tomldoc.NameField("name", func(b *protocol.Block) *string { return &b.Name }),
		tomldoc.WholeField("sets", protocol.MaxSets, func(b *protocol.Block) *int { return &b.Sets }),
		fromField("sets_from", func(b *protocol.Block) *protocol.Provenance { return &b.SetsFrom }),
		roundsField(),
		fromField("rounds_from", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.From }),
		tomldoc.WholeField("cap", protocol.MaxRounds, func(b *protocol.Block) *int { return &b.Rounds.Cap }),
		fromField("cap_from", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.CapFrom }),
		untilField(func(b *protocol.Block) *[]protocol.Criterion { return &b.Until }),
		fromField("until_from", func(b *protocol.Block) *protocol.Provenance { return &b.UntilFrom }),
		tomldoc.TruthField("unbroken", func(b *protocol.Block) *bool { return &b.Unbroken }),
		tomldoc.NameField("eased", func(b *protocol.Block) *string { return &b.Eased }),
		tomldoc.TablesField("phases", "[[blocks.phases]]", PhaseFields(), func(b *protocol.Block) *[]protocol.Phase { return &b.Phases }),
	}
}

// PhaseFields are the keys of a phase.
func PhaseFields() []tomldoc.Field[protocol.Phase] {
	return []tomldoc.Field[protocol.Phase]{
		tomldoc.NameField("kind", func(p *protocol.Phase) *protocol.Kind { return &p.Kind }),
		tomldoc.NameField("label", func(p *protocol.Phase) *string { return &p.Label }),
		tomldoc.ProseField("note", func(p *protocol.Phase) *string { return &p.Note }),
		spanField("duration", func(p *protocol.Phase) *protocol.Span { return &p.Duration }),
		fromField("duration_from", func(p *protocol.Phase) *protocol.Provenance { return &p.From }),
		lengthField("cap", func(p *protocol.Phase) *time.Duration { return &p.Cap }),
		fromField("cap_from", func(p *protocol.Phase) *protocol.Provenance { return &p.CapFrom }),
		guideField(),
		fromField("guide_from", func(p *protocol.Phase) *protocol.Provenance { return &p.GuideFrom }),
		tomldoc.TruthField("between", func(p *protocol.Phase) *bool { return &p.Between }),
		rangeField("count", protocol.MaxCount, func(p *protocol.Phase) *protocol.Range { return &p.Count }),
		fromField("count_from", func(p *protocol.Phase) *protocol.Provenance { return &p.CountFrom }),
		whenField(),
		tomldoc.TruthField("waits", func(p *protocol.Phase) *bool { return &p.Waits }),
	}
}

func aftercareFields() []tomldoc.Field[protocol.Aftercare] {
	return []tomldoc.Field[protocol.Aftercare]{
		spanFieldOf("soreness", protocol.ParseTotal, func(a *protocol.Aftercare) *protocol.Span { return &a.Soreness }),
		fromField("soreness_from", func(a *protocol.Aftercare) *protocol.Provenance { return &a.SorenessFrom }),
		spanFieldOf("relaxed", protocol.ParseTotal, func(a *protocol.Aftercare) *protocol.Span { return &a.Relaxed }),
		fromField("relaxed_from", func(a *protocol.Aftercare) *protocol.Provenance { return &a.RelaxedFrom }),
		tomldoc.ProseField("caveat", func(a *protocol.Aftercare) *string { return &a.Caveat }),
	}
}

const headOfFile = "the head of the file"

// protocolHomes are the tables of a protocol's file.
func protocolHomes() []tomldoc.Home {
	return []tomldoc.Home{
		{Name: headOfFile, Keys: tomldoc.Keys(ProtocolFields())},
		{Name: "[[sources]]", Keys: tomldoc.Keys(SourceFields())},
		{Name: "[pressure]", Keys: tomldoc.Keys(PressureFields())},
		{Name: "[[points]]", Keys: tomldoc.Keys(PointFields())},
		{Name: "[[blocks]]", Keys: tomldoc.Keys(BlockFields())},
		{Name: "[[blocks.phases]]", Keys: tomldoc.Keys(PhaseFields())},
		{Name: "[aftercare]", Keys: tomldoc.Keys(aftercareFields())},
	}
}
