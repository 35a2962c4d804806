package training_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/training"
)

// own draws a valid protocol of a user's own, with odd texts and numbers.
func own(t *rapid.T, id string) protocol.Protocol {
	text := rapid.SampledFrom([]string{
		"", "Press.", "press", "  Press\n\tslowly ", "Pain lessened", "pain diminished", "…", strings.Repeat("much to say ", 40),
		"Hold for 5 to 7 seconds, or 10 and more if it is bearable.", "At least twenty seconds.", "About 3 passes, a few seconds each",
		"Half a minute, then one or two minutes", "Up to 60 s at most; three times.",
	})
	name := rapid.SampledFrom([]string{
		"Own", "Sixty-second press", "Press 8-12", "Ninety", "Three holds", "30 s", "Two-minute cup", "Hold and release",
		"Until pain lessened", "Half-minute hold", "Somebody's press",
	})
	label := rapid.SampledFrom([]string{"", "", "", "let go", "hold", "10 s hold", "Release"})
	p := protocol.Protocol{
		ID: id, Name: name.Draw(t, "name") + " " + id, Summary: text.Draw(t, "summary"), Technique: text.Draw(t, "technique"),
		Cautions: rapid.SliceOfN(text, 0, 3).Draw(t, "cautions"),
		Pressure: protocol.Pressure{
			Words:  text.Draw(t, "words"),
			Change: rapid.SampledFrom([]protocol.Change{"", protocol.Same, protocol.Up, protocol.Down, protocol.Alternate}).Draw(t, "change"),
		},
		Order: rapid.SampledFrom([]protocol.Order{"", protocol.Sweep}).Draw(t, "order"),
	}
	if rapid.Bool().Draw(t, "cited") {
		p.Sources = []protocol.Source{{Key: "S", Basis: protocol.Stated, Citation: rapid.SampledFrom([]string{
			"Somebody's book", "Somebody, a book", "Trial NCT04993118, ClinicalTrials.gov", "PMC6358529, PubMed Central", "Another author, A journal 3:14",
			"A. Nimmo, On pressing",
		}).Draw(t, "citation")}}
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
			Name:   label.Draw(t, "block"),
			Rounds: protocol.Rounds{Planned: rapid.IntRange(1, 8).Draw(t, "rounds"), From: from()},
			Eased:  rapid.SampledFrom([]string{"", "Pain lessened", "pain diminished", "muscle releases", "it is better"}).Draw(t, "eased"),
		}
		if rapid.Bool().Draw(t, "until") {
			b.UntilFrom = from()
			b.Until = rapid.SampledFrom([][]protocol.Criterion{
				{{Rule: protocol.UntilEased}},
				{{Rule: protocol.UntilTime, Time: 2 * time.Minute}},
				{{Rule: protocol.UntilScore, N: 3}},
				{{Rule: protocol.UntilEased}, {Rule: protocol.UntilTime, Time: 5 * time.Minute}},
			}).Draw(t, "criteria")
		}
		for range rapid.IntRange(1, 3).Draw(t, "phases") {
			ph := protocol.Phase{
				Kind:  rapid.SampledFrom([]protocol.Kind{protocol.Hold, protocol.Hold, protocol.Release, protocol.Stroke, protocol.Stretch}).Draw(t, "kind"),
				Label: label.Draw(t, "label"), Between: rapid.Bool().Draw(t, "between") && len(b.Phases) > 0,
				Duration: protocol.Fixed(length()), From: from(),
			}
			switch rapid.IntRange(0, 3).Draw(t, "shape") {
			case 0:
				ph.Duration.Max += length()
				if rapid.Bool().Draw(t, "capped") {
					ph.Cap, ph.CapFrom = ph.Duration.Max+length(), from()
				}
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

// lawful checks the laws for a question. It works out what is true independently of the package.
func lawful(t interface{ Errorf(string, ...any) }, all []protocol.Protocol, q training.Question) {
	i := slices.IndexFunc(all, func(p protocol.Protocol) bool { return p.ID == q.Protocol })
	if i < 0 || !strings.HasPrefix(q.ID, q.Protocol+"/"+string(q.Topic)) {
		t.Errorf("%s is of %q, %s", q.ID, q.Protocol, q.Topic)
		return
	}
	p := all[i]
	if len(q.Choices) < 3 || len(q.Choices) > 4 || q.Right < 0 || q.Right >= len(q.Choices) {
		t.Errorf("%s: number %d of %d choices is right", q.ID, q.Right, len(q.Choices))
		return
	}
	seen := map[string]bool{}
	for _, c := range q.Choices {
		if fold(c) == "" || seen[fold(c)] || utf8.RuneCountInString(c) > 160 || strings.ContainsAny(c, "\n\t") {
			t.Errorf("%s: the choice %q is empty, there twice, too long, or of several lines", q.ID, c)
		}
		seen[fold(c)] = true
		if registrationNumber.MatchString(c) {
			t.Errorf("%s: %q is a registration number", q.ID, c)
		}
	}
	right := q.Choices[q.Right]
	if !strings.Contains(fold(q.Answer), fold(right)) || !explained.MatchString(q.Answer) {
		t.Errorf("%s: %q does not explain %q with its source", q.ID, q.Answer, right)
	}
	if from, ok := fromOf(p, q.ID); ok && from.Is(protocol.Assumed) {
		t.Errorf("%s asks for an assumed number", q.ID)
	}
	nothingTrue(t, p, q)
	nothingGiven(t, p, q)
	for _, form := range []string{"about ", "until "} {
		alike := 0
		for _, c := range q.Choices {
			if strings.HasPrefix(c, form) {
				alike++
			}
		}
		if alike == 1 && strings.HasPrefix(right, form) {
			t.Errorf("%s: only the right one of %q begins with %q", q.ID, q.Choices, form)
		}
	}
	switch q.Topic {
	case training.AskOrder:
		orders(t, p, q)
	case training.AskRecall:
		for j, c := range q.Choices {
			k := slices.IndexFunc(all, func(p protocol.Protocol) bool { return p.Name == c })
			if j != q.Right && holdsFor(all[k], right, p) {
				t.Errorf("%s: %q has such holds, too: %s", q.ID, c, q.Text)
			}
		}
	}
}

// fromOf is the origin of the number that a question asks for; false if it asks for none.
func fromOf(p protocol.Protocol, id string) (protocol.Provenance, bool) {
	parts := strings.Split(strings.TrimPrefix(id, p.ID+"/"), "/")
	var block, phase int
	switch parts[0] {
	case string(training.AskSeconds):
		fmt.Sscanf(parts[1], "%d.%d", &block, &phase)
		ph := p.Blocks[block-1].Phases[phase-1]
		switch {
		case len(parts) == 2:
			return ph.From, true
		case parts[2] == "cap":
			return ph.CapFrom, true
		default:
			return ph.CountFrom, true
		}
	case string(training.AskStop):
		fmt.Sscanf(parts[1], "%d", &block)
		b := p.Blocks[block-1]
		switch {
		case len(parts) == 2:
			return b.UntilFrom, true
		case b.Rounds.Planned == 0:
			return b.Rounds.CapFrom, true
		default:
			return b.Rounds.From, true
		}
	}
	return protocol.Provenance{}, false
}

var (
	registrationNumber = regexp.MustCompile(`[A-Z]{2,}\d{5,}`)
	explained          = regexp.MustCompile(`\. (Stated|Secondary|The protocol follows|Chosen)\b`)
	quantity           = regexp.MustCompile(`([\d.]+)(?: ([a-z]+?)s?\b)?`)
	startsWithNumber   = regexp.MustCompile(`^(for |about )?[\d.]+ `)
)

// lengthOf reads a choice that is a number or a range of them; false for any other.
// Its unit is seconds, or what is counted.
func lengthOf(choice string) (lo, hi float64, ok bool) {
	size := map[string]float64{"second": 1, "minute": 60, "hour": 3600}
	read := func(s string) (sum, unit float64) {
		for _, m := range quantity.FindAllStringSubmatch(s, -1) {
			n, _ := strconv.ParseFloat(m[1], 64)
			unit = size[m[2]]
			if m[2] != "" && unit == 0 {
				unit = 1
			}
			sum += n * max(unit, 1)
		}
		return sum, unit
	}
	if !startsWithNumber.MatchString(choice) {
		return 0, 0, false
	}
	from, to, ranged := strings.Cut(choice, " to ")
	hi, _ = read(from)
	lo = hi
	if ranged {
		var unit, of float64
		lo, of = read(from)
		hi, unit = read(to)
		if of == 0 {
			lo *= unit
		}
	}
	return lo, hi, true
}

// nothingTrue checks that no wrong choice overlaps the right one, or is true of the protocol.
func nothingTrue(t interface{ Errorf(string, ...any) }, p protocol.Protocol, q training.Question) {
	lo, hi, number := lengthOf(q.Choices[q.Right])
	if !number && q.Topic == training.AskSeconds { // open: up to its cap all may be true
		var block, phase int
		fmt.Sscanf(strings.TrimPrefix(q.ID, p.ID+"/seconds/"), "%d.%d", &block, &phase)
		lo, hi, number = 0, p.Blocks[block-1].Phases[phase-1].Cap.Seconds(), true
	}
	words := protocolText(p)
	for i, c := range q.Choices {
		if i == q.Right {
			continue
		}
		l, h, ok := lengthOf(c)
		ok = ok && (q.Topic == training.AskSeconds || q.Topic == training.AskStop)
		if ok && number && l <= hi && lo <= h {
			t.Errorf("%s: %q overlaps %q", q.ID, c, q.Choices[q.Right])
		}
		if ok && q.Topic == training.AskSeconds && strings.Contains(words, "10 and more") && (l == 10 || h == 10) && !strings.Contains(c, "times") {
			t.Errorf("%s: %q may be true by the words of the protocol", q.ID, c)
		}
		for _, truth := range truths(p) {
			if fold(c) == fold(truth) {
				t.Errorf("%s: %q is right as well", q.ID, c)
			}
		}
	}
}

// truths are texts that the protocol says itself.
func truths(p protocol.Protocol) []string {
	out := append([]string{p.Name, p.Summary, p.Technique, p.Pressure.Words, "until "}, p.Cautions...)
	for _, s := range p.Sources {
		out = append(out, s.Citation)
	}
	for _, b := range p.Blocks {
		for _, c := range b.Until {
			out = append(out, phrase.Until(c, b.Eased))
		}
		out = append(out, "for "+phrase.Count(b.Rounds.Planned, "round"), "for "+phrase.Count(b.Rounds.Planned, "round")+", whatever is felt")
	}
	return out
}

func protocolText(p protocol.Protocol) string {
	return strings.Join(append([]string{p.Summary, p.Technique, p.Pressure.Words}, p.Cautions...), "\n")
}

// nothingGiven checks that the question does not give its answer away.
func nothingGiven(t interface{ Errorf(string, ...any) }, p protocol.Protocol, q training.Question) {
	name, right := fold(p.Name), fold(q.Choices[q.Right])
	for word, number := range map[string][]string{
		"sixty": {"60 seconds", "1 minute"}, "ninety": {"1 minute 30 seconds", "90 seconds"}, "30": {"30 seconds"},
		"8": {"8 seconds", "8 to"}, "12": {"12 seconds", "to 12"}, "three": {"3 rounds", "3 times", "3 seconds"},
		"two": {"2 minutes"}, "half": {"30 seconds"},
	} {
		for _, n := range number {
			if q.Topic != training.AskRecall && slices.Contains(strings.Fields(name), word) &&
				(right == n || strings.HasSuffix(n, " to") && strings.HasPrefix(right, n+" ")) {
				t.Errorf("%s: %q names %q", q.ID, q.Text, right)
			}
		}
	}
	for word := range strings.FieldsSeq(right) {
		if len(word) < 5 || !slices.Contains(strings.Fields(fold(q.Text)), word) {
			continue
		}
		for i, c := range q.Choices {
			if i != q.Right && !strings.Contains(fold(c), word[:4]) {
				t.Errorf("%s: %q is in the question and in the right choice, but not in %q", q.ID, word, c)
			}
		}
	}
}

// orders checks that all choices have the same phases, and that none is a rotation of the right one if
// the phases are repeated.
func orders(t interface{ Errorf(string, ...any) }, p protocol.Protocol, q training.Question) {
	split := func(i int) []string { return strings.Split(q.Choices[i], ", then ") }
	right := split(q.Right)
	for i := range q.Choices {
		own := split(i)
		if !slices.Equal(slices.Sorted(slices.Values(own)), slices.Sorted(slices.Values(right))) {
			t.Errorf("%s: %q has other phases than %q", q.ID, own, right)
		}
		if i == q.Right || len(p.Blocks) > 1 || p.Blocks[0].Rounds.Planned == 1 {
			continue
		}
		for n := range own {
			if slices.Equal(slices.Concat(own[n:], own[:n]), right) {
				t.Errorf("%s: %q comes out of the right order when it is repeated", q.ID, own)
			}
		}
	}
}

// holdsFor tells whether a phase of a protocol may last as long as the hold of another.
func holdsFor(other protocol.Protocol, _ string, p protocol.Protocol) bool {
	var right protocol.Span
	for _, b := range p.Blocks {
		for _, ph := range b.Phases {
			if ph.Kind == protocol.Hold {
				right = ph.Duration
			}
		}
	}
	for _, b := range other.Blocks {
		for _, ph := range b.Phases {
			if !ph.Duration.Open && ph.Duration.Min <= right.Max && right.Min <= ph.Duration.Max ||
				ph.Duration.Open && right.Min <= ph.Cap {
				return true
			}
		}
	}
	return false
}

func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

func TestQuestionsOfTheLibrary(t *testing.T) {
	library := builtins(t)
	topics, of := map[training.Topic]int{}, map[string]int{}
	for seed := range uint64(20) {
		ids := map[string]bool{}
		for _, q := range training.Questions(library, seed) {
			lawful(t, library, q)
			if ids[q.ID] {
				t.Errorf("%s is there twice", q.ID)
			}
			ids[q.ID] = true
			topics[q.Topic]++
			of[q.Protocol]++
		}
	}
	for _, topic := range []training.Topic{
		training.AskSeconds, training.AskStop, training.AskOrder, training.AskPressure, training.AskRecall, training.AskSource,
	} {
		if topics[topic] == 0 {
			t.Errorf("nothing is asked about %s", topic)
		}
	}
	if n := len(of); 4*n < 3*len(library) {
		t.Errorf("only %d of %d protocols are asked about", n, len(library))
	}
}

// Whatever stands in users' files, every question is lawful. The seed decides the choices, but not the
// questions.
func TestQuestionLaws(t *testing.T) {
	library := builtins(t)
	rapid.Check(t, func(t *rapid.T) {
		var all []protocol.Protocol
		for i := range rapid.IntRange(1, 4).Draw(t, "own") {
			p := own(t, fmt.Sprintf("own-%c", 'a'+i))
			if problems := p.Problems(); len(problems) > 0 {
				t.Fatalf("no valid protocol: %v", problems)
			}
			all = append(all, p)
		}
		if rapid.IntRange(1, 5).Draw(t, "of five, one has the library") == 1 { // its questions take fifty times as long
			all = append(all, library...)
		}
		seed := rapid.Uint64().Draw(t, "seed")
		questions := training.Questions(all, seed)
		if again := training.Questions(all, seed); !reflect.DeepEqual(questions, again) {
			t.Fatal("the same seed asks something else")
		}
		ids := map[string]bool{}
		for _, q := range questions {
			lawful(t, all, q)
			if ids[q.ID] {
				t.Fatalf("%s is there twice", q.ID)
			}
			ids[q.ID] = true
		}
		other := training.Questions(all, seed+1)
		if len(other) != len(questions) {
			t.Fatalf("%d questions by one seed, %d by another", len(questions), len(other))
		}
	})
}

// The safety text gives the signs to stop at once; no good advice is called wrong.
func TestSafetyQuestions(t *testing.T) {
	alarms := []string{"sharp, shooting or electric pain", "tingling or numbness", "faintness"}
	questions := training.SafetyQuestions(alarms, 1)
	if len(questions) != len(alarms) {
		t.Fatalf("%d questions", len(questions))
	}
	for i, q := range questions {
		if !strings.Contains(q.Text, alarms[i]) || !strings.Contains(q.Answer, "Stop at once for "+alarms[i]) || q.Protocol != "" {
			t.Errorf("%+v", q)
		}
		for j, c := range q.Choices {
			if (j == q.Right) != strings.HasPrefix(c, "I let go at once") {
				t.Errorf("%q: %d is right", c, q.Right)
			}
		}
	}
}
