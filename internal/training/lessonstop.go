package training

import (
	"fmt"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// stop is when a block ends.
func (w lessonWriter) stop(i int) LessonStep {
	b, path := w.part.Blocks[i], fmt.Sprintf("blocks[%d].", i)
	s := LessonStep{Title: w.title(i, "when to stop"), Block: i, Phase: NoIndex}
	var until []LessonItem
	for j, c := range b.Until {
		until = append(until, numberItem(fmt.Sprintf("%suntil[%d]", path, j), "until "+c.Words(b.Eased), b.UntilFrom))
	}
	s.add("what ends it", until...)
	r := b.Rounds
	var rounds []LessonItem
	if r.Planned > 0 {
		rounds = append(rounds, numberItem(path+"rounds", roundsWords(r), r.From))
	}
	if w.p.Blocks[i].Rounds.Cap > 0 {
		rounds = append(rounds, numberItem(path+"cap", "at most "+protocol.Count(r.Cap, "round"), r.CapFrom))
	}
	if b.Sets > 1 {
		rounds = append(rounds, numberItem(path+"sets", protocol.Count(b.Sets, "set")+" of all that", b.SetsFrom))
	}
	s.add("how often", rounds...)
	s.add("what it means", textItems(roundsMeaning(b)...)...)
	s.add("the rhythm", textItems(w.totals(i)...)...)
	s.add("source", textItems(w.cited(r.From, r.CapFrom, b.UntilFrom)...)...)
	s.add("watch for", textItems(w.alarms())...)
	return s
}

func roundsWords(r protocol.Rounds) string {
	if r.Range().String() == "1" {
		return "1 round"
	}
	return r.Range().Words() + " rounds"
}

// roundsMeaning is how rounds and criteria work together.
func roundsMeaning(b protocol.Block) []string {
	var out []string
	if b.Has(protocol.UntilEased) {
		out = append(out, "You mark it by hand, when the client says so or you feel it: the program can't know.")
	}
	switch r := b.Rounds; {
	case len(b.Until) > 1 && r.Planned == 0:
		out = append(out, "The first that is met ends it; if none is, the cap does.")
	case len(b.Until) > 0 && r.Planned == 0:
		out = append(out, "If it is never met, the cap ends it.")
	case len(b.Until) > 1:
		out = append(out, "The first that is met ends it; if none is, the planned rounds do. Only an extra round, asked for by hand, goes beyond them.")
	case len(b.Until) > 0:
		out = append(out, "If it is never met, the planned rounds end it. Only an extra round, asked for by hand, goes beyond them.")
	case r.Planned == 0:
		out = append(out, "You end it by hand; the cap ends it otherwise.")
	default:
		out = append(out, "The rounds end it; one more or one fewer can be asked for by hand.")
	}
	if b.Rounds.Min > 0 && b.Rounds.Min != b.Rounds.Planned && len(b.Until) > 0 {
		out = append(out, "Before the fewest rounds are done, only what you mark by hand ends it.")
	}
	return out
}

// totals are how long a round and all of them last.
func (w lessonWriter) totals(i int) []string {
	p := w.patterns[i]
	if p.Round.Max == 0 {
		return nil
	}
	out := []string{sentence("one round lasts " + p.Round.words())}
	if _, limited := w.part.Blocks[i].Compression(); p.Planned > 1 && !limited { // else that ends it before
		all := fmt.Sprintf("All %s last %s", phrase.Marked(protocol.Count(p.Planned, "round"), w.roundsFrom(i)), p.Whole.words())
		if p.Whole.Open { // the program lets go after one that is not
			all += ", if each open hold is released"
		}
		out = append(out, all+".")
	}
	return out
}

func (w lessonWriter) roundsFrom(i int) protocol.Provenance {
	if r := w.part.Blocks[i].Rounds; r.Planned == 0 {
		return r.CapFrom
	}
	return w.part.Blocks[i].Rounds.From
}
