package training

import (
	"cmp"
	"slices"
	"time"
)

// Answer is one answer given in the quiz: the first to its question in one quiz.
type Answer struct {
	Question string    `json:"question"` // id, which tells the topic, too
	Protocol string    `json:"protocol"` // id
	Right    bool      `json:"right"`
	At       time.Time `json:"at"`
}

// rests are how long a question rests after so many right answers in a row (Leitner's
// boxes). The numbers are this program's own.
func rests(inARow int) time.Duration {
	const day = 24 * time.Hour
	boxes := []time.Duration{0, day, 3 * day, 7 * day, 14 * day, 30 * day}
	return boxes[min(inARow, len(boxes)-1)]
}

// card is how a question stands.
type card struct {
	protocol string // id
	asked    bool
	inARow   int // right answers since it was last missed
	last     time.Time
}

func (c card) missed() bool { return c.asked && c.inARow == 0 }

func (c card) due() time.Time { return c.last.Add(rests(c.inARow)) }

// cards are how all questions stand that were ever asked, by id. The answers may come
// in any order.
func cards(answers []Answer) map[string]card {
	answers = slices.Clone(answers)
	slices.SortStableFunc(answers, func(a, b Answer) int { return a.At.Compare(b.At) })
	out := map[string]card{}
	for _, a := range answers {
		c := out[a.Question]
		c.asked, c.protocol, c.last = true, a.Protocol, a.At
		c.inARow++
		if !a.Right {
			c.inARow = 0
		}
		out[a.Question] = c
	}
	return out
}

// The order of asking: what was missed last time; then what has rested long enough;
// then what was never asked, what a student needs first before the rest of it; then what
// still rests.
const (
	rankMissed = iota
	rankDue
	rankFirst
	rankNew
	rankResting
)

// first are the topics that a student needs first, in this order: the hands need the
// seconds before anything else.
func first() []Topic { return []Topic{AskSeconds, AskStop, AskOrder} }

// Order sorts questions so that what was missed comes back first, and then what is due,
// the longest due first. What was never asked comes protocol by protocol in turn, mixed
// by the seed, so that a short quiz visits many; of each protocol come first the seconds,
// then the stop, then the order. It depends on nothing but its arguments.
func Order(questions []Question, answers []Answer, now time.Time, seed uint64) []Question {
	questions = slices.Clone(questions)
	chance(seed, "order").Shuffle(len(questions), func(i, j int) {
		questions[i], questions[j] = questions[j], questions[i]
	})
	slices.SortStableFunc(questions, func(a, b Question) int { return cmp.Compare(need(a.Topic), need(b.Topic)) })
	known := cards(answers)
	type lane struct {
		protocol string
		rank     int
	}
	turns := map[lane]int{}
	type entry struct {
		Question
		card
		rank, turn int
	}
	entries := make([]entry, len(questions))
	for i, q := range questions {
		e := entry{Question: q, card: known[q.ID]}
		switch {
		case e.missed():
			e.rank = rankMissed
		case e.asked && !e.due().After(now):
			e.rank = rankDue
		case e.asked:
			e.rank = rankResting
		case slices.Contains(first(), q.Topic):
			e.rank = rankFirst
		default:
			e.rank = rankNew
		}
		if !e.asked {
			in := lane{q.Protocol, e.rank}
			e.turn = turns[in]
			turns[in]++
		}
		entries[i] = e
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.turn, b.turn), a.due().Compare(b.due()))
	})
	out := make([]Question, len(entries))
	for i, e := range entries {
		out[i] = e.Question
	}
	return out
}

// need is how soon a student needs a topic: 0 first.
func need(t Topic) int {
	if i := slices.Index(first(), t); i >= 0 {
		return i
	}
	return len(first())
}

// Askable is the past without the answers to questions that are no longer asked: nobody
// could mend what was missed there.
func (p Past) Askable(questions []Question) Past {
	ids := map[string]bool{}
	for _, q := range questions {
		ids[q.ID] = true
	}
	p.Answers = slices.DeleteFunc(slices.Clone(p.Answers), func(a Answer) bool { return !ids[a.Question] })
	return p
}
