package transcript

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// telling says a run in lines: the time in the run, then what happened. What follows
// from the line before it (a timed phase ends, the next begins) is not said twice.
type telling struct {
	run   Run
	round place          // the last that was told
	lead  string         // put before the next phase: how it came to it
	word  string         // of the phase at hand
	began bool           // the run did
	part  *protocol.Part // the last that was told
	// The numbers that were said to be chosen.
	chosen map[string]bool
	areas  *session.AreaTimes
}

// place is a round of a block at a point.
type place struct{ point, block, round int }

func newPlain(r Run) *telling {
	return &telling{run: r, chosen: map[string]bool{}, areas: session.NewAreaTimes(r.Plan)}
}

func (p *telling) begin() []byte { return nil }

func (p *telling) event(e session.Event) []byte {
	p.areas.Add(e)
	text := p.text(e)
	if text == "" {
		return nil
	}
	return p.aside(e.At, text)
}

func (p *telling) aside(at time.Duration, text string) []byte {
	return fmt.Appendf(nil, "%s %s\n", phrase.Clock(at), plain.Line(text))
}

func (p *telling) end(s session.Summary) []byte {
	var b bytes.Buffer
	if p.began {
		_ = WriteSummary(&b, s) // a buffer takes everything
	}
	if p.run.Today != nil && !p.run.preview() {
		for _, line := range p.run.Plan.Afterwards(p.run.Today(), s.WorkedAt) {
			b.WriteString("afterwards: " + plain.Line(line) + "\n")
		}
	}
	return b.Bytes()
}

// text is what is to be said of an event; "" for one that tells a listener nothing.
func (p *telling) text(e session.Event) string {
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
	case session.InRange:
		return "in range"
	case session.GuideReached:
		return p.number(word(e), "guide time of "+protocol.DurationWords(e.Held), e.GuideBasis) + " reached"
	case session.RuleMet:
		return "stop rule met: " + p.rule(e)
	case session.SessionEnd:
		return phrase.Ended(e.End)
	default:
		return p.control(e)
	}
}

// control is what is to be said of something that a hand did to the run.
func (p *telling) control(e session.Event) string {
	switch e.Kind {
	case session.Paused:
		return "paused"
	case session.GapFound:
		return "paused, " + phrase.Gap(e.Cause)
	case session.GettingSet:
		return "get ready, " + p.word + " goes on in " + protocol.DurationWords(e.Max)
	case session.Resumed:
		return "resumed, " + p.word
	case session.Adjusted:
		return p.word + " is now " + p.number("", protocol.DurationWords(e.Max), e.MaxBasis) + " long"
	case session.Replanned:
		return p.number("", protocol.Count(e.Rounds, "round"), e.RoundsBasis) + " planned now"
	case session.Scored:
		if e.Corrects {
			return fmt.Sprintf("client-reported score corrected to %d", e.Score.N)
		}
		return fmt.Sprintf("client-reported score %d", e.Score.N)
	case session.ScoreTakenBack:
		if e.Score.Given {
			return fmt.Sprintf("client-reported score taken back, %d stands", e.Score.N)
		}
		return "client-reported score taken back"
	case session.Replied:
		return "client says " + string(e.Answer)
	case session.LevelSet:
		return "pressure " + phrase.Level(p.run.part(e).Pressure, e.Level)
	case session.HandsLead:
		return "press and hold: a hold lasts as long as the hands press"
	case session.Pressed:
		return "pressed"
	default:
		return ""
	}
}

func (p *telling) title() string {
	parts := []string{p.run.Plan.Name}
	if n := len(p.run.Plan.Points); n > 1 {
		text := protocol.Count(n, "point")
		if p.run.Plan.PointsAssumed() {
			text = phrase.Based(text, protocol.Assumed)
		}
		parts = append(parts, text)
	}
	if budget := p.run.Plan.Budget; budget > 0 {
		parts = append(parts, protocol.DurationWords(budget)+" set aside")
	}
	if p.run.preview() {
		parts = append(parts, Preview(p.run.Speed))
	}
	return strings.Join(parts, ", ")
}

// Preview is the mark of a run that is played faster than it was meant to be.
func Preview(speed session.Speed) string { return "preview, " + speed.Times() + " times as fast" }

// point is said of a point that has a name, or is one of several, or of a treatment,
// where it also has a protocol of its own.
func (p *telling) point(e session.Event) string {
	at := p.run.Plan.Points[e.Point-1]
	var parts []string
	if at.Site != "" {
		parts = append(parts, at.String())
	}
	if n := len(p.run.Plan.Points); n > 1 {
		parts = append(parts, phrase.PointOf(e.Point, n, p.run.Plan.PointsAssumed()))
	}
	part := p.run.part(e)
	changes := p.run.Plan.Treatment && part != p.part
	if changes {
		parts = append(parts, part.Protocol.Name)
	}
	if budget := p.run.Plan.Budget; budget > 0 && e.At >= time.Minute {
		parts = append(parts, fmt.Sprintf("%s of %s gone", protocol.Count(int(e.At/time.Minute), "minute"), protocol.DurationWords(budget)))
	}
	if area, ok := p.areas.At(e.At); ok {
		parts = append(parts, phrase.AreaTime(area))
	}
	if changes && part.Note != "" {
		parts = append(parts, part.Note)
	}
	p.part = part
	if at.Caution() {
		parts = append(parts, protocol.CautionWords)
	}
	return strings.Join(parts, ", ")
}

// phase says what to do now: "hold, deeper, round 2 of 6, 8 to 10 seconds".
func (p *telling) phase(e session.Event) string {
	p.word = word(e)
	block, round := p.roundOf(e)
	parts := []string{p.lead + block + p.word}
	if e.Phase.Presses() {
		pressure := p.run.part(e).Pressure
		if shift := phrase.Shift(pressure, e.Shift, e.Level); shift != "" {
			parts = append(parts, shift)
		}
		if pressure.Changes() && pressure.LevelName(e.Level) == "" {
			parts = append(parts, phrase.Level(pressure, e.Level))
		}
	}
	parts = append(parts, round...)
	parts = append(parts, p.length(e)...)
	p.lead = ""
	return strings.Join(parts, ", ")
}

// word is what a phase is called.
func word(e session.Event) string {
	if e.Label != "" {
		return e.Label
	}
	return e.Phase.Word()
}

// roundOf says in which round a phase is, where it is the first of it that is heard,
// and names the block where it is the first of that.
func (p *telling) roundOf(e session.Event) (block string, round []string) {
	if e.Phase == protocol.CountIn || e.Phase == protocol.Reposition || e.Block == 0 {
		return "", nil
	}
	before, now := p.round, place{e.Point, e.Block, e.Round}
	if now == before {
		return "", nil
	}
	p.round = now
	if before.point != now.point || before.block != now.block {
		block = p.blockName(e)
	}
	switch {
	case e.Rounds > 1:
		of := " of " + p.run.part(e).Blocks[e.Block-1].Rounds.Now(e.Rounds).String()
		round = []string{fmt.Sprintf("round %d", e.Round) + p.number("round", of, e.RoundsBasis)}
	case e.Rounds == 0, e.Round > 1:
		round = []string{fmt.Sprintf("round %d", e.Round)}
	}
	return block, round
}

// blockName is said of one of several blocks, unless its phase says it already.
func (p *telling) blockName(e session.Event) string {
	blocks := p.run.part(e).Blocks
	name := blocks[e.Block-1].Name
	if name == "" || name == word(e) || len(blocks) == 1 {
		return ""
	}
	return name + ": "
}

// length says how long a phase lasts, every number with where it comes from unless that
// is a source.
func (p *telling) length(e session.Event) []string {
	most := "at most " + p.number(word(e)+" cap", protocol.DurationWords(e.Max), e.MaxBasis)
	switch {
	case !e.Count.IsZero():
		return []string{p.number(word(e), e.Count.Words()+" "+e.Phase.Counts(), e.CountBasis), most}
	case e.Open:
		parts := []string{"as long as it takes"}
		if e.Phase == protocol.Hold {
			parts = []string{"until released"}
		}
		if e.Guide > 0 {
			parts = append(parts, p.number(word(e), "guide time "+e.GuideSpan().Words(), e.GuideBasis))
		}
		return append(parts, most)
	case e.Max == 0:
		return []string{"waits for an answer"}
	default:
		return []string{p.number(word(e), e.Span().Words(), e.Basis)}
	}
}

// number says a number of something with where it comes from. That the user has chosen it
// is said once, and not in each line.
func (p *telling) number(of, text string, basis protocol.Basis) string {
	if basis != protocol.Chosen {
		return phrase.Based(text, basis)
	}
	what := of + " " + text
	if p.chosen[what] {
		return text
	}
	p.chosen[what] = true
	return phrase.Based(text, basis)
}

// phaseEnd says how a phase ended, unless by the clock: then the next line says it all.
func (p *telling) phaseEnd(e session.Event) string {
	switch e.End {
	case session.ByCap:
		return "cap reached after " + p.number(word(e)+" cap", protocol.DurationWords(e.Held), e.MaxBasis)
	case session.ByLift:
		return "let go after " + protocol.DurationWords(e.Held.Truncate(time.Second))
	case session.ByLoss:
		return "ended after " + protocol.DurationWords(e.Held.Truncate(time.Second)) + ", the hands are out of sight"
	case session.ByRelease:
		return "released after " + protocol.DurationWords(e.Held.Truncate(time.Second))
	case session.ByBack:
		p.lead, p.round = "back to ", place{}
	case session.ByRestart:
		p.lead, p.round = "again, ", place{}
	case session.ByJump:
		return "on to another point"
	case session.BySkip:
		return "point left out"
	case session.ByNext:
		p.lead = "skipped to "
	}
	return ""
}

// rule is the criterion that was met, in words.
func (p *telling) rule(e session.Event) string {
	block := p.run.part(e).Blocks[e.Block-1]
	for _, c := range block.Until {
		if c.Rule == e.Rule {
			return c.Words(block.Eased)
		}
	}
	return protocol.Criterion{Rule: e.Rule}.Words(block.Eased)
}
