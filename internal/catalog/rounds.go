package catalog

import (
	"strconv"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// readRounds reads a number of rounds, or a range: at least so many, so many planned.
func readRounds(d *tomldoc.Reader, v *tomldoc.Value, into *protocol.Block) {
	if r, ok := readNumbers(d, v, protocol.MaxRounds); ok {
		into.Rounds.Planned, into.Rounds.About = r.Max, r.About
		if r.Min != r.Max || strings.Contains(v.Text, "-") {
			into.Rounds.Min = r.Min
		}
	}
}

func writeRounds(w *tomldoc.Writer, from *protocol.Block) {
	switch r := from.Rounds; {
	case r.Min != 0: // written out where both are the same, too
		text := strconv.Itoa(r.Min) + "-" + strconv.Itoa(r.Planned)
		if r.About {
			text = "about " + text
		}
		w.Pair("rounds", tomldoc.Quote(text))
	case r.About:
		w.Pair("rounds", tomldoc.Quote(r.Range().String()))
	case r.Planned != 0:
		w.Whole("rounds", r.Planned)
	}
}

// rangeField is a key for a whole number from 1 to most, or a range of them.
func rangeField[T any](key string, most int, at func(*T) *protocol.Range) tomldoc.Field[T] {
	return tomldoc.Field[T]{
		Key: key,
		Read: func(d *tomldoc.Reader, v *tomldoc.Value, into *T) {
			if r, ok := readNumbers(d, v, most); ok {
				*at(into) = r
			}
		},
		Write: func(w *tomldoc.Writer, from *T) {
			switch r := *at(from); {
			case r.IsZero():
			case r.Min == r.Max && !r.About:
				w.Whole(key, r.Max)
			default:
				w.Pair(key, tomldoc.Quote(r.String()))
			}
		},
	}
}

// readNumbers reads a whole number, or a range of them in quotes.
func readNumbers(d *tomldoc.Reader, v *tomldoc.Value, most int) (protocol.Range, bool) {
	const example = `a whole number such as 6, or a range such as "3-5"`
	if v.Form != tomldoc.FormText {
		if v.Form != tomldoc.FormWhole {
			d.Want(v, example)
			return protocol.Range{}, false
		}
		n, ok := d.Whole(v, most)
		return protocol.Range{Min: n, Max: n}, ok
	}
	s, ok := d.Name(v, example)
	if !ok {
		return protocol.Range{}, false
	}
	r, err := protocol.ParseRange(s)
	switch {
	case err != nil:
		d.Add(v.At, "%s", err)
	case r.Max > most:
		d.Add(v.At, "%s: at most %d are allowed", plain.Quote(s), most)
	default:
		return r, true
	}
	return protocol.Range{}, false
}

// untilField is the key for criteria. One that can't be read leaves a gap, so that the
// places of the others stay right.
func untilField[T any](at func(*T) *[]protocol.Criterion) tomldoc.Field[T] {
	return tomldoc.Field[T]{
		Key: "until",
		Read: func(d *tomldoc.Reader, v *tomldoc.Value, into *T) {
			if v.Form != tomldoc.FormArray {
				d.Want(v, `an array of criteria such as ["eased", "score:3"]`)
				return
			}
			for _, item := range v.Items {
				*at(into) = append(*at(into), readCriterion(d, item))
			}
		},
		Write: func(w *tomldoc.Writer, from *T) {
			var words []string
			for _, c := range *at(from) {
				words = append(words, c.String())
			}
			w.List("until", words)
		},
	}
}

func readCriterion(d *tomldoc.Reader, v *tomldoc.Value) protocol.Criterion {
	s, ok := d.Name(v, `a criterion such as "eased" or "score:3"`)
	if !ok {
		return protocol.Criterion{}
	}
	c, err := protocol.ParseCriterion(s)
	if err != nil {
		d.Add(v.At, "%s", err)
	}
	return c
}

func readWhen(d *tomldoc.Reader, v *tomldoc.Value, into *protocol.Phase) {
	s, ok := d.Name(v, `"every", "every 2", "last", or rounds such as "2,4"`)
	if !ok {
		return
	}
	o, err := protocol.ParseOccasion(s)
	if err != nil {
		d.Add(v.At, "%s", err)
		return
	}
	into.When = o
}

func writeWhen(w *tomldoc.Writer, from *protocol.Phase) {
	if from.When != (protocol.Occasion{}) {
		w.Pair("when", tomldoc.Quote(from.When.String()))
	}
}
