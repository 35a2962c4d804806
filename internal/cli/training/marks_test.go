package training

import (
	"bufio"
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/transcript"
)

// told is a number of a phase in the words of an output, and its origin.
type told struct {
	words string
	from  protocol.Provenance
}

// numbers are the numbers for the length of a phase, in the words of plain lines and of lists.
func numbers(p protocol.Phase) (words, figures []told) {
	add := func(w, f string, from protocol.Provenance) {
		words, figures = append(words, told{w, from}), append(figures, told{f, from})
	}
	switch {
	case p.Waits:
	case p.Counted():
		add(phrase.CountOf(p.Count, p.Kind.Counts()), phrase.BriefCount(p.Count, p.Kind.Counts()), p.CountFrom)
	case p.Duration.Open:
		if p.Guide > 0 {
			add("guide time "+phrase.SpanWords(p.GuideSpan()), "guide time "+phrase.Span(p.GuideSpan()), p.GuideFrom)
		}
		add("at most "+phrase.LengthWords(p.Cap), "at most "+phrase.Length(p.Cap), p.CapFrom)
	default:
		add(phrase.SpanWords(p.Duration), phrase.Span(p.Duration), p.From)
	}
	return words, figures
}

// marksIn says what is wrong with the mark of a number in a line; "" if nothing is.
func marksIn(line string, n told) string {
	at := strings.LastIndex(line, n.words) // plan tells before it how long it lasts in this course
	if at < 0 {
		return "does not tell " + n.words
	}
	rest := line[at+len(n.words):]
	mark := ""
	for _, m := range []string{" (assumed)", " (chosen)"} {
		if strings.HasPrefix(rest, m) {
			mark = m
		}
	}
	want := map[bool]string{true: " (assumed)"}[n.from.Is(protocol.Assumed)]
	if n.from.Is(protocol.Chosen) {
		want = " (chosen)"
	}
	if mark != want {
		return "marks " + n.words + " with" + mark + ", not with" + want
	}
	return ""
}

// Every assumed number of the library is marked in plain lines, in plan, show, learn and in JSON
// lines, and none that has a source is marked as anything else.
func TestEveryNumberSaysWhereItComesFrom(t *testing.T) {
	protocols, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	entries, _ := protocols.All()
	seen := map[protocol.Basis]int{}
	for _, entry := range entries {
		plan, err := protocol.Expand(entry.Protocol, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		planned := output(func(w *bufio.Writer) { app.Page{W: w}.Rows("", library.Course(&plan, session.Longest())) })
		var plainLines bytes.Buffer
		sink := transcript.Plain(&plainLines, transcript.Run{Plan: &plan})
		var starts []session.Event
		for e := range session.Simulate(&plan, session.Longest()) {
			sink.Emit(e)
			if e.Kind == session.PhaseStart && e.Block > 0 {
				starts = append(starts, e)
			}
		}
		if err := sink.Close(session.Summary{}); err != nil {
			t.Fatal(err)
		}
		shown := output(func(w *bufio.Writer) { library.Write(app.Page{W: w}, entry, nil, protocol.Options{}) })
		l, err := LessonOf(entry.Protocol, settings.Settings{})
		if err != nil {
			t.Fatal(err)
		}
		learned := output(func(w *bufio.Writer) { writeLesson(app.Page{W: w}, l, entry.Protocol.ID) })
		said := map[protocol.Phase]bool{}
		for _, e := range starts {
			p, ok := phaseOfEvent(&plan, e)
			if !ok {
				continue
			}
			checkJSON(t, entry.Protocol.ID, p, plan.Parts[0], e)
			if said[p] {
				continue
			}
			said[p] = true
			words, figures := numbers(p)
			for i := range words {
				seen[words[i].from.Basis]++
				oneLine(t, entry.Protocol.ID+": plain", plainLines.String(), p.Word(), words[i])
				oneLine(t, entry.Protocol.ID+": plan", planned, p.Word(), figures[i])
				if slices.ContainsFunc(entry.Protocol.Blocks[e.Block-1].Phases, func(q protocol.Phase) bool { return q.Kind == p.Kind }) {
					attributed(t, entry.Protocol.ID+": show", shown, words[i]) // which tells of the file
				}
				attributed(t, entry.Protocol.ID+": learn", learned, words[i])
			}
		}
	}
	if seen[protocol.Assumed] < 20 || seen[protocol.Stated] < 10 {
		t.Errorf("only these numbers were looked at: %v", seen)
	}
}

// output is what is written, with lines of any length.
func output(write func(*bufio.Writer)) string {
	var text bytes.Buffer
	w := bufio.NewWriter(&text)
	write(w)
	_ = w.Flush() // a buffer takes everything
	return text.String()
}

// attributed checks that a number is shown with its origin.
func attributed(t *testing.T, where, output string, n told) {
	t.Helper()
	if want := phrase.Attributed(n.words, n.from).String(); !strings.Contains(output, want) {
		t.Errorf("%s does not say %q", where, want)
	}
}

// oneLine checks the number in the lines of an output about a phase.
func oneLine(t *testing.T, where, output, phase string, n told) {
	t.Helper()
	wrong := "does not tell " + n.words + " of " + phase
	for line := range strings.Lines(output) {
		if !strings.Contains(line, phase) || !strings.Contains(line, n.words) {
			continue
		}
		if wrong = marksIn(line, n); wrong == "" {
			return
		}
	}
	t.Errorf("%s %s", where, wrong)
}

// phaseOfEvent is the phase of the plan that an event begins; false for one that the plan adds.
func phaseOfEvent(plan *protocol.Plan, e session.Event) (protocol.Phase, bool) {
	for _, p := range plan.PartAt(e.Point - 1).Blocks[e.Block-1].Phases {
		if p.Kind == e.Phase && p.Label == e.Label && p.Duration.Open == e.Open &&
			(p.Duration.Open && p.Cap == e.Max || !p.Duration.Open && p.Duration.Min == e.Min && p.Duration.Max == e.Max) {
			return p, true
		}
	}
	return protocol.Phase{}, false
}

// checkJSON checks each origin in the JSON line of an event.
func checkJSON(t *testing.T, id string, p protocol.Phase, part protocol.Part, e session.Event) {
	t.Helper()
	r := part.Blocks[e.Block-1].Rounds
	var line struct {
		Rounds      int            `json:"rounds"`
		RoundsBasis protocol.Basis `json:"rounds_basis"`
		Max         float64        `json:"max"`
		MaxBasis    protocol.Basis `json:"max_basis"`
		Guide       float64        `json:"guide"`
		GuideBasis  protocol.Basis `json:"guide_basis"`
		CountBasis  protocol.Basis `json:"count_basis"`
		LevelBasis  protocol.Basis `json:"level_basis"`
		About       bool           `json:"about"`
		RoundsAbout bool           `json:"rounds_about"`
	}
	if err := json.Unmarshal(transcript.EventJSON(e), &line); err != nil {
		t.Fatal(err)
	}
	if line.About != p.Duration.About || line.RoundsAbout != r.About {
		t.Errorf("%s: JSON does not say whether %s is about so long, or done about so often", id, p.Word())
	}
	most := p.From
	if p.Duration.Open {
		most = p.CapFrom
	}
	for _, n := range []struct {
		name  string
		there bool
		from  protocol.Provenance
		got   protocol.Basis
	}{
		{"rounds", line.Rounds > 0, r.From, line.RoundsBasis},
		{"max", line.Max > 0, most, line.MaxBasis},
		{"guide", line.Guide > 0, p.GuideFrom, line.GuideBasis},
		{"count", p.Counted(), p.CountFrom, line.CountBasis},
		{"level", part.Pressure.Changes(), part.Pressure.ChangeFrom, line.LevelBasis},
	} {
		if n.there && !n.from.Is(n.got) || !n.there && n.got != "" {
			t.Errorf("%s: %s of %s is %q in JSON, and %v in the file", id, n.name, p.Word(), n.got, n.from)
		}
	}
}
