package history

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/history"
)

func showCommand(a *app.App) *cobra.Command {
	var f showFlags
	cmd := &cobra.Command{
		Use:   "show SESSION",
		Short: english.HistoryShowShort,
		Long:  fmt.Sprintf(english.HistoryShowLong, gapMinutes),
		Example: "  presshold history show last\n" +
			"  presshold history show last --soap\n" +
			"  presshold history show 12 --toml > again.toml",
		Args: app.OneArg(english.NeedsSession),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := sessionID(cmd, args[0])
			switch {
			case err != nil:
				return err
			case f.soap || f.noteOnly:
				return showNote(cmd.Context(), a, id, f)
			case f.headings:
				return app.Usage(cmd, english.UsageNoEffect, "--all-headings", "--soap")
			default:
				return showSession(cmd.Context(), a, id, f)
			}
		},
	}
	cmd.Flags().BoolVar(&f.toml, "toml", false, english.ShowTOML)
	cmd.Flags().BoolVar(&f.json, "json", false, english.ShowJSON)
	cmd.Flags().BoolVar(&f.soap, "soap", false, english.ShowSOAP)
	cmd.Flags().BoolVar(&f.noteOnly, "note-only", false, english.ShowNoteOnly)
	app.Exclude(cmd, "toml", "json", "soap", "note-only")
	app.Exclude(cmd, "json", "soap", "note-only")
	app.Exclude(cmd, "soap", "note-only")
	addHeadings(cmd, &f.headings)
	return cmd
}

type showFlags struct{ toml, json, soap, noteOnly, headings bool }

func showSession(ctx context.Context, a *app.App, id int64, f showFlags) error {
	s, err := sessionOf(ctx, a, id)
	if err != nil {
		return err
	}
	return a.Print(func(w *bufio.Writer) {
		switch {
		case f.toml:
			writeFiles(a, w, s)
		case f.json:
			app.WriteJSON(w, jsonSession{s, s.Notes(), afterwards(s)})
		default:
			writeSession(a.Page(w), s)
		}
	})
}

type jsonSession struct {
	journal.Session

	Notes      []string `json:"notes"`
	Afterwards []string `json:"afterwards,omitempty"`
}

// sessionOf reads a session with all details; 0 is the last one.
func sessionOf(ctx context.Context, a *app.App, id int64) (journal.Session, error) {
	return app.FromJournal(ctx, a, func(s *journal.Store) (journal.Session, error) { return s.Session(ctx, id) })
}

func writeFiles(a *app.App, w *bufio.Writer, s journal.Session) {
	for i, p := range s.Protocols {
		if i > 0 {
			fmt.Fprintln(w)
		}
		a.WriteTOML(w, []byte(p.File))
	}
}

func writeSession(out app.Page, s journal.Session) {
	out.Line("%s", plain.Capital(fmt.Sprintf(english.SessionNamed, s.ID, s.Title)))
	out.Facts(sessionFacts(s))
	out.List(english.SessionChart, s.Notes())
	for _, p := range s.Points {
		out.Heading(plain.Line(pointName(s, p)))
		out.Facts(pointFacts(s, p))
	}
	out.Heading(english.SessionHappened)
	writeTimeline(out, timeline(s))
	out.List(english.SessionAfterwards, afterwards(s))
}

func writeTimeline(out app.Page, happened []history.Row) {
	var rows [][]string
	for _, r := range happened {
		var row []string
		for _, cell := range r {
			row = append(row, cell.String())
		}
		rows = append(rows, row)
	}
	out.Rows("  ", rows)
}

// waited returns how long a session waited for answers in check-ins.
func waited(s journal.Session) time.Duration {
	var sum time.Duration
	for _, p := range s.Phases {
		if p.Kind == protocol.CheckIn && p.Planned == (journal.Length{}) && p.Ended != nil {
			sum += time.Duration(*p.Ended - p.At)
		}
	}
	return sum
}

type facts []phrase.Fact

func (f *facts) add(name, text string) { f.mark(name, phrase.Unmarked(text)) }

// mark adds a fact with the marks of its numbers.
func (f *facts) mark(name string, text phrase.Text) {
	if text.String() != "" {
		*f = append(*f, phrase.Fact{Name: name, Text: text})
	}
}

// sessionFacts returns the facts of a session, with its remarks and the hashes of its protocols.
func sessionFacts(s journal.Session) []phrase.Fact {
	facts := courseFacts(s)
	facts.add(english.LabelNote, s.Note)
	facts.add(english.LabelNextTime, s.Plan)
	var ran []string
	for _, p := range s.Protocols {
		ran = append(ran, p.ID+" "+p.Hash)
	}
	facts.add(english.Protocol, strings.Join(ran, ", "))
	facts.add(english.HistoryFactProgram, s.Program)
	return facts
}

// courseFacts says when and with whom a session was held, and how it ended.
func courseFacts(s journal.Session) facts {
	var facts facts
	facts.add(english.HistoryFactBegan, s.Began.Format("2006-01-02 15:04:05 -07:00"))
	facts.add(english.HintClient, s.Client)
	facts.add(english.HistoryFactTime, phrase.Times(time.Duration(s.Total), time.Duration(s.Active), waited(s), 0, phrase.Clock))
	switch {
	case s.Open:
		facts.add(english.HistoryNotOver, english.SessionGoesOn)
	case s.End == session.ByInterruption:
		facts.add(english.LabelEnded, english.SessionBrokenOff)
	default:
		facts.add(english.LabelEnded, phrase.Ended(s.End))
	}
	if s.Preview {
		facts.add(english.HistoryFactSpeed, fmt.Sprintf(english.SessionNoStats, phrase.Preview(s.Speed)))
	}
	return facts
}

// pointName names a point within its session.
func pointName(s journal.Session, p journal.Point) string {
	if len(s.Points) > 1 {
		return pointHead(s, p.N)
	}
	if name := p.Place().String(); name != "" {
		return name
	}
	return english.SessionPoint
}

// pointFacts returns the facts of a point, apart from its timeline, with more of them after its holds.
func pointFacts(s journal.Session, p journal.Point, more ...phrase.Fact) []phrase.Fact {
	var facts facts
	part := planned(s, p.N)
	if s.Treatment {
		facts.add(english.Protocol, p.Title)
	}
	sum := summary(s, p, part.Blocks)
	facts.mark(english.LabelRounds, phrase.RoundsDone(sum))
	if p.Holds > 0 {
		facts.add(english.LabelHolds, fmt.Sprintf(english.PointHolds, p.Holds, p.Fits, phrase.Held(time.Duration(p.Compression))))
	}
	facts = append(facts, more...)
	if p.MaxLevel > 1 {
		level := fmt.Sprintf(english.PointLevel, p.MaxLevel)
		if part.Pressure.LevelName(p.MaxLevel) != "" {
			level = fmt.Sprintf(english.PointLevelOf, p.MaxLevel, phrase.Level(part.Pressure, p.MaxLevel))
		}
		facts.mark(english.LabelLevel, phrase.Sum(level, sum.LevelBasis))
	}
	if scores := phrase.Scores(p.ScoreBefore, p.ScoreAfter); scores != "" {
		if p.ScoreBefore.Given && p.ScoreAfter.Given && p.ScoreBefore != p.ScoreAfter {
			change := phrase.ScoreDifference(float64(p.ScoreAfter.N - p.ScoreBefore.N))
			facts.add(english.LabelScore, fmt.Sprintf(english.PointChange, scores, change.Verdict.Words()))
		} else {
			facts.add(english.LabelScore, fmt.Sprintf(english.PointScore, scores))
		}
	}
	if len(s.Points) > 1 {
		facts.add(english.LabelEnded, phrase.EndedEarly(p.End))
	}
	facts.add(english.HistoryFactThreshold, thresholds(p))
	facts.add(english.HistoryFactReferral, p.Referral)
	facts.add(english.HistoryFactAdverse, p.Adverse)
	facts.add(english.LabelNote, p.Note)
	return facts
}

// summary returns what was done at a point, with the planned rounds as its protocol says them.
func summary(s journal.Session, p journal.Point, blocks []protocol.Block) session.PointSummary {
	sum := s.Summary(p)
	sum.PlannedAs, sum.PlannedBasis = session.AllPlanned(maps.Values(plannedRounds(s, p, blocks)))
	if p.Planned > 0 && p.Planned != sum.PlannedAs.Max { // the point was worked again
		sum.PlannedAs = protocol.Range{Min: p.Planned, Max: p.Planned}
	}
	sum.PlannedBasis = cmp.Or(p.PlannedBasis, sum.PlannedBasis)
	return sum
}

// plannedRounds returns the rounds planned in the blocks of a point that were begun, or in all of
// them if none was, by number.
func plannedRounds(s journal.Session, p journal.Point, blocks []protocol.Block) map[int]session.PlannedRounds {
	planned := map[int]session.PlannedRounds{}
	add := func(block, rounds int, basis protocol.Basis) {
		planned[block] = session.PlannedRounds{
			As: roundsOf(blocks, block).Now(rounds), Basis: cmp.Or(basis, roundsBasis(blocks, block, rounds)),
		}
	}
	for _, r := range s.Rounds {
		if r.Point == p.N {
			add(r.Block, r.Planned, r.PlannedBasis)
		}
	}
	if len(planned) == 0 {
		for i, b := range blocks {
			add(i+1, b.Rounds.Planned, "")
		}
	}
	return planned
}

// thresholds words the pressure pain thresholds of a point, and whether their change is beyond
// measurement error.
func thresholds(p journal.Point) string {
	text := phrase.Thresholds(p.ThresholdBefore, p.ThresholdAfter)
	if text == "" {
		return ""
	}
	if p.Device != "" {
		text = fmt.Sprintf(english.PointDevice, text, p.Device)
	}
	if p.ThresholdBefore > 0 && p.ThresholdAfter > 0 {
		text += ", " + phrase.ThresholdDifference(p.Site, p.ThresholdAfter-p.ThresholdBefore).Verdict.Words()
	}
	return text
}

// afterwards returns what the sources of the protocols of a sitting say about the days after it;
// nothing if nothing was done. All of it counts from the end of the last session.
func afterwards(sitting ...journal.Session) (lines []string) {
	var end time.Time
	var all []journal.Ran
	for _, s := range sitting {
		if s.Preview || s.Open || s.Active == 0 {
			continue
		}
		end = s.Began.Add(time.Duration(s.Total))
		for _, m := range s.Marks { // the total leaves out the time in which the machine slept
			end = latest(end, m.World)
		}
		all = append(all, s.Protocols...)
	}
	for _, ran := range all {
		p, err := asRun(ran)
		if err != nil {
			continue // an older version may have written it in another form
		}
		for _, l := range phrase.Afterwards(p, end) {
			if !slices.Contains(lines, l) {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
