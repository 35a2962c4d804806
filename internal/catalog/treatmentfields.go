package catalog

import (
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

func treatmentShape() tomldoc.Shape[protocol.Treatment] {
	return tomldoc.Shape[protocol.Treatment]{Name: "treatment", Fields: treatmentFields()}
}

func treatmentFields() []tomldoc.Field[protocol.Treatment] {
	return []tomldoc.Field[protocol.Treatment]{
		schemaField[protocol.Treatment](),
		kindField(),
		idField(func(t *protocol.Treatment) *string { return &t.ID }).Says(english.FieldTreatmentID).
			Ask(english.LabelID, english.HintID),
		nameField(func(t *protocol.Treatment) *string { return &t.Name }),
		summaryField(func(t *protocol.Treatment) *string { return &t.Summary }),
		totalField("budget", func(t *protocol.Treatment) *time.Duration { return &t.Budget }).Says(english.FieldBudget).
			Ask(english.LabelBudget, english.HintBudget).Eg(`budget = "30m"`),
		lengthField("reposition", func(t *protocol.Treatment) *time.Duration { return &t.Reposition }).Says(english.FieldMove).
			Ask(english.LabelMove, "").Eg(`reposition = "5s"`),
		tomldoc.WholeField("ceiling", protocol.MaxLevel, func(t *protocol.Treatment) *int { return &t.Ceiling }).Says(english.FieldTreatmentTop).
			Ask(english.LabelCeiling, english.HintTreatmentTop),
		tomldoc.TablesField("areas", tomldoc.Shape[protocol.Area]{Name: "area", Fields: areaFields()},
			func(t *protocol.Treatment) *[]protocol.Area { return &t.Areas }).Says(english.FieldAreas).
			Items(0, protocol.MaxPoints),
		tomldoc.TablesField("points", tomldoc.Shape[protocol.TreatmentPoint]{Name: "entry", Fields: treatmentPointFields(), Rules: treatmentPointRules},
			func(t *protocol.Treatment) *[]protocol.TreatmentPoint { return &t.Points }).Says(english.FieldEntries).
			Needs().Items(1, protocol.MaxPoints),
	}
}

// kindField is the key that tells a treatment's file from a protocol's.
func kindField() tomldoc.Field[protocol.Treatment] {
	return tomldoc.Field[protocol.Treatment]{
		KeyDoc: tomldoc.KeyDoc{Key: kindKey, Words: english.FieldTreatmentKind, Needed: true, Type: tomldoc.ConstType(kindTreatment)},
		Read: func(r *tomldoc.Reader, v *tomldoc.Value, _ *protocol.Treatment) {
			if s, ok := r.Read(v, tomldoc.Line()); ok && s != kindTreatment {
				r.Add(v.At, english.KindTreatment, plain.Quote(s))
			}
		},
		Write: func(w *tomldoc.Writer, _ *protocol.Treatment) { w.Pair(kindKey, tomldoc.Quote(kindTreatment)) },
	}
}

func areaFields() []tomldoc.Field[protocol.Area] {
	return []tomldoc.Field[protocol.Area]{
		tomldoc.NameField("name", func(a *protocol.Area) *string { return &a.Name }).Says(english.FieldAreaName).
			Is(tomldoc.FilledType()).Needs(),
		totalField("time", func(a *protocol.Area) *time.Duration { return &a.Time }).Says(english.FieldAreaTime).Needs().Ask(english.LabelAreaTime, english.HintAreaTime),
	}
}

// treatmentPointRules say in the schema that a side or a landmark needs a site, which a sweep has
// not.
const treatmentPointRules = `"dependentRequired": {"side": ["site"], "landmark": ["site"]}, "not": {"required": ["site", "sweep"]}`

func treatmentPointFields() []tomldoc.Field[protocol.TreatmentPoint] {
	return []tomldoc.Field[protocol.TreatmentPoint]{
		tomldoc.NameField("site", func(s *protocol.TreatmentPoint) *string { return &s.Point.Site }).Says(english.FieldEntrySite).
			Is(tomldoc.FilledType()),
		sideField(func(s *protocol.TreatmentPoint) *protocol.Side { return &s.Point.Side }),
		tomldoc.NameField("landmark", func(s *protocol.TreatmentPoint) *string { return &s.Point.Landmark }).Says(english.FieldLandmark),
		tomldoc.NameField("protocol", func(s *protocol.TreatmentPoint) *string { return &s.Protocol }).Says(english.FieldEntryProtocol).
			Is(tomldoc.NotEmpty(tomldoc.LineType())).Needs().Ask(english.Protocol, english.HintProtocol),
		spanField("hold", func(s *protocol.TreatmentPoint) *protocol.Span { return &s.Hold }).Says(english.FieldEntryHold).
			Ask(english.LabelHold, english.HintSpan).Eg(`hold = "8s-10s"`),
		releaseField().Says(plain.Sentence(english.FlagRelease)).
			Ask(english.LabelRelease, english.HintRelease).Eg(`release = "3s"`),
		rangeField("rounds", protocol.MaxRounds, func(s *protocol.TreatmentPoint) *protocol.Range { return &s.Rounds }).Says(english.FieldEntryRounds).
			Ask(english.LabelRounds, english.HintRounds).Eg(`rounds = 4`),
		untilField(func(s *protocol.TreatmentPoint) *[]protocol.Criterion { return &s.Until }).Says(english.FieldEntryUntil).
			Ask(english.LabelUntil, english.HintUntil).Eg(`until = ["eased", "score:3"]`),
		tomldoc.WholeField("level", protocol.MaxLevel, func(s *protocol.TreatmentPoint) *int { return &s.Level }).Says(plain.Sentence(english.FlagLevel)).
			Ask(english.LabelFirstLevel, english.HintFirstLevel).Eg(`level = 1`),
		tomldoc.WholeField("ceiling", protocol.MaxLevel, func(s *protocol.TreatmentPoint) *int { return &s.Ceiling }).Says(english.FieldEntryTop).
			Ask(english.LabelCeiling, english.HintEntryTop).Eg(`ceiling = 3`),
		tomldoc.ProseField("note", func(s *protocol.TreatmentPoint) *string { return &s.Note }).Says(english.FieldEntryNote).
			Ask(english.LabelNote, "").Eg(english.ExampleEntryNote),
		tomldoc.NameField("area", func(s *protocol.TreatmentPoint) *string { return &s.Area }).Says(english.FieldEntryArea).
			Ask(english.LabelArea, english.HintArea),
		tomldoc.TablesField("sweep", pointShape(),
			func(s *protocol.TreatmentPoint) *[]protocol.Point { return &s.Points }).Says(english.FieldEntrySweep).
			Items(1, protocol.MaxPoints),
	}
}
