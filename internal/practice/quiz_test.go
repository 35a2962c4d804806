package practice_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/practice"
	"presshold/internal/protocol"
)

func builtins(t testing.TB) []protocol.Protocol {
	t.Helper()
	c, err := catalog.Open("")
	if err != nil {
		t.Fatal(err)
	}
	entries, errs := c.All()
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	out := make([]protocol.Protocol, len(entries))
	for i, e := range entries {
		out[i] = e.Protocol
	}
	return out
}

// own is a valid protocol of somebody's own, with whatever its author came to think of.
func own(t *rapid.T, id string) protocol.Protocol {
	text := rapid.SampledFrom([]string{
		"", "Press.", "press", "  Press\n\tslowly ", "Pain lessened", "pain diminished", "…", strings.Repeat("much to say ", 40),
	})
	p := protocol.Protocol{
		ID: id, Name: "Own " + id, Summary: text.Draw(t, "summary"), Technique: text.Draw(t, "technique"),
		Cautions: rapid.SliceOfN(text, 0, 3).Draw(t, "cautions"),
		Pressure: protocol.Pressure{
			Words:  text.Draw(t, "words"),
			Change: rapid.SampledFrom([]protocol.Change{"", protocol.Same, protocol.Up, protocol.Alternate}).Draw(t, "change"),
		},
		Order: rapid.SampledFrom([]protocol.Order{"", protocol.Sweep}).Draw(t, "order"),
	}
	if rapid.Bool().Draw(t, "cited") {
		p.Sources = []protocol.Source{{Key: "S", Basis: protocol.Stated, Citation: "Somebody's book"}}
	}
	from := func() protocol.Provenance {
		all := []protocol.Provenance{{}, {Basis: protocol.Assumed}}
		if len(p.Sources) > 0 {
			all = append(all, protocol.Provenance{Basis: protocol.Stated, Source: "S"})
		}
		return rapid.SampledFrom(all).Draw(t, "from")
	}
	length := func() time.Duration {
		return time.Duration(rapid.IntRange(1, 120).Draw(t, "half seconds")) * time.Second / 2
	}
	for range rapid.IntRange(1, 3).Draw(t, "blocks") {
		b := protocol.Block{
			Rounds: protocol.Rounds{Planned: rapid.IntRange(1, 8).Draw(t, "rounds"), From: from()},
			Eased:  rapid.SampledFrom([]string{"", "Pain lessened", "pain diminished"}).Draw(t, "eased"),
		}
		if rapid.Bool().Draw(t, "until") {
			b.Until, b.UntilFrom = []protocol.Criterion{{Rule: protocol.UntilEased}}, from()
		}
		for range rapid.IntRange(1, 3).Draw(t, "phases") {
			ph := protocol.Phase{
				Kind:     rapid.SampledFrom([]protocol.Kind{protocol.Hold, protocol.Release, protocol.Stroke, protocol.Stretch}).Draw(t, "kind"),
				Duration: protocol.Fixed(length()), From: from(),
			}
			switch rapid.IntRange(0, 3).Draw(t, "shape") {
			case 0:
				ph.Duration.Max += length()
			case 1:
				ph.Duration, ph.Cap, ph.CapFrom = protocol.Span{Open: true}, length()+time.Second, from()
				if ph.Kind == protocol.Stroke {
					ph.Count, ph.CountFrom = protocol.Range{Min: 1, Max: rapid.IntRange(1, 12).Draw(t, "strokes")}, from()
				}
			}
			b.Phases = append(b.Phases, ph)
		}
		p.Blocks = append(p.Blocks, b)
	}
	return p
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// lawful checks what every question must keep to.
func lawful(t interface{ Errorf(string, ...any) }, q practice.Question) {
	if len(q.Choices) < 2 || len(q.Choices) > 4 {
		t.Errorf("%s has %d choices", q.ID, len(q.Choices))
	}
	seen := map[string]bool{}
	for _, c := range q.Choices {
		if c == "" || seen[fold(c)] {
			t.Errorf("%s: the choice %q is empty or there twice", q.ID, c)
		}
		if utf8.RuneCountInString(c) > 160 || strings.ContainsAny(c, "\n\t") {
			t.Errorf("%s: the choice %q is too long, or of several lines", q.ID, c)
		}
		seen[fold(c)] = true
	}
	if q.Right < 0 || q.Right >= len(q.Choices) {
		t.Errorf("%s: no choice is right", q.ID)
	}
	if !strings.HasPrefix(q.ID, q.Protocol+"/"+string(q.Topic)) {
		t.Errorf("%s is of %s, %s", q.ID, q.Protocol, q.Topic)
	}
	said := strings.Contains(q.Text, "assume") && strings.Contains(q.Answer, "Assumed")
	if q.Assumed && !said {
		t.Errorf("%s asks for an assumed number and does not say so: %s %s", q.ID, q.Text, q.Answer)
	}
}

func TestQuestionsOfTheLibrary(t *testing.T) {
	library := builtins(t)
	topics := map[practice.Topic]bool{}
	of := map[string]int{}
	ids := map[string]bool{}
	for _, q := range practice.Questions(library, 1) {
		lawful(t, q)
		if len(q.Choices) < 3 {
			t.Errorf("%s has %d choices only", q.ID, len(q.Choices))
		}
		if ids[q.ID] {
			t.Errorf("%s is there twice", q.ID)
		}
		ids[q.ID], topics[q.Topic] = true, true
		of[q.Protocol]++
	}
	for _, p := range library {
		if of[p.ID] < 4 {
			t.Errorf("%s has %d questions", p.ID, of[p.ID])
		}
	}
	for _, topic := range []practice.Topic{
		practice.AskRecall, practice.AskOrder, practice.AskSeconds, practice.AskStop,
		practice.AskPressure, practice.AskCaution, practice.AskSource,
	} {
		if !topics[topic] {
			t.Errorf("nothing is asked about %s", topic)
		}
	}
}

// Whatever people write into their files, each question has one right answer, each
// protocol has a question, and the same seed asks the same.
func TestQuestionLaws(t *testing.T) {
	library := builtins(t)
	rapid.Check(t, func(t *rapid.T) {
		var all []protocol.Protocol
		for i := range rapid.IntRange(1, 3).Draw(t, "own") {
			p := own(t, fmt.Sprintf("own-%d", i))
			if problems := p.Problems(); len(problems) > 0 {
				t.Fatalf("no valid protocol: %v", problems)
			}
			all = append(all, p)
		}
		if rapid.Bool().Draw(t, "with the library") {
			all = append(all, library...)
		}
		seed := rapid.Uint64().Draw(t, "seed")
		questions := practice.Questions(all, seed)
		if again := practice.Questions(all, seed); !reflect.DeepEqual(questions, again) {
			t.Fatal("the same seed asks something else")
		}
		of := map[string]bool{}
		ids := map[string]bool{}
		for _, q := range questions {
			lawful(t, q)
			if ids[q.ID] {
				t.Fatalf("%s is there twice", q.ID)
			}
			ids[q.ID], of[q.Protocol] = true, true
		}
		for _, p := range all {
			if !of[p.ID] {
				t.Fatalf("nothing is asked about %s", p.ID)
			}
		}
	})
}

// truths are, by topic, all texts that the protocol itself says, so that none of them
// may stand among the wrong choices.
func truths(p protocol.Protocol) map[practice.Topic][]string {
	out := map[practice.Topic][]string{
		practice.AskRecall:   {p.Summary},
		practice.AskCaution:  p.Cautions,
		practice.AskPressure: {p.Pressure.Words},
	}
	for _, s := range p.Sources {
		out[practice.AskSource] = append(out[practice.AskSource], s.Citation)
	}
	for _, b := range p.Blocks {
		for _, c := range b.Until {
			out[practice.AskStop] = append(out[practice.AskStop], "until "+c.Words(b.Eased))
		}
	}
	return out
}

func TestNoSecondRightAnswer(t *testing.T) {
	library := builtins(t)
	byID := map[string]protocol.Protocol{}
	for _, p := range library {
		byID[p.ID] = p
	}
	for seed := range uint64(20) {
		for _, q := range practice.Questions(library, seed) {
			p := byID[q.Protocol]
			for i, c := range q.Choices {
				if i == q.Right {
					continue
				}
				for _, truth := range truths(p)[q.Topic] {
					if fold(c) == fold(truth) {
						t.Errorf("%s: %q is right as well", q.ID, c)
					}
				}
			}
			if strings.HasSuffix(q.ID, "seconds/1.1") && !p.Blocks[0].Phases[0].Duration.Open {
				noneWithin(t, q, p.Blocks[0].Phases[0].Duration)
			}
		}
	}
}

// noneWithin checks that no wrong length lies within the right one.
func noneWithin(t *testing.T, q practice.Question, right protocol.Span) {
	t.Helper()
	for s := right.Min; s <= right.Max; s += time.Second {
		for i, c := range q.Choices {
			if i != q.Right && c == protocol.DurationWords(s) {
				t.Errorf("%s: %q lies within %q", q.ID, c, right.Words())
			}
		}
	}
}

func TestChoicesThatMeanTheSame(t *testing.T) {
	eased := func(id, words string) protocol.Protocol {
		return protocol.Protocol{ID: id, Name: id, Blocks: []protocol.Block{{
			Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(5 * time.Second)}},
			Rounds: protocol.Rounds{Planned: 3}, Until: []protocol.Criterion{{Rule: protocol.UntilEased}}, Eased: words,
		}}}
	}
	for _, tt := range []struct {
		other string
		want  bool // it may stand beside "pain lessened"
	}{
		{"pain diminished", false},
		{"the pain is less", false},
		{"Pain, lessened.", false},
		{"muscle releases", true},
	} {
		questions := practice.Questions([]protocol.Protocol{eased("a", "pain lessened"), eased("b", tt.other)}, 1)
		got := slices.ContainsFunc(questions, func(q practice.Question) bool { return q.ID == "a/stop/1" })
		if got != tt.want {
			t.Errorf("%q beside \"pain lessened\": %v, want %v", tt.other, got, tt.want)
		}
	}
}

func TestTwoPhasesOfOneName(t *testing.T) {
	p := protocol.Protocol{ID: "a", Name: "A", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{
			{Kind: protocol.Hold, Duration: protocol.Fixed(5 * time.Second)},
			{Kind: protocol.Hold, Duration: protocol.Fixed(20 * time.Second)},
		},
		Rounds: protocol.Rounds{Planned: 1},
	}}}
	for _, q := range practice.Questions([]protocol.Protocol{p}, 1) {
		if q.ID == "a/seconds/1.2" {
			want := `How long is the hold (number 2 of 2) in "A", as chosen in its file?`
			if q.Text != want || q.Choices[q.Right] != "20 seconds" {
				t.Errorf("%s %s", q.Text, q.Choices[q.Right])
			}
			return
		}
	}
	t.Error("the second hold is not asked for")
}

var day0 = time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)

func hours(n float64) time.Time { return day0.Add(time.Duration(n * float64(time.Hour))) }

func TestOrder(t *testing.T) {
	questions := []practice.Question{
		{ID: "new", Protocol: "p"},
		{ID: "assumed", Protocol: "p", Assumed: true},
		{ID: "missed", Protocol: "p"},
		{ID: "missed long ago", Protocol: "p"},
		{ID: "due", Protocol: "p"},
		{ID: "overdue", Protocol: "p"},
		{ID: "resting", Protocol: "p"},
		{ID: "missed, then right", Protocol: "p"},
	}
	answers := []practice.Answer{
		{Question: "missed", Right: false, At: hours(-1)},
		{Question: "missed", Right: true, At: hours(-100)},
		{Question: "missed long ago", Right: false, At: hours(-900)},
		{Question: "due", Right: true, At: hours(-25)},
		{Question: "overdue", Right: true, At: hours(-50)},
		{Question: "resting", Right: true, At: hours(-60)},
		{Question: "resting", Right: true, At: hours(-25)}, // twice in a row: three days
		{Question: "missed, then right", Right: false, At: hours(-30)},
		{Question: "missed, then right", Right: true, At: hours(-2)},
	}
	want := []string{
		"missed long ago", "missed", "overdue", "due", "new", "assumed", "missed, then right", "resting",
	}
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(answers).Draw(t, "answers")
		seed := rapid.Uint64().Draw(t, "seed")
		var got []string
		for _, q := range practice.Order(rapid.Permutation(questions).Draw(t, "questions"), shuffled, day0, seed) {
			got = append(got, q.ID)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got  %q\nwant %q", got, want)
		}
	})
}

// New questions visit the protocols in turn.
func TestOrderVisitsMany(t *testing.T) {
	library := builtins(t)
	ordered := practice.Order(practice.Questions(library, 3), nil, day0, 3)
	seen := map[string]bool{}
	for _, q := range ordered[:len(library)] {
		seen[q.Protocol] = true
	}
	if len(seen) != len(library) {
		t.Errorf("the first %d questions visit %d protocols", len(library), len(seen))
	}
}

// In a sitting each question counts once and is asked until it is answered rightly.
func TestSitting(t *testing.T) {
	library := builtins(t)
	rapid.Check(t, func(t *rapid.T) {
		all := practice.Questions(library, rapid.Uint64().Draw(t, "seed"))
		questions := all[:rapid.IntRange(1, 10).Draw(t, "questions")]
		s := practice.NewSitting(questions)
		first, missed := map[string]bool{}, 0
		for range 1000 {
			q, ok := s.Question()
			if !ok {
				break
			}
			choice := rapid.IntRange(0, len(q.Choices)-1).Draw(t, "choice")
			if missed > 30 {
				choice = q.Right
			}
			right, counts := s.Answer(choice)
			if right != (choice == q.Right) || counts == first[q.ID] {
				t.Fatalf("%s: right %v, counts %v", q.ID, right, counts)
			}
			first[q.ID] = true
			if !right {
				missed++
				if next, _ := s.Question(); s.Left() > 1 && next.ID == q.ID {
					t.Fatalf("%s comes back at once though others are left", q.ID)
				}
			}
		}
		if s.Left() != 0 || s.Asked != len(questions) || s.Right > s.Asked {
			t.Fatalf("%d left, %d of %d asked, %d right", s.Left(), s.Asked, len(questions), s.Right)
		}
	})
}

func FuzzQuestions(f *testing.F) {
	f.Add("Press", "Let go", uint64(1))
	f.Add("\xff…", "", uint64(2))
	f.Fuzz(func(t *testing.T, summary, caution string, seed uint64) {
		p := protocol.Protocol{
			ID: "own", Name: "Own", Summary: summary, Cautions: []string{caution, summary},
			Pressure: protocol.Pressure{Words: caution},
			Blocks: []protocol.Block{{
				Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(7 * time.Second)}},
				Rounds: protocol.Rounds{Planned: 2},
			}},
		}
		if len(p.Problems()) > 0 {
			t.Skip("no valid protocol")
		}
		other := p
		other.ID, other.Summary, other.Cautions = "other", caution, []string{"Mind the toes."}
		for _, q := range practice.Questions([]protocol.Protocol{p, other}, seed) {
			lawful(t, q)
		}
	})
}

func BenchmarkQuestions(b *testing.B) {
	library := builtins(b)
	b.ReportAllocs()
	for b.Loop() {
		if len(practice.Questions(library, 1)) == 0 {
			b.Fatal("no questions")
		}
	}
}
