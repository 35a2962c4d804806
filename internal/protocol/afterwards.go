package protocol

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// NoPrediction stands beside what sources say of the time after a session.
const NoPrediction = "no prediction: it was said of others, not of this client"

// dayLayout is how days are written; no source knows the hour.
const dayLayout = "2 January 2006"

// Window says a window of time after a session as the sources write it: "24-36 h",
// "4-14 days".
func Window(s Span) string {
	unit, name := time.Hour, " h"
	if days := 24 * time.Hour; s.Max >= 3*days && s.Min%days == 0 && s.Max%days == 0 {
		unit, name = days, " days"
	}
	if s.Min%unit != 0 || s.Max%unit != 0 {
		return s.Words()
	}
	text := fmt.Sprintf("%d%s", s.Max/unit, name)
	if s.IsRange() {
		text = fmt.Sprintf("%d-%s", s.Min/unit, text)
	}
	if s.About {
		text = about + text
	}
	return text
}

// Days says on which days a window after a session lies: "23 November 2026", or the
// first to the last.
func Days(s Span, end time.Time) string {
	first, last := end.Add(s.Min).Format(dayLayout), end.Add(s.Max).Format(dayLayout)
	if first == last {
		return last
	}
	return first + " to " + last
}

// windows are what the sources say of the time after a session: in the words of the
// source, as a span, with its origin.
func (a Aftercare) windows(say func(words string, s Span, from Provenance)) {
	if !a.Soreness.IsZero() && !a.Soreness.Open {
		say("soreness fades within "+Window(a.Soreness), a.Soreness, a.SorenessFrom)
	}
	if !a.Relaxed.IsZero() && !a.Relaxed.Open {
		say("muscles stay more relaxed for "+Window(a.Relaxed), a.Relaxed, a.RelaxedFrom)
	}
}

// AftercareLines says what the sources tell of the time after a session, each with its
// origin: "soreness fades within 24-36 h (stated: N0)", then their own reservation. Nil
// where no source says anything.
func (p Protocol) AftercareLines() []string {
	return p.aftercareLines(func(words string, _ Span) string { return words })
}

func (p Protocol) aftercareLines(put func(words string, s Span) string) []string {
	var lines []string
	p.Aftercare.windows(func(words string, s Span, from Provenance) {
		lines = append(lines, fmt.Sprintf("%s (%s)", put(words, s), strings.Replace(from.String(), ":", ": ", 1)))
	})
	if len(lines) > 0 && p.Aftercare.Caveat != "" {
		lines = append(lines, p.Aftercare.Caveat)
	}
	return lines
}

// Afterwards says in lines what the protocol's sources tell of the time after a session
// that ended then, as days in the zone of that moment: they are the source's, with its
// own reservation, and no prediction. Of a run with none of the sources' numbers left it
// gives no days: the sources speak of their own protocol. Nil where no source says
// anything.
func (p Protocol) Afterwards(end time.Time) []string {
	put := func(words string, s Span) string { return words + ": " + Days(s, end) }
	own := p.ownNumbers() && p.Aftercare.sourced()
	if own {
		put = func(words string, _ Span) string { return words }
	}
	lines := p.aftercareLines(put)
	if len(lines) == 0 {
		return nil
	}
	if own {
		lines = append([]string{"this run has none of the source's own numbers; the source says of its own protocol:"}, lines...)
	}
	var keys []string
	p.Aftercare.windows(func(_ string, _ Span, from Provenance) {
		if s, ok := p.Source(from.Source); ok && !slices.Contains(keys, s.Key) {
			keys = append(keys, s.Key)
			lines = append(lines, fmt.Sprintf("so says %s: %s", s.Key, s.Citation))
		}
	})
	return append(lines, NoPrediction)
}

// sourced tells that a source speaks of the time after.
func (a Aftercare) sourced() bool { return a.SorenessFrom.Source != "" || a.RelaxedFrom.Source != "" }

// ownNumbers tells that the user has chosen numbers in place of the protocol's, and that
// no length, count or number of rounds is left that a source gives.
func (p Protocol) ownNumbers() bool {
	chosen, sourced := false, false
	see := func(there bool, from Provenance) {
		chosen = chosen || there && from.Is(Chosen)
		sourced = sourced || there && (from.Is(Stated) || from.Is(Secondary))
	}
	for _, b := range p.Blocks {
		see(b.Rounds.Planned > 0, b.Rounds.From)
		see(b.Sets > 0, b.SetsFrom)
		for _, ph := range b.Phases {
			see(!ph.Duration.IsZero() && !ph.Duration.Open, ph.From)
			see(ph.Duration.Open, ph.CapFrom)
			see(ph.Counted(), ph.CountFrom)
		}
	}
	return chosen && !sourced
}

// Afterwards says it of all protocols of the plan at whose points, by their index from
// 0, something was done; under the protocol's name where there are several.
func (p *Plan) Afterwards(end time.Time, done func(point int) bool) []string {
	var told []string // ids
	var lines []string
	for i := range p.Parts {
		part := &p.Parts[i]
		worked := false
		for n := part.From; n < part.To; n++ {
			worked = worked || done(n)
		}
		if !worked || slices.Contains(told, part.Protocol.ID) {
			continue
		}
		told = append(told, part.Protocol.ID)
		said := part.Protocol.Afterwards(end)
		if len(said) > 0 && len(p.Parts) > 1 {
			lines = append(lines, part.Protocol.Name+":")
		}
		lines = append(lines, said...)
	}
	return lines
}
