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
		into.Rounds.Planned = r.Max
		if strings.Contains(v.text, "-") {
			into.Rounds.Min = r.Min
		}
	}
}

func writeRounds(w *writer, from *protocol.Block) {
	switch r := from.Rounds; {
	case r.Min != 0:
		w.pair("rounds", inline(strconv.Itoa(r.Min)+"-"+strconv.Itoa(r.Planned)))
	case r.Planned != 0:
		w.whole("rounds", r.Planned)
	}
}

func readCount(d *decoder, v *value, into *protocol.Phase) {
	if r, ok := d.numbers(v, protocol.MaxCount); ok {
		into.Count = r
	}
}

func writeCount(w *writer, from *protocol.Phase) {
	switch r := from.Count; {
	case r.IsZero():
	case r.Min == r.Max:
		w.whole("count", r.Max)
	default:
		w.pair("count", inline(r.String()))
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

func readUntil(d *decoder, v *value, into *protocol.Block) {
	if v.form != formArray {
		d.want(v, `an array of criteria such as ["eased", "score:3"]`)
		return
	}
	for _, item := range v.items {
		var c protocol.Criterion
		if s, ok := d.name(item, `a criterion such as "eased" or "score:3"`); ok {
			var err error
			if c, err = protocol.ParseCriterion(s); err != nil {
				d.add(item.at, "%s", err)
			}
		}
		into.Until = append(into.Until, c)
	}
}

func writeUntil(w *writer, from *protocol.Block) {
	var words []string
	for _, c := range from.Until {
		words = append(words, c.String())
	}
	w.list("until", words)
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
