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
		tomldoc.NameField("id", func(p *protocol.Protocol) *string { return &p.ID }).
			Ask("id", "for commands; the file's name"),
		tomldoc.NameField("name", func(p *protocol.Protocol) *string { return &p.Name }).
			Ask("name", "as it is shown"),
		tomldoc.ProseField("summary", func(p *protocol.Protocol) *string { return &p.Summary }).
			Ask("summary", "what it is, in one sentence"),
		tomldoc.ProseField("technique", func(p *protocol.Protocol) *string { return &p.Technique }).
			Ask("technique", "how it is done").Eg(`technique = "How it is done."`),
		fromField("technique_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.TechniqueFrom }),
		tomldoc.ProseField("tool", func(p *protocol.Protocol) *string { return &p.Tool }).
			Ask("tool", "what presses: finger, thumb, knuckle, elbow").Eg(`tool = "Thumb or knuckle"`),
		fromField("tool_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.ToolFrom }),
		tomldoc.ProseField("breath", func(p *protocol.Protocol) *string { return &p.Breath }).
			Ask("breath", "a breathing cue").Eg(`breath = "Breathe out as the pressure goes in."`),
		fromField("breath_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.BreathFrom }),
		cautionsField(),
		cautionsFromField(),
		tomldoc.NameField("order", func(p *protocol.Protocol) *protocol.Order { return &p.Order }).
			Eg(`order = "sweep"`),
		lengthField("reposition", func(p *protocol.Protocol) *time.Duration { return &p.Reposition }).
			Eg(`reposition = "5s"`),
		fromField("reposition_from", func(p *protocol.Protocol) *protocol.Provenance { return &p.RepositionFrom }),
		tomldoc.TablesField("sources", "[[sources]]", SourceFields(), func(p *protocol.Protocol) *[]protocol.Source { return &p.Sources }).
			Eg("[[sources]]\nkey = \"S1\"\nbasis = \"stated\"\ncitation = \"Author, title, place, year\""),
		tomldoc.TableField("pressure", PressureFields(), func(p *protocol.Protocol) *protocol.Pressure { return &p.Pressure }),
		tomldoc.TablesField("points", "[[points]]", PointFields(), func(p *protocol.Protocol) *[]protocol.Point { return &p.Points }).
			Eg("[[points]]\nsite = \"upper trapezius\"\nside = \"both\""),
		tomldoc.TablesField("blocks", "[[blocks]]", BlockFields(), func(p *protocol.Protocol) *[]protocol.Block { return &p.Blocks }),
		tomldoc.TableField("aftercare", aftercareFields(), func(p *protocol.Protocol) *protocol.Aftercare { return &p.Aftercare }),
	}
}

// SourceFields are the keys of a source.
func SourceFields() []tomldoc.Field[protocol.Source] {
	return []tomldoc.Field[protocol.Source]{
		tomldoc.NameField("key", func(s *protocol.Source) *string { return &s.Key }),
		tomldoc.NameField("basis", func(s *protocol.Source) *protocol.Basis { return &s.Basis }),
		tomldoc.ProseField("citation", func(s *protocol.Source) *string { return &s.Citation }).
			Ask("source", "author, title, place, year"),
	}
}

// PressureFields are the keys of the pressure.
func PressureFields() []tomldoc.Field[protocol.Pressure] {
	return []tomldoc.Field[protocol.Pressure]{
		tomldoc.ProseField("words", func(p *protocol.Pressure) *string { return &p.Words }).
			Ask("how hard", "in words: within comfort").Eg(`words = "Within comfort"`),
		fromField("words_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.WordsFrom }),
		tomldoc.NameField("change", func(p *protocol.Pressure) *protocol.Change { return &p.Change }).
			Ask("level", "from hold to hold").Eg(`change = "up"`),
		fromField("change_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.ChangeFrom }),
		tomldoc.WholeField("level", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Level }).
			Ask("first level", "1 if left out"),
		tomldoc.ListField("levels", (*tomldoc.Reader).Line, func(p *protocol.Pressure) *[]string { return &p.Levels }).
			Ask("levels", "their names: lighter, deeper").Eg(`levels = ["lighter", "deeper"]`),
		fromField("levels_from", func(p *protocol.Pressure) *protocol.Provenance { return &p.LevelsFrom }),
		tomldoc.WholeField("target", maxScore, func(p *protocol.Pressure) *int { return &p.Target }).
			Ask("target", "client-reported score to work at, your own"),
		tomldoc.WholeField("ceiling", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Ceiling }).
			Ask("ceiling", "the highest level, your own").Eg(`ceiling = 3`),
	}
}

// PointFields are the keys of a point.
func PointFields() []tomldoc.Field[protocol.Point] {
	return []tomldoc.Field[protocol.Point]{
		tomldoc.NameField("site", func(p *protocol.Point) *string { return &p.Site }),
		tomldoc.NameField("side", func(p *protocol.Point) *protocol.Side { return &p.Side }).
			Ask("side", "left, right or both"),
		tomldoc.NameField("landmark", func(p *protocol.Point) *string { return &p.Landmark }).
			Ask("where exactly", "in words, if the site is not enough"),
	}
}

// BlockFields are the keys of a block.
func BlockFields() []tomldoc.Field[protocol.Block] {
	return []tomldoc.Field[protocol.Block]{
		tomldoc.NameField("name", func(b *protocol.Block) *string { return &b.Name }).
			Ask("name", "what this part is called"),
		tomldoc.WholeField("sets", protocol.MaxSets, func(b *protocol.Block) *int { return &b.Sets }).
			Ask("sets", "of all these rounds; one if left out"),
		fromField("sets_from", func(b *protocol.Block) *protocol.Provenance { return &b.SetsFrom }),
		roundsField().
			Ask("rounds", "6, or 3-5 for at least 3"),
		fromField("rounds_from", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.From }),
		tomldoc.WholeField("cap", protocol.MaxRounds, func(b *protocol.Block) *int { return &b.Rounds.Cap }).
			Ask("at most", "rounds; twice as many if left out").Eg(`cap = 12`),
		fromField("cap_from", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.CapFrom }),
		untilField(func(b *protocol.Block) *[]protocol.Criterion { return &b.Until }).
			Eg(`until = ["eased", "score:3"]`),
		fromField("until_from", func(b *protocol.Block) *protocol.Provenance { return &b.UntilFrom }),
		tomldoc.TruthField("unbroken", func(b *protocol.Block) *bool { return &b.Unbroken }),
		tomldoc.NameField("eased", func(b *protocol.Block) *string { return &b.Eased }).
			Ask("which means", "in the protocol's words: pain lessened").Eg(`eased = "pain lessened"`),
		tomldoc.TablesField("phases", "[[blocks.phases]]", PhaseFields(), func(b *protocol.Block) *[]protocol.Phase { return &b.Phases }),
	}
}

// PhaseFields are the keys of a phase.
func PhaseFields() []tomldoc.Field[protocol.Phase] {
	return []tomldoc.Field[protocol.Phase]{
		tomldoc.NameField("kind", func(p *protocol.Phase) *protocol.Kind { return &p.Kind }),
		tomldoc.NameField("label", func(p *protocol.Phase) *string { return &p.Label }),
		tomldoc.ProseField("note", func(p *protocol.Phase) *string { return &p.Note }).
			Ask("note", "what to do, in a sentence").Eg(`note = "What to do, in a sentence."`),
		spanField("duration", func(p *protocol.Phase) *protocol.Span { return &p.Duration }).
			Ask("lasts", "10s, 8-10, 1m30s or open"),
		fromField("duration_from", func(p *protocol.Phase) *protocol.Provenance { return &p.From }),
		lengthField("cap", func(p *protocol.Phase) *time.Duration { return &p.Cap }).
			Ask("at most", "ends it, such as 60s").Eg(`cap = "60s"`),
		fromField("cap_from", func(p *protocol.Phase) *protocol.Provenance { return &p.CapFrom }),
		guideField().
			Ask("guide", "tells when that has passed; may be left out"),
		fromField("guide_from", func(p *protocol.Phase) *protocol.Provenance { return &p.GuideFrom }),
		tomldoc.TruthField("between", func(p *protocol.Phase) *bool { return &p.Between }).
			Ask("only between", "rounds, not after the last"),
		rangeField("count", protocol.MaxCount, func(p *protocol.Phase) *protocol.Range { return &p.Count }).
			Ask("", "if counted, not timed: 10-12"),
		fromField("count_from", func(p *protocol.Phase) *protocol.Provenance { return &p.CountFrom }),
		whenField().
			Ask("in", "every, every 2, last, or rounds: 2,4"),
		tomldoc.TruthField("waits", func(p *protocol.Phase) *bool { return &p.Waits }).
			Ask("waits", "stops the clock until it is answered"),
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
