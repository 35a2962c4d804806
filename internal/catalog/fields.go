package catalog

import (
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Tables are the tables of both formats: the keys of each, in the order in which they are
// written. Decoder, encoder, forms, schema and manual know of no others.
type Tables struct {
	Protocol []tomldoc.Field[protocol.Protocol] // at its head
	Source   []tomldoc.Field[protocol.Source]
	Pressure []tomldoc.Field[protocol.Pressure]
	Point    []tomldoc.Field[protocol.Point]
	Block    []tomldoc.Field[protocol.Block]
	Phase    []tomldoc.Field[protocol.Phase]

	Treatment      []tomldoc.Field[protocol.Treatment] // at its head
	Area           []tomldoc.Field[protocol.Area]
	TreatmentPoint []tomldoc.Field[protocol.TreatmentPoint]
}

// NewTables makes the tables, which takes longer than reading a file: make them once.
func NewTables() *Tables {
	return &Tables{
		protocolFields(), sourceFields(), pressureFields(), pointFields(), blockFields(), phaseFields(),
		treatmentFields(), areaFields(), treatmentPointFields(),
	}
}

// protocolShape is a protocol file: its keys, and what the schema says besides.
func protocolShape() tomldoc.Shape[protocol.Protocol] {
	return tomldoc.Shape[protocol.Protocol]{Name: "protocol", Fields: protocolFields()}
}

func protocolFields() []tomldoc.Field[protocol.Protocol] {
	return []tomldoc.Field[protocol.Protocol]{
		schemaField[protocol.Protocol](),
		idField(func(p *protocol.Protocol) *string { return &p.ID }).Says(english.FieldProtocolID).
			Ask(english.LabelID, english.HintID),
		nameField(func(p *protocol.Protocol) *string { return &p.Name }),
		summaryField(func(p *protocol.Protocol) *string { return &p.Summary }),
		tomldoc.ProseField("technique", func(p *protocol.Protocol) *string { return &p.Technique }).Says(plain.Sentence(english.LessonHeadTechnique)).
			Ask(english.LabelTechnique, "").Eg(english.ExampleTechnique),
		fromField("technique", func(p *protocol.Protocol) *protocol.Provenance { return &p.TechniqueFrom }),
		tomldoc.ProseField("tool", func(p *protocol.Protocol) *string { return &p.Tool }).Says(plain.Sentence(english.NewFlagTool)).
			Ask(english.LabelTool, "").Eg(english.ExampleTool),
		fromField("tool", func(p *protocol.Protocol) *protocol.Provenance { return &p.ToolFrom }),
		tomldoc.ProseField("breath", func(p *protocol.Protocol) *string { return &p.Breath }).Says(plain.Sentence(english.NewFlagBreath)).
			Ask(english.LabelBreath, "").Eg(english.ExampleBreath),
		fromField("breath", func(p *protocol.Protocol) *protocol.Provenance { return &p.BreathFrom }),
		cautionsField(),
		cautionsFromField(),
		tomldoc.NameField("order", func(p *protocol.Protocol) *protocol.Order { return &p.Order }).Says(english.FieldOrder).
			Is(tomldoc.OneOf(protocol.Each, protocol.Sweep)).Eg(`order = "sweep"`),
		lengthField("reposition", func(p *protocol.Protocol) *time.Duration { return &p.Reposition }).Says(english.FieldReposition).
			Eg(`reposition = "5s"`),
		fromField("reposition", func(p *protocol.Protocol) *protocol.Provenance { return &p.RepositionFrom }),
		tomldoc.TablesField("sources", tomldoc.Shape[protocol.Source]{Name: "source", Fields: sourceFields()},
			func(p *protocol.Protocol) *[]protocol.Source { return &p.Sources }).Says(english.FieldSources).
			Eg(english.ExampleSources),
		tomldoc.TableField("pressure", tomldoc.Shape[protocol.Pressure]{Name: "pressure", Fields: pressureFields()},
			func(p *protocol.Protocol) *protocol.Pressure { return &p.Pressure }).Says(english.FieldPressure),
		tomldoc.TablesField("points", pointShape(),
			func(p *protocol.Protocol) *[]protocol.Point { return &p.Points }).Says(english.FieldPoints).
			Items(0, protocol.MaxPoints).Eg(english.ExamplePoints),
		tomldoc.TablesField("blocks", tomldoc.Shape[protocol.Block]{Name: "block", Fields: blockFields(), Rules: blockRules},
			func(p *protocol.Protocol) *[]protocol.Block { return &p.Blocks }).Says(english.FieldBlocks).
			Needs().Items(1, protocol.MaxBlocks),
		tomldoc.TableField("aftercare", tomldoc.Shape[protocol.Aftercare]{Name: "aftercare", Fields: aftercareFields()},
			func(p *protocol.Protocol) *protocol.Aftercare { return &p.Aftercare }).Says(english.FieldAftercare),
	}
}

func sourceFields() []tomldoc.Field[protocol.Source] {
	return []tomldoc.Field[protocol.Source]{
		tomldoc.NameField("key", func(s *protocol.Source) *string { return &s.Key }).Says(english.FieldSourceKey).
			Is(tomldoc.FilledType()).Needs(),
		tomldoc.NameField("basis", func(s *protocol.Source) *protocol.Basis { return &s.Basis }).Says(english.FieldSourceBasis).
			Is(tomldoc.OneOf(protocol.Stated, protocol.Secondary)).Needs().Ask(english.LabelHowKnown, english.HintHowKnown).Choose(
			tomldoc.Choice{Value: string(protocol.Stated), Words: english.ChoiceStated},
			tomldoc.Choice{Value: string(protocol.Secondary), Words: english.ChoiceSecondary}),
		tomldoc.ProseField("citation", func(s *protocol.Source) *string { return &s.Citation }).Says(english.FieldSourceCitation).
			Is(tomldoc.NotEmpty(tomldoc.ProseType())).Needs().Ask(english.LabelSourceOf, ""),
	}
}

func pressureFields() []tomldoc.Field[protocol.Pressure] {
	return []tomldoc.Field[protocol.Pressure]{
		tomldoc.ProseField("words", func(p *protocol.Pressure) *string { return &p.Words }).Says(english.FieldPressureWords).
			Ask(english.LabelHowHard, "").Eg(english.ExampleHowHard),
		fromField("words", func(p *protocol.Pressure) *protocol.Provenance { return &p.WordsFrom }),
		tomldoc.NameField("change", func(p *protocol.Pressure) *protocol.Change { return &p.Change }).Says(english.FieldPressureChange).
			Is(tomldoc.OneOf(protocol.Same, protocol.Up, protocol.Down, protocol.Alternate)).
			Ask(english.LabelLevel, english.HintLevel).Eg(`change = "up"`).Choose(
			tomldoc.Choice{Value: string(protocol.Same), Words: english.ChoiceSame},
			tomldoc.Choice{Value: string(protocol.Up), Words: english.ChoiceUp},
			tomldoc.Choice{Value: string(protocol.Down), Words: english.ChoiceDown},
			tomldoc.Choice{Value: string(protocol.Alternate), Words: english.ChoiceAlternate}),
		fromField("change", func(p *protocol.Pressure) *protocol.Provenance { return &p.ChangeFrom }),
		tomldoc.WholeField("level", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Level }).Says(english.FieldPressureLevel).
			Ask(english.LabelFirstLevel, ""),
		tomldoc.TextsField("levels", tomldoc.Line(), func(p *protocol.Pressure) *[]string { return &p.Levels }).
			Says(english.FieldPressureLevels).Is(tomldoc.ListOf(tomldoc.LineType(), protocol.MaxLevel)).
			Ask(english.LabelLevels, "").Eg(english.ExampleLevels),
		fromField("levels", func(p *protocol.Pressure) *protocol.Provenance { return &p.LevelsFrom }),
		tomldoc.WholeField("target", maxScore, func(p *protocol.Pressure) *int { return &p.Target }).Says(english.FieldPressureTarget).
			Ask(english.LabelTarget, ""),
		tomldoc.WholeField("ceiling", protocol.MaxLevel, func(p *protocol.Pressure) *int { return &p.Ceiling }).Says(english.FieldPressureTop).
			Ask(english.LabelCeiling, "").Eg(`ceiling = 3`),
	}
}

func pointShape() tomldoc.Shape[protocol.Point] {
	return tomldoc.Shape[protocol.Point]{Name: "point", Fields: pointFields()}
}

func pointFields() []tomldoc.Field[protocol.Point] {
	return []tomldoc.Field[protocol.Point]{
		tomldoc.NameField("site", func(p *protocol.Point) *string { return &p.Site }).Says(english.FieldSite).
			Is(tomldoc.FilledType()).Needs().Ask(english.LabelSite, ""),
		sideField(func(p *protocol.Point) *protocol.Side { return &p.Side }).
			Ask(english.LabelSide, ""),
		tomldoc.NameField("landmark", func(p *protocol.Point) *string { return &p.Landmark }).Says(english.FieldLandmark).
			Ask(english.LabelLandmark, ""),
	}
}

// blockRules say in the schema that a block has rounds or a cap.
const blockRules = `"anyOf": [{"required": ["rounds"]}, {"required": ["cap"]}]`

func blockFields() []tomldoc.Field[protocol.Block] {
	return []tomldoc.Field[protocol.Block]{
		tomldoc.NameField("name", func(b *protocol.Block) *string { return &b.Name }).Says(english.FieldBlockName).
			Ask(english.LabelName, ""),
		tomldoc.WholeField("sets", protocol.MaxSets, func(b *protocol.Block) *int { return &b.Sets }).Says(english.FieldSets).
			Ask(english.LabelSets, ""),
		fromField("sets", func(b *protocol.Block) *protocol.Provenance { return &b.SetsFrom }),
		roundsField().Says(english.FieldRounds).
			Ask(english.LabelRounds, english.HintRounds),
		fromField("rounds", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.From }),
		tomldoc.WholeField("cap", protocol.MaxRounds, func(b *protocol.Block) *int { return &b.Rounds.Cap }).Says(english.FieldRoundsCap).
			Ask(english.LabelCap, "").Eg(`cap = 12`),
		fromField("cap", func(b *protocol.Block) *protocol.Provenance { return &b.Rounds.CapFrom }),
		untilField(func(b *protocol.Block) *[]protocol.Criterion { return &b.Until }).Says(english.FieldUntil).
			Eg(`until = ["eased", "score:3"]`),
		fromField("until", func(b *protocol.Block) *protocol.Provenance { return &b.UntilFrom }),
		tomldoc.TruthField("unbroken", func(b *protocol.Block) *bool { return &b.Unbroken }).Says(english.FieldUnbroken),
		tomldoc.NameField("eased", func(b *protocol.Block) *string { return &b.Eased }).Says(english.FieldEased).
			Ask(english.LabelEased, "").Eg(english.ExampleEased),
		tomldoc.TablesField("phases", tomldoc.Shape[protocol.Phase]{Name: "phase", Fields: phaseFields(), Rules: phaseRules},
			func(b *protocol.Block) *[]protocol.Phase { return &b.Phases }).Says(english.FieldPhases).
			Needs().Items(1, protocol.MaxPhases),
	}
}

// phaseRules say in the schema what phases of which kind have, and which keys go together.
const phaseRules = `"allOf": [
	{
		"if": {"required": ["waits"], "properties": {"waits": {"const": true}}},
		"then": {"properties": {"kind": {"const": "check-in"}, "duration": false}},
		"else": {"required": ["duration"]}
	},
	{
		"if": {"required": ["duration"], "properties": {"duration": {"type": "string", "pattern": "^\\s*[Oo][Pp][Ee][Nn]\\s*$"}}},
		"then": {"required": ["cap"], "properties": {"kind": {"not": {"const": "check-in"}}}},
		"else": {"properties": {"guide": false, "count": false}}
	},
	{
		"if": {"required": ["count"]},
		"then": {"properties": {"kind": {"enum": ["stroke", "hold"]}}}
	},
	{
		"if": {"properties": {"kind": {"not": {"const": "check-in"}}}},
		"then": {"properties": {"when": false}}
	}
]`

func phaseFields() []tomldoc.Field[protocol.Phase] {
	return []tomldoc.Field[protocol.Phase]{
		tomldoc.NameField("kind", func(p *protocol.Phase) *protocol.Kind { return &p.Kind }).Says(english.FieldKind).
			Is(tomldoc.OneOf(protocol.Kinds()...)).Needs().Ask(english.LabelPhase, "").Choose(kindChoices()...),
		tomldoc.NameField("label", func(p *protocol.Phase) *string { return &p.Label }).Says(english.FieldLabel).
			Ask(english.LabelCalled, english.HintCalled),
		tomldoc.ProseField("note", func(p *protocol.Phase) *string { return &p.Note }).Says(english.FieldNote).
			Ask(english.LabelNote, "").Eg(english.ExampleNote),
		spanField("duration", func(p *protocol.Phase) *protocol.Span { return &p.Duration }).Says(english.FieldDuration).
			Ask(english.LabelLasts, english.HintSpan),
		fromField("duration", func(p *protocol.Phase) *protocol.Provenance { return &p.From }),
		lengthField("cap", func(p *protocol.Phase) *time.Duration { return &p.Cap }).Says(english.FieldPhaseCap).
			Ask(english.LabelCap, "").Eg(`cap = "60s"`),
		fromField("cap", func(p *protocol.Phase) *protocol.Provenance { return &p.CapFrom }),
		guideField().Says(english.FieldGuide).
			Ask(english.LabelGuide, english.HintGuide),
		fromField("guide", func(p *protocol.Phase) *protocol.Provenance { return &p.GuideFrom }),
		tomldoc.TruthField("between", func(p *protocol.Phase) *bool { return &p.Between }).Says(english.FieldBetween).
			Ask(english.LabelBetween, ""),
		rangeField("count", protocol.MaxCount, func(p *protocol.Phase) *protocol.Range { return &p.Count }).Says(english.FieldCount).
			Ask("", english.HintCount),
		fromField("count", func(p *protocol.Phase) *protocol.Provenance { return &p.CountFrom }),
		whenField().Says(english.FieldWhen).
			Ask(english.LabelWhen, english.HintWhen),
		tomldoc.TruthField("waits", func(p *protocol.Phase) *bool { return &p.Waits }).Says(english.FieldWaits).
			Ask(english.LabelWaits, ""),
	}
}

func kindChoices() []tomldoc.Choice {
	var all []tomldoc.Choice
	for _, k := range protocol.Kinds() {
		all = append(all, tomldoc.Choice{Value: string(k), Words: k.Word()})
	}
	return all
}

func aftercareFields() []tomldoc.Field[protocol.Aftercare] {
	return []tomldoc.Field[protocol.Aftercare]{
		spanFieldOf("soreness", protocol.ParseTotal, func(a *protocol.Aftercare) *protocol.Span { return &a.Soreness }).
			Says(english.FieldSoreness).Is(daysType()),
		fromField("soreness", func(a *protocol.Aftercare) *protocol.Provenance { return &a.SorenessFrom }),
		spanFieldOf("relaxed", protocol.ParseTotal, func(a *protocol.Aftercare) *protocol.Span { return &a.Relaxed }).
			Says(english.FieldRelaxed).Is(daysType()),
		fromField("relaxed", func(a *protocol.Aftercare) *protocol.Provenance { return &a.RelaxedFrom }),
		tomldoc.ProseField("caveat", func(a *protocol.Aftercare) *string { return &a.Caveat }).Says(english.FieldCaveat),
	}
}
