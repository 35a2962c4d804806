package history

import (
	"bufio"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/drive"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/transcript"
)

// recorded runs a plan to its end, every open phase to its cap, and returns what the journal holds
// of it, its summary, and its plain lines. In the first phase it does what is wanted.
func recorded(t *testing.T, plan *protocol.Plan, wanted ...session.IntentKind) (journal.Session, session.Summary, string) {
	t.Helper()
	return recordedIn(t, t.TempDir(), plan, wanted...)
}

// recordedIn is recorded with the folder of the journal.
func recordedIn(t *testing.T, dir string, plan *protocol.Plan, wanted ...session.IntentKind) (journal.Session, session.Summary, string) {
	t.Helper()
	record := journal.NewRecorder(journal.Options{
		Folder: dir, UnsavedFolder: dir, Program: "test", File: catalog.Encode, Now: time.Now,
	})
	var text strings.Builder
	sink := transcript.Plain(&text, transcript.Run{Plan: plan})
	recording := record.Begin(journal.Run{Plan: plan})
	tell := func(t drive.Turn) {
		for _, e := range t.Happened {
			sink.Emit(e)
		}
		recording.Tell(t)
	}
	now := time.Duration(0)
	d := drive.New(plan, drive.Clock{Now: func() time.Duration { return now }}, 1, tell)
	d.Wake()
	for _, kind := range wanted {
		d.Do(session.Intent{Kind: kind})
	}
	for d.Wake(); d.Snapshot().State != session.Finished; d.Wake() {
		wait, ok := d.Until()
		if !ok { // a check-in waits for an answer
			d.Do(session.Intent{Kind: session.Next})
		}
		now += wait
	}
	if err := sink.Close(d.Summary()); err != nil {
		t.Fatal(err)
	}
	for _, err := range record.Close(nil) {
		t.Fatal(err)
	}
	store, err := journal.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s, err := store.Session(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return s, d.Summary(), text.String()
}

// marked checks that each number that a pattern finds is followed by the mark of its
// origin, or by none if it has a source; and that it is found at all.
func marked(t *testing.T, where, text, pattern string, from protocol.Basis) {
	t.Helper()
	all := regexp.MustCompile(pattern+`( \((?:assumed|chosen)\))?`).FindAllStringSubmatch(text, -1)
	want := ""
	if mark := phrase.Mark(protocol.Provenance{Basis: from}); mark != "" {
		want = " (" + mark + ")"
	}
	for _, found := range all {
		if got := found[len(found)-1]; got != want {
			t.Errorf("%s: %q has the mark %q, want %q", where, found[0], got, want)
		}
	}
	if len(all) == 0 {
		t.Errorf("%s does not say %s", where, pattern)
	}
}

// Every assumed number of a record is marked: in history show, in the line for the chart,
// and in the plain lines of the run; so are planned rounds, the names of levels, phases that
// the plan puts in, and what is added up.
func TestEveryRecordedNumberSaysWhereItComesFrom(t *testing.T) {
	protocols, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	entries, _ := protocols.All()
	levels, totals := 0, map[bool]int{}
	for _, entry := range entries {
		id := entry.Protocol.ID
		plan, err := protocol.Expand(entry.Protocol, protocol.Options{CountIn: protocol.DefaultCountIn})
		if err != nil {
			t.Fatal(err)
		}
		s, sum, plainLines := recorded(t, &plan)
		shown := output(func(w *bufio.Writer) { writeSession(app.Page{W: w}, s) })
		planned := output(func(w *bufio.Writer) { app.Page{W: w}.Rows("", library.Course(&plan, session.Longest())) })
		weakest := protocol.Provenance{Basis: protocol.Stated}
		for e := range session.Simulate(&plan, session.Longest()) {
			if e.Kind == session.RoundStart {
				checkRound(t, id, s, e)
			}
			if e.Kind != session.PhaseStart {
				continue
			}
			checkRecorded(t, id, s, shown, e)
			if e.Block == 0 && e.Phase != protocol.CountIn { // the plan puts it in
				marked(t, id+": plan", planned, string(e.Phase)+` +\S+ s +`+regexp.QuoteMeta(phrase.Span(e.Span())), e.Basis)
				marked(t, id+": plain", plainLines, string(e.Phase)+", "+phrase.SpanWords(e.Span()), e.Basis)
			}
			if e.Rounds > 1 && e.RoundsBasis == protocol.Assumed {
				marked(t, id+": plain", plainLines, `round \d+ of (?:about )?\d+`, e.RoundsBasis)
				marked(t, id+": plan", planned, `\d+ of \d+`, e.RoundsBasis)
			}
			if name := plan.Parts[0].Pressure.LevelName(e.Level); name != "" && e.Phase.Presses() {
				levels++
				from := plan.Parts[0].Pressure.LevelsFrom.Basis
				for where, text := range map[string]string{"plain": plainLines, "plan": planned, "history": shown} {
					marked(t, id+": "+where, text, e.Phase.Word()+`, `+name, from)
				}
			}
			for _, b := range []protocol.Basis{e.Basis, e.MaxBasis, e.CountBasis, e.RoundsBasis} {
				if b != "" {
					weakest = weakest.Weaker(protocol.Provenance{Basis: b})
				}
			}
		}
		assumed := strings.Contains(planned, " total (assumed)")
		totals[assumed]++
		if assumed != weakest.Is(protocol.Assumed) {
			t.Errorf("%s: the total of plan is marked: %v, but the weakest number is %s", id, assumed, weakest.Basis)
		}
		for i, p := range sum.Points {
			if got := s.Points[i]; got.PlannedBasis != p.PlannedBasis || got.Hold.MaxBasis != p.HoldBasis {
				t.Errorf("%s: the record says %q of the rounds and %q of the holds, the run %q and %q",
					id, got.PlannedBasis, got.Hold.MaxBasis, p.PlannedBasis, p.HoldBasis)
			}
			if got, want := roundsIn(s, i), phrase.RoundsDone(p).String(); got != want {
				t.Errorf("%s: the record says rounds %q, the run %q", id, got, want)
			}
			if p.MaxLevel > 1 {
				from := plan.Parts[0].Pressure.ChangeFrom.Basis
				for where, notes := range map[string][]string{"note": phrase.Notes([]session.PointSummary{p}, false), "note in the record": s.Notes()} {
					marked(t, id+": "+where, strings.Join(notes, ""), "level "+strconv.Itoa(p.MaxLevel), from)
				}
			}
			if p.Holds > 0 && !p.Hold.Open && !p.Hold.IsZero() {
				p.Hold.About = false
				note := strings.Join(phrase.Notes([]session.PointSummary{p}, false), "")
				marked(t, id+": note", note, regexp.QuoteMeta(phrase.Count(p.Holds, "hold")+" of "+phrase.Span(p.Hold)), p.HoldBasis)
			}
		}
	}
	if levels == 0 || totals[true] == 0 || totals[false] == 0 {
		t.Errorf("%d names of levels and %v totals were looked at", levels, totals)
	}
}

// The record says of the planned rounds what the run said: of a block whose rounds are open there is
// no number, a range stays one, and a number is chosen only where it was changed.
func TestTheRecordSaysThePlannedRoundsOfTheRun(t *testing.T) {
	protocols, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		first  protocol.Rounds
		wanted []session.IntentKind
		want   string
	}{
		{protocol.Rounds{Min: 2, Planned: 3}, nil, "6 of 4-6 planned (assumed)"},
		{protocol.Rounds{Min: 2, Planned: 3}, []session.IntentKind{session.MoreRounds}, "7 of 6-7 planned (assumed)"},
		{protocol.Rounds{Cap: 3}, nil, "6"},
	} {
		p, err := protocols.Exactly("alternating-ischemic-compression")
		if err != nil {
			t.Fatal(err)
		}
		block := p.Blocks[0]
		block.Rounds = protocol.Rounds{Min: 2, Planned: 3, From: block.Rounds.From}
		tt.first.From = block.Rounds.From
		p.Blocks = []protocol.Block{block, block}
		p.Blocks[0].Rounds = tt.first
		plan, err := protocol.Expand(p, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, sum, _ := recorded(t, &plan, tt.wanted...)
		if got := phrase.RoundsDone(sum.Points[0]).String(); got != tt.want {
			t.Errorf("the run says %q, want %q", got, tt.want)
		}
		if got := roundsIn(s, 0); got != tt.want {
			t.Errorf("the record says %q, want %q", got, tt.want)
		}
	}
}

// roundsIn is what a record says of the rounds at a point, by index.
func roundsIn(s journal.Session, point int) string {
	p := s.Points[point]
	return phrase.RoundsDone(summary(s, p, planned(s, p.N).Blocks)).String()
}

// checkRound checks the origin of the planned rounds in the record of a round.
func checkRound(t *testing.T, id string, s journal.Session, e session.Event) {
	t.Helper()
	for _, d := range s.Rounds {
		if d.Point == e.Point && d.Block == e.Block && d.Round == e.Round && (d.Planned != e.Rounds || d.PlannedBasis != e.RoundsBasis) {
			t.Errorf("%s: the record says %d rounds, %q; the run %d, %q", id, d.Planned, d.PlannedBasis, e.Rounds, e.RoundsBasis)
		}
	}
}

// checkRecorded checks where each number of a phase comes from, in the record and in the
// line of history show that tells it.
func checkRecorded(t *testing.T, id string, s journal.Session, history string, e session.Event) {
	t.Helper()
	want := e.MaxBasis
	if !e.Count.IsZero() {
		want = e.CountBasis
	}
	for _, p := range s.Phases {
		if p.Step != e.Step {
			continue
		}
		if p.Basis != want {
			t.Errorf("%s: the record says %q of the %s, the run %q", id, p.Basis, e.Phase, want)
		}
		if got := []any{p.Planned.MaxBasis, p.Guide, p.GuideMax, p.GuideBasis, p.LevelBasis}; !slices.Equal(got,
			[]any{e.MaxBasis, protocol.Seconds(e.Guide), protocol.Seconds(e.GuideMax), e.GuideBasis, e.LevelBasis}) {
			t.Errorf("%s: the record says of the cap, the guide time and the level of the %s %v", id, e.Phase, got)
		}
		text := plannedWords(p, planned(s, p.Point)).String()
		if !e.Count.IsZero() {
			count, most, _ := strings.Cut(text, ", ")
			if want := phrase.Based(fmt.Sprintf(english.AtMost, phrase.Length(e.Max)), e.MaxBasis).String(); most != want {
				t.Errorf("%s: history says %q of a cap, want %q", id, most, want)
			}
			if !strings.Contains(history, text) {
				t.Errorf("%s: history does not say %q", id, text)
			}
			text = count
		}
		if text != "" && !strings.Contains(history, text) {
			t.Errorf("%s: history does not say %q", id, text)
		}
		number := strings.TrimSuffix(strings.TrimSuffix(text, " (assumed)"), " (chosen)")
		if number != "" && phrase.Based(number, want).String() != text {
			t.Errorf("%s: history says %q of a number that is %s", id, text, want)
		}
		if e.About != strings.HasPrefix(text, "about ") {
			t.Errorf("%s: history says %q of what is about so long: %v", id, text, e.About)
		}
	}
}

// output is what is written, on lines of any length.
func output(write func(*bufio.Writer)) string {
	var text bytes.Buffer
	w := bufio.NewWriter(&text)
	write(w)
	_ = w.Flush() // into memory
	return text.String()
}
