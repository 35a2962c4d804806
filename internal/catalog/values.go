package catalog

import (
	"strconv"
	"strings"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// maxScore is the highest client-reported score.
const maxScore = 10

// spanField is a key for a length of time that may be a range or open.
func spanField[T any](key string, at func(*T) *protocol.Span) tomldoc.Field[T] {
	return spanFieldOf(key, protocol.ParseSpan, at)
}

// spanFieldOf is a spanField that is read in a way of its own.
func spanFieldOf[T any](key string, parse func(string) (protocol.Span, error), at func(*T) *protocol.Span) tomldoc.Field[T] {
	return tomldoc.Field[T]{
		Key: key,
		Read: func(d *tomldoc.Reader, v *tomldoc.Value, into *T) {
			if s, ok := readSpan(d, v, parse); ok {
				*at(into) = s
			}
		},
		Write: func(w *tomldoc.Writer, from *T) {
			if s := *at(from); !s.IsZero() {
				w.Pair(key, tomldoc.Quote(s.String()))
			}
		},
	}
}

// lengthField is a key for one length of time.
func lengthField[T any](key string, at func(*T) *time.Duration) tomldoc.Field[T] {
	return lengthFieldOf(key, protocol.ParseSpan, at)
}

// lengthFieldOf is a lengthField that is read in a way of its own.
func lengthFieldOf[T any](key string, parse func(string) (protocol.Span, error), at func(*T) *time.Duration) tomldoc.Field[T] {
	return tomldoc.Field[T]{
		Key: key,
		Read: func(d *tomldoc.Reader, v *tomldoc.Value, into *T) {
			s, ok := readSpan(d, v, parse)
			switch {
			case !ok:
			case s.Open || s.IsRange() || s.About:
				d.Add(v.At, "%s: want one length of time, such as \"10s\"", plain.Quote(v.Text))
			default:
				*at(into) = s.Max
			}
		},
		Write: func(w *tomldoc.Writer, from *T) {
			if n := *at(from); n != 0 {
				w.Pair(key, tomldoc.Quote(protocol.FormatDuration(n)))
			}
		},
	}
}

// readSpan reads a length of time: a text such as "10s" or "8s-10s", or a bare number
// of seconds. A length of zero is none.
func readSpan(d *tomldoc.Reader, v *tomldoc.Value, parse func(string) (protocol.Span, error)) (protocol.Span, bool) {
	const example = `a length of time such as 10, "10s", "8s-10s" or "1m30s"`
	text := v.Text
	switch v.Form {
	case tomldoc.FormText:
		var ok bool
		if text, ok = d.Name(v, example); !ok {
			return protocol.Span{}, false
		}
	case tomldoc.FormWhole, tomldoc.FormDecimal:
		n, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
		if whole, intErr := strconv.ParseInt(text, 0, 64); intErr == nil {
			n, err = float64(whole), nil
		}
		if err != nil || !(n > 0) || n > protocol.MaxDuration.Seconds()*1e6 {
			d.Add(v.At, "%s seconds: want a length of time above zero, such as 10 or \"10s\"", text)
			return protocol.Span{}, false
		}
		text = strconv.FormatFloat(n, 'f', -1, 64)
	default:
		d.Want(v, example)
		return protocol.Span{}, false
	}
	s, err := parse(text)
	switch {
	case err != nil:
		d.Add(v.At, "%s", err)
	case s.Max == 0 && !s.Open:
		d.Add(v.At, "%s: want a length of time above zero", plain.Quote(text))
	default:
		return s, true
	}
	return protocol.Span{}, false
}

// readGuide reads a guide time or a range of them.
func readGuide(d *tomldoc.Reader, v *tomldoc.Value, into *protocol.Phase) {
	s, ok := readSpan(d, v, protocol.ParseSpan)
	switch {
	case !ok:
	case s.Open || s.About:
		d.Add(v.At, "%s: want a length of time or a range, such as \"90s\" or \"90s-120s\"", plain.Quote(v.Text))
	case s.IsRange():
		into.Guide, into.GuideMax = s.Min, s.Max
	default:
		into.Guide = s.Max
	}
}

func writeGuide(w *tomldoc.Writer, from *protocol.Phase) {
	if from.Guide != 0 {
		w.Pair("guide", tomldoc.Quote(from.GuideSpan().String()))
	}
}

// readOrigin reads where something comes from.
func readOrigin(d *tomldoc.Reader, v *tomldoc.Value) (protocol.Provenance, bool) {
	s, ok := d.Name(v, `"stated:KEY", "secondary:KEY", "assumed" or "chosen"`)
	if !ok {
		return protocol.Provenance{}, false
	}
	p, err := protocol.ParseProvenance(s)
	if err != nil {
		d.Add(v.At, "%s", err)
		return protocol.Provenance{}, false
	}
	return p, true
}

// readCautionsFrom reads where the cautions come from: one origin for each of them, or
// a single one for all, which stand before it in the file or behind it.
func readCautionsFrom(d *tomldoc.Reader, v *tomldoc.Value, into *protocol.Protocol) {
	if v.Form != tomldoc.FormArray {
		if p, ok := readOrigin(d, v); ok {
			into.CautionsFrom = []protocol.Provenance{p}
		}
		return
	}
	for _, item := range v.Items {
		p, _ := readOrigin(d, item)
		into.CautionsFrom = append(into.CautionsFrom, p)
	}
}

func writeCautionsFrom(w *tomldoc.Writer, from *protocol.Protocol) {
	words := make([]string, len(from.CautionsFrom))
	for i, p := range from.CautionsFrom {
		words[i] = p.String()
	}
	w.List("cautions_from", words)
}

// fromField is a key for where the number or the words of another key come from.
func fromField[T any](key string, at func(*T) *protocol.Provenance) tomldoc.Field[T] {
	return tomldoc.Field[T]{
		Key: key,
		Read: func(d *tomldoc.Reader, v *tomldoc.Value, into *T) {
			if p, ok := readOrigin(d, v); ok {
				*at(into) = p
			}
		},
		Write: func(w *tomldoc.Writer, from *T) {
			if p := *at(from); p != (protocol.Provenance{}) {
				w.Pair(key, tomldoc.Quote(p.String()))
			}
		},
	}
}
