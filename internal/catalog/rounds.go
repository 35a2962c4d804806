package catalog

import (
	"strconv"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// readRounds reads a number of rounds, or a range: at least so many, so many planned.
func readRounds(d *decoder, v *value, into *protocol.Block) {
	if r, ok := d.numbers(v, protocol.MaxRounds); ok {
		into.Rounds.Planned, into.Rounds.About = r.Max, r.About
		if r.Min != r.Max || strings.Contains(v.text, "-") {
			into.Rounds.Min = r.Min
		}
	}
}

func writeRounds(w *writer, from *protocol.Block) {
	switch r := from.Rounds; {
	case r.Min != 0: // written out where both are the same, too
		text := strconv.Itoa(r.Min) + "-" + strconv.Itoa(r.Planned)
		if r.About {
			text = "about " + text
		}
		w.pair("rounds", inline(text))
	case r.About:
		w.pair("rounds", inline(r.Range().String()))
	case r.Planned != 0:
		w.whole("rounds", r.Planned)
	}
}

// rangeField is a key for a whole number from 1 to most, or a range of them.
func rangeField[T any](key string, most int, at func(*T) *protocol.Range) field[T] {
	return field[T]{
		key: key,
		read: func(d *decoder, v *value, into *T) {
			if r, ok := d.numbers(v, most); ok {
				*at(into) = r
			}
		},
		write: func(w *writer, from *T) {
			switch r := *at(from); {
			case r.IsZero():
			case r.Min == r.Max && !r.About:
				w.whole(key, r.Max)
			default:
				w.pair(key, inline(r.String()))
			}
		},
	}
}

// numbers reads a whole number, or a range of them in quotes.
func (d *decoder) numbers(v *value, most int) (protocol.Range, bool) {
	const example = `a whole number such as 6, or a range such as "3-5"`
	if v.form != formText {
		if v.form != formWhole {
			d.want(v, example)
			return protocol.Range{}, false
		}
		n, ok := d.whole(v, most)
		return protocol.Range{Min: n, Max: n}, ok
	}
	s, ok := d.name(v, example)
	if !ok {
		return protocol.Range{}, false
	}
	r, err := protocol.ParseRange(s)
	switch {
	case err != nil:
		d.add(v.at, "%s", err)
	case r.Max > most:
		d.add(v.at, "%s: at most %d are allowed", plain.Quote(s), most)
	default:
		return r, true
	}
	return protocol.Range{}, false
}

// untilField is the key for criteria. One that can't be read leaves a gap, so that the
// places of the others stay right.
func untilField[T any](at func(*T) *[]protocol.Criterion) field[T] {
	return field[T]{
		key: "until",
		read: func(d *decoder, v *value, into *T) {
			if v.form != formArray {
				d.want(v, `an array of criteria such as ["eased", "score:3"]`)
				return
			}
			for _, item := range v.items {
				*at(into) = append(*at(into), d.criterion(item))
			}
		},
		write: func(w *writer, from *T) {
			var words []string
			for _, c := range *at(from) {
				words = append(words, c.String())
			}
			w.list("until", words)
		},
	}
}

func (d *decoder) criterion(v *value) protocol.Criterion {
	s, ok := d.name(v, `a criterion such as "eased" or "score:3"`)
	if !ok {
		return protocol.Criterion{}
	}
	c, err := protocol.ParseCriterion(s)
	if err != nil {
		d.add(v.at, "%s", err)
	}
	return c
}

func readWhen(d *decoder, v *value, into *protocol.Phase) {
	s, ok := d.name(v, `"every", "every 2", "last", or rounds such as "2,4"`)
	if !ok {
		return
	}
	o, err := protocol.ParseOccasion(s)
	if err != nil {
		d.add(v.at, "%s", err)
		return
	}
	into.When = o
}

func writeWhen(w *writer, from *protocol.Phase) {
	if from.When != (protocol.Occasion{}) {
		w.pair("when", inline(from.When.String()))
	}
}
