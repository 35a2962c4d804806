package training_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/catalog"
	"presshold/internal/protocol"
	"presshold/internal/training"
)

func builtins(t testing.TB) []protocol.Protocol {
	t.Helper()
	c, err := catalog.Open("", "")
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

func TestTwoPhasesOfOneName(t *testing.T) {
	p := protocol.Protocol{ID: "a", Name: "A", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{
			{Kind: protocol.Hold, Duration: protocol.Fixed(5 * time.Second)},
			{Kind: protocol.Hold, Duration: protocol.Fixed(20 * time.Second)},
		},
		Rounds: protocol.Rounds{Planned: 1},
	}}}
	for _, q := range training.Questions([]protocol.Protocol{p}, 1) {
		if q.ID == "a/seconds/1.2" {
			want := `How long does the phase "hold" (number 2 of 2) in "A" last? The number was chosen for this protocol.`
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
	questions := []training.Question{
		{ID: "new source", Protocol: "p", Topic: training.AskSource},
		{ID: "new order", Protocol: "p", Topic: training.AskOrder},
		{ID: "new seconds", Protocol: "p", Topic: training.AskSeconds},
		{ID: "new stop", Protocol: "p", Topic: training.AskStop},

		{ID: "missed", Protocol: "p"},
		{ID: "missed long ago", Protocol: "p"},
		{ID: "due", Protocol: "p"},
		{ID: "overdue", Protocol: "p"},
		{ID: "resting", Protocol: "p"},
		{ID: "missed, then right", Protocol: "p"},
	}
	answers := []training.Answer{
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
		"missed long ago", "missed", "overdue", "due", "new seconds", "new stop", "new order", "new source",
		"missed, then right", "resting",
	}
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(answers).Draw(t, "answers")
		seed := rapid.Uint64().Draw(t, "seed")
		var got []string
		for _, q := range training.Order(rapid.Permutation(questions).Draw(t, "questions"), shuffled, day0, seed) {
			got = append(got, q.ID)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got  %q\nwant %q", got, want)
		}
	})
}

// New questions take one protocol after another.
func TestOrderVisitsMany(t *testing.T) {
	library := builtins(t)
	ordered := training.Order(training.Questions(library, 3), nil, day0, 3)
	seen := map[string]bool{}
	first := ordered[:len(library)/2]
	for _, q := range first {
		seen[q.Protocol] = true
		if q.Topic != training.AskSeconds && q.Topic != training.AskStop && q.Topic != training.AskOrder {
			t.Errorf("%s is asked before the seconds, the stop and the order of others", q.ID)
		}
	}
	if len(seen) != len(first) {
		t.Errorf("the first %d questions visit %d protocols", len(first), len(seen))
	}
}

// In a quiz, each question counts once and comes back until it is answered correctly.
func TestQuiz(t *testing.T) {
	all := training.Questions(builtins(t), 1)
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(all)-10).Draw(t, "from")
		questions := all[from : from+rapid.IntRange(1, 10).Draw(t, "questions")]
		s := training.NewQuiz(questions)
		first, missed, before := map[string]bool{}, 0, map[string]training.Question{}
		for range 1000 {
			q, ok := s.Question()
			if !ok {
				break
			}
			if b, ok := before[q.ID]; ok && (q.Right == b.Right || q.Choices[q.Right] != b.Choices[b.Right]) {
				t.Fatalf("%s comes back as %v, right is %d", q.ID, q.Choices, q.Right)
			}
			before[q.ID] = q
			choice := rapid.IntRange(0, len(q.Choices)-1).Draw(t, "choice")
			if missed > 30 {
				choice = q.Right
			}
			a, counts := s.Answer(choice, day0)
			if a != (training.Answer{Question: q.ID, Protocol: q.Protocol, Right: choice == q.Right, At: day0}) || counts == first[q.ID] {
				t.Fatalf("%s: %+v, counts %v", q.ID, a, counts)
			}
			first[q.ID] = true
			if !a.Right {
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

// A missed question comes back after three others, or after all that are left.
func TestWhenAMissComesBack(t *testing.T) {
	all := training.Questions(builtins(t), 1)
	for n, want := range map[int]int{1: 0, 2: 1, 3: 2, 4: 3, 5: 3, 9: 3} {
		s := training.NewQuiz(all[:n])
		missed, _ := s.Question()
		s.Answer((missed.Right+1)%len(missed.Choices), day0)
		between := 0
		for q, _ := s.Question(); q.ID != missed.ID; q, _ = s.Question() {
			s.Answer(q.Right, day0)
			between++
		}
		if between != want {
			t.Errorf("of %d questions, the missed one comes back after %d others, want %d", n, between, want)
		}
	}
}

// The wrong numbers are not the same in each quiz.
func TestWrongNumbersVary(t *testing.T) {
	wrong := map[string]bool{}
	for seed := range uint64(50) {
		for _, q := range training.Questions(builtins(t)[:1], seed) {
			if q.ID == "alternating-ischemic-compression/seconds/1.1" {
				for i, c := range q.Choices {
					wrong[c] = wrong[c] || i != q.Right
				}
			}
		}
	}
	delete(wrong, "8 to 10 seconds")
	if len(wrong) != 5 {
		t.Errorf("wrong choices: %v", slices.Sorted(maps.Keys(wrong)))
	}
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
		for _, q := range training.Questions([]protocol.Protocol{p, other}, seed) {
			lawful(t, []protocol.Protocol{p, other}, q)
		}
	})
}

func BenchmarkQuestions(b *testing.B) {
	library := builtins(b)
	b.ReportAllocs()
	for b.Loop() {
		if len(training.Questions(library, 1)) == 0 {
			b.Fatal("no questions")
		}
	}
}

// No question gives the answer of another away: that of the limit of an open phase doesn't say that it is open.
func TestLimitOfOpenPhase(t *testing.T) {
	for _, q := range training.Questions(builtins(t), 1) {
		if strings.HasSuffix(q.ID, "/cap") && (strings.Contains(q.Text, "open") || strings.Contains(q.Text, "no set")) {
			t.Errorf("%s: %s", q.ID, q.Text)
		}
	}
}

// A question says whether it means sets, breaths or strokes. An answer says if a cap is only derived
// from its source.
func TestWhatIsCounted(t *testing.T) {
	want := map[string][2]string{
		"post-isometric-relaxation/stop/1/rounds":        {`in one set of "Post-isometric relaxation"?`, "2 to 3 rounds."},
		"breath-counted-hold/seconds/1.1/count":          {`How many breaths does the phase "hold"`, "10 to 12 breaths."},
		"self-massage-strokes/seconds/1.1/count":         {`How many strokes does the phase "stroke"`, "6 to 12 strokes."},
		"acupressure-li4/seconds/1.1":                    {`How long does the phase "circles"`, "5 minutes."},
		"prolonged-ischemic-compression/seconds/1.1/cap": {"last at most?", "which is no limit."},
	}
	for _, q := range training.Questions(builtins(t), 1) {
		if w, ok := want[q.ID]; ok {
			delete(want, q.ID)
			if !strings.Contains(q.Text, w[0]) || !strings.Contains(q.Answer, w[1]) {
				t.Errorf("%s: %q, %q", q.ID, q.Text, q.Answer)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("nobody asks %v", want)
	}
}
