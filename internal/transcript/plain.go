package transcript

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
)

// plainLines writes a line for each event: the time in the run, then what happened. An event that
// follows from the line before it, such as the end of a timed phase, gets no line.
type plainLines struct {
	run   Run
	round place          // the last one that was named
	lead  string         // format of the next phase, which says how the run came to it
	word  string         // for the current phase
	began bool           // the run has begun
	part  *protocol.Part // the last one that was named
	// The numbers that were marked as chosen: each is marked once.
	chosen map[string]bool
	areas  *session.AreaTimes
	begun  map[int]bool // points
}

// noLead is the lead of a phase that follows by itself.
const noLead = "%s"

type place struct{ point, block, round int }

func newPlain(r Run) *plainLines {
	return &plainLines{run: r, lead: noLead, chosen: map[string]bool{}, areas: session.NewAreaTimes(r.Plan), begun: map[int]bool{}}
}

func (p *plainLines) begin() []byte { return nil }

func (p *plainLines) event(e session.Event) []byte {
	p.areas.Add(e)
	text := p.text(e)
	if text == "" {
		return nil
	}
	return line(e.At, text)
}

func (p *plainLines) sessionClock(at time.Duration, d sessionclock.Due) []byte {
	return line(at, fmt.Sprintf(english.SessionClock, phrase.SessionClockSpoken(d)))
}

func line(at time.Duration, text string) []byte {
	return fmt.Appendf(nil, "%s %s\n", phrase.Clock(at), plain.Line(text))
}

func (p *plainLines) end(s session.Summary) []byte {
	var b bytes.Buffer
	if p.began {
		for _, line := range Summary(s, p.run.Threshold, 0) {
			b.WriteString(line + "\n")
		}
	}
	if p.run.Today != nil && !p.run.preview() {
		for _, line := range phrase.AfterRun(p.run.Plan, p.run.Today(), s.WorkedAt) {
			fmt.Fprintf(&b, english.LineAfterwards+"\n", plain.Line(line))
		}
	}
	return b.Bytes()
}

// text words an event; "" if a listener does not need it.
func (p *plainLines) text(e session.Event) string {
	switch e.Kind {
	case session.SessionStart:
		p.began = true
		return p.title()
	case session.PointStart:
		return p.point(e)
	case session.PhaseStart:
		return p.phase(e)
	case session.PhaseEnd:
		return p.phaseEnd(e)
	default:
		return phrase.Event(e, phrase.About{Part: p.run.part(e), Word: p.word, Number: p.number})
	}
}

func (p *plainLines) title() string {
	parts := []string{p.run.Plan.Name}
	if n := len(p.run.Plan.Points); n > 1 {
		text := phrase.Count(n, "point")
		if p.run.Plan.PointsAssumed() {
			text = phrase.Based(text, protocol.Assumed).String()
		}
		parts = append(parts, text)
	}
	if budget := p.run.Plan.Budget; budget > 0 {
		parts = append(parts, phrase.SetAside(phrase.LengthWords(budget)))
	}
	if p.run.preview() {
		parts = append(parts, phrase.Preview(p.run.Speed))
	}
	return strings.Join(parts, ", ")
}

// point names a point: its site, its number among several and, in a treatment, its protocol; ""
// if it has none of these.
func (p *plainLines) point(e session.Event) string {
	at := p.run.Plan.Points[e.Point-1]
	var parts []string
	if at.Site != "" {
		parts = append(parts, at.String())
	}
	if n := len(p.run.Plan.Points); n > 1 {
		parts = append(parts, phrase.PointOf(e.Point, n, p.run.Plan.PointsAssumed()))
	}
	part := p.run.part(e)
	begins := part != p.part
	first := !p.begun[e.Point]
	p.begun[e.Point] = true
	if begins && p.run.Plan.Treatment {
		parts = append(parts, part.Protocol.Name)
	}
	if ceiling := part.Ceiling(); begins && ceiling.Stops != "" {
		parts = append(parts, phrase.Ceiling(ceiling).String())
	}
	if budget := p.run.Plan.Budget; budget > 0 && e.At >= time.Minute {
		parts = append(parts, fmt.Sprintf(english.LineGone, phrase.Count(int(e.At/time.Minute), "minute"), phrase.LengthWords(budget)))
	}
	if area, ok := p.areas.At(e.At); ok {
		parts = append(parts, phrase.AreaTimeWords(area))
	}
	if first && part.Note != "" {
		parts = append(parts, part.Note)
	}
	p.part = part
	if at.Caution() {
		parts = append(parts, english.CautionSite)
	}
	return strings.Join(parts, ", ")
}

// phase words what to do now: "hold, deeper, round 2 of 6, 8 to 10 seconds".
func (p *plainLines) phase(e session.Event) string {
	p.word = phrase.PhaseName(e)
	if p.run.Alone && e.Phase == protocol.CheckIn {
		return fmt.Sprintf(english.LineUnanswered, p.word)
	}
	block, round := p.roundOf(e)
	parts := []string{fmt.Sprintf(p.lead, block+p.word)}
	if e.Phase.Presses() {
		pressure := p.run.part(e).Pressure
		if shift := phrase.Shift(pressure, e.Shift, e.Level); shift != "" {
			parts = append(parts, shift)
		}
		if pressure.Changes() && pressure.LevelName(e.Level) == "" {
			parts = append(parts, phrase.Level(pressure, e.Level))
		}
	}
	if round != "" {
		parts = append(parts, round)
	}
	parts = append(parts, phrase.Lasts(e, p.number)...)
	p.lead = noLead
	return strings.Join(parts, ", ")
}

// roundOf names the round of a phase if it is the first phase of that round, and the block if it
// is the first of that block.
func (p *plainLines) roundOf(e session.Event) (block, round string) {
	if e.Phase == protocol.CountIn || e.Phase == protocol.Reposition || e.Block == 0 {
		return "", ""
	}
	before, now := p.round, place{e.Point, e.Block, e.Round}
	if now == before {
		return "", ""
	}
	p.round = now
	if before.point != now.point || before.block != now.block {
		block = p.blockName(e)
	}
	switch {
	case e.Rounds > 1:
		of := phrase.RangeWords(p.run.part(e).Blocks[e.Block-1].Rounds.Now(e.Rounds))
		round = p.once("rounds "+of, phrase.Round(e.Round, of), e.RoundsBasis)
	case e.Rounds == 0, e.Round > 1:
		round = phrase.Round(e.Round, "")
	}
	return block, round
}

// blockName names a block among several, unless the phase has the same name.
func (p *plainLines) blockName(e session.Event) string {
	blocks := p.run.part(e).Blocks
	name := blocks[e.Block-1].Name
	if name == "" || name == phrase.PhaseName(e) || len(blocks) == 1 {
		return ""
	}
	return name + ": "
}

// number adds the mark of its origin to a number of something.
func (p *plainLines) number(of, text string, basis protocol.Basis) string {
	return p.once(of+" "+text, text, basis)
}

// once adds the mark of its origin to a number. The mark for chosen numbers is added only the
// first time.
func (p *plainLines) once(what, text string, basis protocol.Basis) string {
	if basis != protocol.Chosen {
		return phrase.Based(text, basis).String()
	}
	if p.chosen[what] {
		return text
	}
	p.chosen[what] = true
	return phrase.Based(text, basis).String()
}

// phaseEnd words how a phase ended; "" if its time was up or the next line says it.
func (p *plainLines) phaseEnd(e session.Event) string {
	switch e.End {
	case session.ByBack:
		p.lead, p.round = english.LineBackTo, place{}
	case session.ByRestart:
		p.lead, p.round = english.LineAgain, place{}
	case session.ByNext:
		if !p.run.Alone || e.Phase != protocol.CheckIn { // of which it was said
			p.lead = english.LineSkippedTo
		}
	}
	return phrase.PhaseEnded(e, p.number)
}

// Summary returns what was done: a line for each point, the totals, and the lines for the chart. The
// pressure pain thresholds are those at the first point, in kg/cm2; zero for none.
func Summary(s session.Summary, before, after float64) []string {
	var lines []string
	line := func(text string) { lines = append(lines, plain.Line(text)) }
	if s.Speed.Preview() {
		line(fmt.Sprintf(english.SummaryPreview, s.Protocol, phrase.Preview(s.Speed)))
	} else {
		line(fmt.Sprintf(english.SummaryOf, s.Protocol))
	}
	for _, p := range s.Points {
		var names []string
		if name := p.Point.String(); name != "" || len(s.Points) > 1 {
			names = append(names, phrase.PointName(p.Point, p.Number))
		}
		if p.Protocol != s.Protocol {
			names = append(names, p.Protocol)
		}
		line(pointLine(strings.Join(names, ", "), p))
	}
	line(phrase.Times(s.Total, s.Active, s.Waited, s.Budget, phrase.LengthWords))
	for _, a := range s.Areas {
		line(phrase.AreaTimeWords(a))
	}
	for _, n := range phrase.Notes(s.Points, s.Speed.Preview()) {
		line(fmt.Sprintf(english.SummaryNote, n))
	}
	first := slices.IndexFunc(s.Points, func(p session.PointSummary) bool { return p.Number == 1 && p.Active > 0 })
	if first >= 0 && before > 0 && !s.Speed.Preview() {
		n := fmt.Sprintf(english.NoteThreshold, phrase.Thresholds(before, after))
		if len(s.Points) > 1 {
			n = fmt.Sprintf("%s: %s", phrase.PointName(s.Points[first].Point, 1), n)
		}
		line(fmt.Sprintf(english.SummaryNote, n))
	}
	return lines
}

// pointLine compares what was planned and what was done at a point.
func pointLine(name string, p session.PointSummary) string {
	if name != "" {
		name += ": "
	}
	rounds := phrase.Count(p.Rounds, "round")
	if p.Planned > 0 && p.Planned != p.Rounds {
		rounds = phrase.Based(fmt.Sprintf(english.SummaryRounds, p.Rounds, phrase.CountOf(p.PlannedAs, "round")), p.PlannedBasis).String()
	}
	parts := []string{rounds}
	if p.Holds > 0 {
		parts = append(parts, fmt.Sprintf(english.SummaryHolds, phrase.Count(p.Holds, "hold"), p.Fits))
	}
	if p.Compression > 0 {
		parts = append(parts, fmt.Sprintf(english.SummaryPressed, phrase.LengthWords(whole(p.Compression))))
	}
	switch {
	case p.Before.Given && p.After.Given:
		parts = append(parts, fmt.Sprintf(english.SummaryScores, p.Before.N, p.After.N))
	case p.Before.Given:
		parts = append(parts, fmt.Sprintf(english.SummaryScore, p.Before.N))
	case p.After.Given:
		parts = append(parts, fmt.Sprintf(english.SummaryAfter, p.After.N))
	}
	return name + strings.Join(parts, ", ")
}

func whole(d time.Duration) time.Duration { return d.Truncate(time.Second) }
