package catalog

import (
	"fmt"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

const maxScore = 10

// written is a value as a file has it; "" for the zero value, which stands for a key that is
// left out.
func written[V interface {
	comparable
	fmt.Stringer
}](v V) string {
	var none V
	if v == none {
		return ""
	}
	return v.String()
}

// worded is a text of one line; the sentence says what a value of another type must be.
func worded(sentence string) tomldoc.Wanted { return tomldoc.Wanted{Sentence: sentence} }

// timed is a length of time: a text such as "10s" or "8s-10s", or a bare number of seconds.
func timed() tomldoc.Wanted {
	return tomldoc.Wanted{Sentence: english.WantLength, Numbers: []tomldoc.Form{tomldoc.FormWhole, tomldoc.FormDecimal}}
}

// schemaField is the key for the version of the format; format.version reads it.
func schemaField[T any]() tomldoc.Field[T] {
	return tomldoc.Field[T]{
		KeyDoc: tomldoc.KeyDoc{Key: "schema", Words: english.FieldSchema, Needed: true, Type: tomldoc.ConstType(protocol.Schema)},
		Read:   func(*tomldoc.Reader, *tomldoc.Value, *T) {},
		Write:  func(w *tomldoc.Writer, _ *T) { w.Whole("schema", protocol.Schema) },
	}
}

func idField[T any](at func(*T) *string) tomldoc.Field[T] {
	return tomldoc.NameField("id", at).Is(tomldoc.TextType("^[a-z0-9]+(-[a-z0-9]+)*$", protocol.MaxName)).Needs()
}

func nameField[T any](at func(*T) *string) tomldoc.Field[T] {
	return tomldoc.NameField("name", at).Says(english.FieldName).Is(tomldoc.FilledType()).Needs().Ask(english.LabelName, "")
}

func summaryField[T any](at func(*T) *string) tomldoc.Field[T] {
	return tomldoc.ProseField("summary", at).Says(plain.Sentence(english.NewFlagSummary)).Ask(english.LabelSummary, "")
}

func sideField[T any](at func(*T) *protocol.Side) tomldoc.Field[T] {
	return tomldoc.NameField("side", at).Says(english.FieldSide).Is(tomldoc.OneOf(protocol.Left, protocol.Right, protocol.Both)).Choose(
		tomldoc.Choice{Value: string(protocol.NoSide), Words: english.None},
		tomldoc.Choice{Value: string(protocol.Left), Words: english.ChoiceLeft},
		tomldoc.Choice{Value: string(protocol.Right), Words: english.ChoiceRight},
		tomldoc.Choice{Value: string(protocol.Both), Words: english.ChoiceBothSides})
}

// spanField is a key for a length of time that may be a range or open.
func spanField[T any](key string, at func(*T) *protocol.Span) tomldoc.Field[T] {
	return spanFieldOf(key, protocol.ParseSpan, at).Is(spanType()).Steps(StepSpan)
}

func spanFieldOf[T any](key string, parse func(string) (protocol.Span, error), at func(*T) *protocol.Span) tomldoc.Field[T] {
	return tomldoc.ValueField(key, timed(), at, written, func(text string) (protocol.Span, error) { return aboveZero(text, parse) })
}

// aboveZero reads a length of time that is not zero.
func aboveZero[L comparable](text string, parse func(string) (L, error)) (L, error) {
	var zero L
	length, err := parse(text)
	if err == nil && length == zero {
		err = protocol.Wrong(english.LengthZero, plain.Quote(text))
	}
	return length, err
}

func lengthField[T any](key string, at func(*T) *time.Duration) tomldoc.Field[T] {
	return lengthFieldOf(key, protocol.ParseDuration, at).Is(lengthType()).Steps(StepSpan)
}

// totalField is a key for a length of time that may as well be minutes or hours.
func totalField[T any](key string, at func(*T) *time.Duration) tomldoc.Field[T] {
	return lengthFieldOf(key, protocol.ParseTotalDuration, at).Is(tomldoc.TextType(total, 0)).Steps(stepTotal)
}

func lengthFieldOf[T any](key string, parse func(string) (time.Duration, error), at func(*T) *time.Duration) tomldoc.Field[T] {
	return tomldoc.ValueField(key, timed(), at, formatLength, func(text string) (time.Duration, error) { return aboveZero(text, parse) })
}

func formatLength(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return protocol.FormatDuration(d)
}

// guideField is the key for a guide time or a range of them.
func guideField() tomldoc.Field[protocol.Phase] {
	return tomldoc.SpreadField("guide", timed(),
		func(p *protocol.Phase) protocol.Span { return p.GuideSpan() },
		func(p *protocol.Phase, s protocol.Span) {
			p.Guide, p.GuideMax = s.Max, 0
			if s.IsRange() {
				p.Guide, p.GuideMax = s.Min, s.Max
			}
		},
		written,
		func(text string) (protocol.Span, error) {
			s, err := aboveZero(text, protocol.ParseSpan)
			if err == nil && (s.Open || s.About) {
				err = protocol.Wrong(english.LengthOrRange, plain.Quote(text))
			}
			return s, err
		}).Is(windowType()).Steps(StepSpan)
}

// releaseField is the key for the length of every release at a point, of which zero is
// none.
func releaseField() tomldoc.Field[protocol.TreatmentPoint] {
	type release struct {
		length protocol.Span
		none   bool
	}
	return tomldoc.SpreadField("release", timed(),
		func(s *protocol.TreatmentPoint) release { return release{s.Release, s.NoRelease} },
		func(s *protocol.TreatmentPoint, r release) { s.Release, s.NoRelease = r.length, r.none },
		func(r release) string {
			if r.none {
				return protocol.FormatDuration(0)
			}
			return written(r.length)
		},
		func(text string) (release, error) {
			if isZero(text) {
				return release{none: true}, nil
			}
			s, err := aboveZero(text, protocol.ParseSpan)
			return release{length: s}, err
		}).Is(tomldoc.AnyOf(windowType(), tomldoc.ConstType(0))).Steps(StepSpan)
}

func isZero(text string) bool {
	d, err := protocol.ParseDuration(text)
	return err == nil && d == 0
}

// fromField is the key for where the number or the words of another key come from.
func fromField[T any](of string, at func(*T) *protocol.Provenance) tomldoc.Field[T] {
	f := tomldoc.ValueField(of+tomldoc.OriginSuffix, worded(english.WantOrigin), at, written, protocol.ParseProvenance).Says(fmt.Sprintf(english.FieldFrom, of)).Is(originType())
	f.From = at
	return f
}

// cautionsField is the key for the cautions. A form asks for them one by one.
func cautionsField() tomldoc.Field[protocol.Protocol] {
	f := tomldoc.TextsField("cautions", tomldoc.Prose(), func(p *protocol.Protocol) *[]string { return &p.Cautions }).
		Says(english.FieldCautions).Is(tomldoc.ListOf(tomldoc.ProseType(), 0)).Eg(english.ExampleCautions)
	f.Text, f.Fill = nil, nil
	return f
}

// cautionsFromField is the key for where the cautions come from: one origin for each of
// them, or a single one for all. The cautions may come before or after it in the file.
func cautionsFromField() tomldoc.Field[protocol.Protocol] {
	f := tomldoc.ListField("cautions_from", english.WantOrigin, worded(english.WantOrigin),
		func(p *protocol.Protocol) *[]protocol.Provenance { return &p.CautionsFrom },
		protocol.Provenance.String, protocol.ParseProvenance).Says(english.FieldCautionsFrom).
		Is(tomldoc.AnyOf(originType(), tomldoc.ListOf(originType(), 0)))
	list := f.Read
	f.Read = func(r *tomldoc.Reader, v *tomldoc.Value, into *protocol.Protocol) {
		if v.Form != tomldoc.FormArray {
			v = &tomldoc.Value{Form: tomldoc.FormArray, Items: []*tomldoc.Value{v}}
		}
		list(r, v, into)
	}
	f.Text, f.Fill = nil, nil
	return f
}

// roundsField is the key for a number of rounds, or a range: at least so many, so many
// planned.
func roundsField() tomldoc.Field[protocol.Block] {
	return counted(tomldoc.SpreadField("rounds", numbers(),
		func(b *protocol.Block) protocol.Rounds { return b.Rounds },
		func(b *protocol.Block, r protocol.Rounds) {
			b.Rounds.Min, b.Rounds.Planned, b.Rounds.About = r.Min, r.Planned, r.About
		},
		func(r protocol.Rounds) string {
			if r.Min == r.Planned && r.Min > 0 { // written out where both are the same, too
				return fmt.Sprintf("%s-%d", r.Range(), r.Planned)
			}
			return written(r.Range())
		},
		func(text string) (protocol.Rounds, error) {
			n, err := parseRange(text, protocol.MaxRounds)
			r := protocol.Rounds{Planned: n.Max, About: n.About}
			if n.Min != n.Max || strings.Contains(text, "-") {
				r.Min = n.Min
			}
			return r, err
		}), protocol.MaxRounds)
}

// rangeField is a key for a whole number from 1 to most, or a range of them.
func rangeField[T any](key string, most int, at func(*T) *protocol.Range) tomldoc.Field[T] {
	parse := func(text string) (protocol.Range, error) { return parseRange(text, most) }
	return counted(tomldoc.ValueField(key, numbers(), at, written, parse), most)
}

// numbers is a whole number, or a range of them in quotes.
func numbers() tomldoc.Wanted {
	return tomldoc.Wanted{Sentence: english.WantRange, Numbers: []tomldoc.Form{tomldoc.FormWhole}}
}

func counted[T any](f tomldoc.Field[T], most int) tomldoc.Field[T] {
	return f.Is(tomldoc.AnyOf(tomldoc.WholeType(most), tomldoc.TextType(digit, 0))).Steps(stepRange(most))
}

func parseRange(text string, most int) (protocol.Range, error) {
	r, err := protocol.ParseRange(text)
	if err == nil && r.Max > most {
		err = protocol.Wrong(english.AtMostAllowed, most, plain.Quote(text))
	}
	return r, err
}

// untilField is a key for criteria.
func untilField[T any](at func(*T) *[]protocol.Criterion) tomldoc.Field[T] {
	return tomldoc.ListField("until", english.WantCriteria, worded(english.WantCriterion), at,
		protocol.Criterion.String, protocol.ParseCriterion).Is(tomldoc.ListOf(criterionType(), 0))
}

func whenField() tomldoc.Field[protocol.Phase] {
	at := func(p *protocol.Phase) *protocol.Occasion { return &p.When }
	return tomldoc.ValueField("when", worded(english.WantOccasion), at, written, protocol.ParseOccasion).Is(occasionType())
}
