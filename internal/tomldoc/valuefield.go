package tomldoc

import (
	"strconv"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// ValueField is a key for a value that is written as a text; format is "" for one that is not
// there.
func ValueField[T, V any](key string, want Wanted, at func(*T) *V, format func(V) string, parse func(string) (V, error)) Field[T] {
	return SpreadField(key, want, func(t *T) V { return *at(t) }, func(t *T, v V) { *at(t) = v }, format, parse)
}

// SpreadField is a ValueField for a value that is stored in several places.
func SpreadField[T, V any](
	key string, want Wanted, get func(*T) V, set func(*T, V), format func(V) string, parse func(string) (V, error),
) Field[T] {
	fill := func(into *T, text string) (err error) {
		var none, value V
		if text != "" {
			value, err = parse(text)
		}
		if err != nil {
			value = none
		}
		set(into, value)
		return err
	}
	return Field[T]{
		KeyDoc: KeyDoc{Key: key},
		Read: func(r *Reader, v *Value, into *T) {
			text, ok := r.Read(v, want)
			if !ok {
				return
			}
			value, err := parse(text)
			if err != nil {
				r.Wrong(v, "%s", err)
				return
			}
			set(into, value)
		},
		Write: func(w *Writer, from *T) {
			switch text := format(get(from)); {
			case text == "":
			case len(want.Numbers) > 0 && isWhole(text):
				w.Pair(key, text)
			default:
				w.Pair(key, Quote(text))
			}
		},
		Text: func(from *T) string { return format(get(from)) },
		Fill: fill,
	}
}

// NameField is a key for a text of one line, such as a name or a word of a list
// that protocol.Problems knows.
func NameField[T any, S ~string](key string, at func(*T) *S) Field[T] {
	return ValueField(key, Line(), at, func(s S) string { return string(s) }, func(s string) (S, error) { return S(s), nil }).Is(LineType())
}

// ProseField is a key for a text of any number of lines.
func ProseField[T any](key string, at func(*T) *string) Field[T] {
	f := ValueField(key, Prose(), at, same, unread).Is(ProseType())
	f.Write = func(w *Writer, from *T) {
		if s := *at(from); s != "" {
			w.Pair(key, proseText(key, s))
		}
	}
	return f
}

// A text is stored as it is written.
func same(s string) string            { return s }
func unread(s string) (string, error) { return s, nil }

// ListField is a key for a list of values that are written as texts, in a form with commas
// between. The sentence says what a list must be.
// One that can't be read from a file leaves a gap, so that the places of the others stay right.
func ListField[T, V any](
	key, sentence string, want Wanted, at func(*T) *[]V, format func(V) string, parse func(string) (V, error),
) Field[T] {
	texts := func(from *T) []string {
		var texts []string
		for _, v := range *at(from) {
			texts = append(texts, format(v))
		}
		return texts
	}
	return Field[T]{
		KeyDoc: KeyDoc{Key: key},
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormArray {
				r.Want(v, sentence)
				return
			}
			for _, item := range v.Items {
				var value V
				if text, ok := r.Read(item, want); ok {
					var err error
					if value, err = parse(text); err != nil {
						r.Wrong(item, "%s", err)
					}
				}
				*at(into) = append(*at(into), value)
			}
		},
		Write: func(w *Writer, from *T) { w.List(key, texts(from)) },
		Text:  func(from *T) string { return strings.Join(texts(from), ", ") },
		Fill: func(into *T, text string) (wrong error) {
			*at(into) = nil
			for _, item := range items(text) {
				value, err := parse(item)
				if err == nil {
					*at(into) = append(*at(into), value)
				}
				if wrong == nil {
					wrong = err
				}
			}
			return wrong
		},
	}
}

// items are the texts between commas, which may also stand within a number: "time:1,5 min".
func items(text string) []string {
	var all []string
	for item := range strings.SplitSeq(text, ",") {
		switch last := len(all) - 1; {
		case last >= 0 && item != "" && item[0] >= '0' && item[0] <= '9':
			all[last] += "," + item
		case strings.TrimSpace(item) != "":
			all = append(all, strings.TrimSpace(item))
		}
	}
	return all
}

// TextsField is a key for a list of texts. Each comma between them ends one, also before a digit.
func TextsField[T any](key string, want Wanted, at func(*T) *[]string) Field[T] {
	f := ListField(key, english.WantTexts, want, at, same, unread)
	f.Fill = func(into *T, text string) error {
		*at(into) = nil
		for item := range strings.SplitSeq(text, ",") {
			if item = strings.TrimSpace(item); item != "" {
				*at(into) = append(*at(into), item)
			}
		}
		return nil
	}
	return f
}

// WholeField is a key for a whole number from 1 to most; 0 stands for a missing key.
func WholeField[T any](key string, most int, at func(*T) *int) Field[T] {
	want := Wanted{Sentence: english.WantWhole, Args: []any{most}, Numbers: []Form{FormWhole}, NoText: true}
	format := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return ValueField(key, want, at, format, func(text string) (int, error) { return whole(text, most) }).
		Is(WholeType(most)).Steps(StepWhole(1, most))
}

// StepWhole is the stepper of whole numbers from least to most. Below least is none.
func StepWhole(least, most int) Stepper {
	return func(text string, n int) string {
		at := least - 1
		if t := strings.TrimSpace(text); t != "" {
			var err error
			if at, err = strconv.Atoi(t); err != nil {
				return text
			}
		}
		if at += n; at < least {
			return ""
		}
		return strconv.Itoa(min(at, most))
	}
}

func isWhole(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

func whole(text string, most int) (int, error) {
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		return 0, protocol.Wrong(english.WantWhole, most, plain.Quote(text))
	case n < 1 || n > most:
		return 0, protocol.Wrong(english.WantWhole, most, text)
	}
	return n, nil
}

// The words for a truth in a form.
const (
	Yes = "yes"
	No  = "no"
)

// YesOrNo is what a form offers for a truth.
func YesOrNo() []Choice { return []Choice{{No, No}, {Yes, Yes}} }

// TruthField is a key for true or false; false stands for a missing key.
func TruthField[T any](key string, at func(*T) *bool) Field[T] {
	return Field[T]{
		KeyDoc: KeyDoc{Key: key, Type: TruthType()}, Choices: YesOrNo(),
		Read: func(r *Reader, v *Value, into *T) {
			if v.Form != FormTruth {
				r.Want(v, english.WantTruth)
				return
			}
			*at(into) = v.Truth
		},
		Write: func(w *Writer, from *T) {
			if *at(from) {
				w.Pair(key, "true")
			}
		},
		Text: func(from *T) string {
			if *at(from) {
				return Yes
			}
			return No
		},
		Fill: func(into *T, text string) error { *at(into) = text == Yes; return nil },
	}
}
