package history

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tomldoc"
	"presshold/internal/tui/history"
)

// timeline lists the phases of a session, with the other events between them.
func timeline(s journal.Session) []history.Row {
	rows := []history.Row{row("at", "round", "phase", "planned", "held", "ended")}
	marks := s.Marks
	parts := map[int]protocol.Part{} // by point
	for _, p := range s.Points {
		parts[p.N] = planned(s, p.N)
	}
	scores := map[int]session.Scores{} // by point
	tell := func(due func(journal.Mark) bool) {
		for len(marks) > 0 && due(marks[0]) {
			m, corrects := marks[0], false
			switch m.Kind {
			case session.Scored:
				scores[m.Point], corrects = scores[m.Point].Give(m.Score.N, time.Duration(m.At), m.Step)
			case session.ScoreTakenBack:
				scores[m.Point] = scores[m.Point].TakeBack()
			}
			if text := markWords(s, parts, m, corrects); text != "" {
				rows = append(rows, row(phrase.Clock(time.Duration(m.At)), "", text))
			}
			marks = marks[1:]
		}
	}
	at, block := 0, 0
	for _, p := range s.Phases {
		tell(func(m journal.Mark) bool { // marks outside phases are placed by their time
			return m.Step > 0 && m.Step < p.Step || m.Step == 0 && m.At <= p.At
		})
		if p.Point != at && len(s.Points) > 1 {
			rows = append(rows, row(pointHead(s, p.Point)))
		}
		if blocks := parts[p.Point].Blocks; len(blocks) > 1 && p.Block > 0 && p.Block <= len(blocks) && (p.Point != at || p.Block != block) {
			if name := blocks[p.Block-1].Name; name != "" {
				rows = append(rows, row(name))
			}
			block = p.Block
		}
		at = p.Point
		rows = append(rows, phaseOf(s, p, parts[p.Point]))
		tell(func(m journal.Mark) bool { return m.Step > 0 && m.Step <= p.Step })
	}
	tell(func(journal.Mark) bool { return true })
	return rows
}

func row(cells ...string) (r history.Row) {
	for _, text := range cells {
		r = append(r, phrase.Unmarked(text))
	}
	return r
}

// pointHead names a point among several.
func pointHead(s journal.Session, n int) string {
	for _, p := range s.Points {
		if name := p.Place().String(); p.N == n && name != "" {
			return fmt.Sprintf(english.PointNamed, n, name)
		}
	}
	return fmt.Sprintf(english.PointNumber, n)
}

func phaseOf(s journal.Session, p journal.Phase, part protocol.Part) history.Row {
	what := cmp.Or(p.Label, p.Kind.Word())
	if p.Kind.Presses() {
		if shift := phrase.Shift(part.Pressure, p.Shift, p.Level); shift != "" {
			what += ", " + shift
		}
	}
	var round phrase.Text
	if p.Block > 0 {
		round = roundOf(s, p, part.Blocks)
	}
	held, how := heldFor(p)
	if p.Held == nil && s.Open {
		how = append([]string{english.TimelineGoesOn}, how...)
	}
	return history.Row{
		phrase.Unmarked(phrase.Clock(time.Duration(p.At))), round, phrase.Unmarked(what), plannedWords(p, part),
		phrase.Unmarked(held), phrase.Unmarked(strings.Join(how, ", ")),
	}
}

// heldFor says how long a phase lasted, "" while it does, and how it ended, unless as planned.
func heldFor(p journal.Phase) (held string, how []string) {
	if p.Held != nil {
		held = phrase.Held(time.Duration(*p.Held))
	}
	if p.End != "" && p.End != session.ByTime && p.End != session.ByDone {
		how = append(how, phrase.Ended(p.End))
	}
	switch hold := p.Held != nil && p.Kind == protocol.Hold; {
	case p.Superseded, hold && !session.WasHeld(p.Fits, time.Duration(*p.Held)):
		how = append(how, english.TimelineNoCount)
	case hold && !p.Fits:
		how = append(how, english.TimelineNotPlanned)
	}
	return held, how
}

// roundOf words the round of a phase and the number planned at that time: "2/6".
func roundOf(s journal.Session, p journal.Phase, blocks []protocol.Block) phrase.Text {
	for _, d := range s.Rounds {
		if d.Point == p.Point && d.Block == p.Block && d.Round == p.Round && d.Planned > 0 {
			of := roundsOf(blocks, p.Block).Now(d.Planned)
			basis := cmp.Or(d.PlannedBasis, roundsBasis(blocks, p.Block, d.Planned))
			return phrase.Based(fmt.Sprintf("%d/%s", p.Round, of), basis)
		}
	}
	return phrase.Unmarked(fmt.Sprint(p.Round))
}

// plannedWords words the planned length of a phase, with the mark of its origin.
func plannedWords(p journal.Phase, part protocol.Part) phrase.Text {
	span := p.Planned.Span()
	span.About = saidAbout(p, part)
	from := p.Basis
	if from == "" && p.Kind != protocol.CountIn { // recorded by an older version
		from = protocol.Chosen
	}
	most := fmt.Sprintf(english.AtMost, phrase.Length(span.Max))
	switch {
	case !p.Count.IsZero():
		text := phrase.Based(phrase.BriefCount(p.Count, p.Kind.Counts()), from)
		if p.Planned.MaxBasis != "" { // an older version did not record it
			text = phrase.Join([]phrase.Text{text, phrase.Based(most, p.Planned.MaxBasis)}, ", ")
		}
		return text
	case p.Planned.Max == 0:
		return nil // it waits for an answer
	case span.Open:
		return phrase.Join([]phrase.Text{phrase.Unmarked(phrase.Span(span)), phrase.Based(most, from)}, ", ")
	default:
		return phrase.Based(phrase.Span(span), from)
	}
}

// markWords words an event between phases, which may be a score that corrects another; "" if the
// phases say the same.
func markWords(s journal.Session, parts map[int]protocol.Part, m journal.Mark, corrects bool) string {
	part := parts[m.Point]
	switch m.Kind {
	case session.InRange, session.GuideReached, session.GettingSet, session.SessionEnd, session.Pressed:
		return ""
	case session.Scored:
		if m.Step == 0 && m.Point > 0 { // given after the end, of any point
			return scoredAfterwards(s, m)
		}
	}
	e := eventOf(m)
	e.Corrects = corrects
	return phrase.Event(e, phrase.About{
		Part: &part, Word: phaseAt(s, m),
		Number: func(_, text string, basis protocol.Basis) string { return phrase.Based(text, basis).String() },
	})
}

func eventOf(m journal.Mark) session.Event {
	e := session.Event{Kind: m.Kind, Point: m.Point, Block: m.Block, Step: m.Step, Level: m.Level, Score: m.Score}
	switch m.Kind {
	case session.Replied:
		e.Answer = session.Answer(m.Value)
	case session.RuleMet:
		e.Rule = protocol.Rule(m.Value)
	case session.GapFound:
		e.Cause = session.Cause(m.Value)
	case session.Adjusted:
		e.Max, _ = time.ParseDuration(m.Value) // as the recorder wrote it
		e.MaxBasis = protocol.Chosen
	case session.Replanned:
		e.Rounds, _ = strconv.Atoi(m.Value) // as the recorder wrote it
		e.RoundsBasis = protocol.Chosen
	}
	return e
}

// phaseAt names the phase in which a mark was made.
func phaseAt(s journal.Session, m journal.Mark) string {
	for _, p := range s.Phases {
		if p.Step == m.Step && m.Step > 0 {
			return cmp.Or(p.Label, p.Kind.Word())
		}
	}
	return ""
}

// scoredAfterwards words a score reported after the end.
func scoredAfterwards(s journal.Session, m journal.Mark) string {
	if len(s.Points) > 1 {
		return fmt.Sprintf(english.HistoryScoreOfPoint, m.Score.N, m.Point)
	}
	return fmt.Sprintf(english.HistoryScoreAfter, m.Score.N)
}

// planned returns the recorded protocol of a point; one without blocks if it is missing or can't
// be read.
func planned(s journal.Session, point int) protocol.Part {
	for _, p := range s.Points {
		if p.N != point {
			continue
		}
		if plan, err := expanded(s, p, protocol.Options{}); err == nil {
			return plan.Parts[0]
		}
	}
	return protocol.Part{}
}

// expanded returns the plan of the recorded protocol of a point.
func expanded(s journal.Session, p journal.Point, o protocol.Options) (protocol.Plan, error) {
	at := slices.IndexFunc(s.Protocols, func(r journal.Ran) bool { return r.Hash == p.Hash })
	if at < 0 {
		return protocol.Plan{}, errors.New(english.RecordedNoProtocol)
	}
	run, err := asRun(s.Protocols[at])
	if err != nil {
		return protocol.Plan{}, err
	}
	return protocol.Expand(run, o)
}

// asRun parses a recorded protocol. The error says what is wrong first: nobody sees the file.
func asRun(ran journal.Ran) (protocol.Protocol, error) {
	p, err := catalog.Decode(ran.ID, []byte(ran.File))
	var bad *tomldoc.Error
	if errors.As(err, &bad) {
		err = errors.New(bad.Problems[0].Text)
	}
	if err != nil {
		return p, fmt.Errorf(english.RecordedUnreadable, err)
	}
	return p, nil
}

// roundsOf returns the rounds of a block, counted from 1; zero if there is no such block.
func roundsOf(blocks []protocol.Block, block int) protocol.Rounds {
	if block < 1 || block > len(blocks) {
		return protocol.Rounds{}
	}
	return blocks[block-1].Rounds
}

// saidAbout reports whether the source gives the length of a phase as approximate.
func saidAbout(p journal.Phase, part protocol.Part) bool {
	return p.Block > 0 && p.Block <= len(part.Blocks) &&
		slices.ContainsFunc(part.Blocks[p.Block-1].Phases, func(ph protocol.Phase) bool {
			said := ph.Duration
			said.About = false
			return ph.Duration.About && ph.Kind == p.Kind && ph.Label == p.Label && said == p.Planned.Span()
		})
}

// roundsBasis returns the origin of the planned rounds of a block: the protocol's, unless they
// were changed during the run; "" if unknown.
func roundsBasis(blocks []protocol.Block, block, rounds int) protocol.Basis {
	switch {
	case block < 1 || block > len(blocks):
		return ""
	case roundsOf(blocks, block).Planned != rounds:
		return protocol.Chosen
	default:
		return roundsOf(blocks, block).From.Weaker(protocol.Provenance{Basis: protocol.Stated}).Basis
	}
}
