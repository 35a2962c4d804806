package protocol

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// dayAndTime is how moments after a session are written.
const dayAndTime = "2006-01-02 15:04"

// Afterwards says in lines what the protocol's sources tell of the time after a session
// that ended then, as dates in the zone of that moment: they are the source's, with its
// own reservation, and no prediction. Nil where no source says anything.
func (p Protocol) Afterwards(end time.Time) []string {
	a := p.Aftercare
	var lines, keys []string
	say := func(words, layout string, s Span, from Provenance) {
		if s.IsZero() || s.Open {
			return
		}
		first, last := end.Add(s.Min).Format(layout), end.Add(s.Max).Format(layout)
		when := last
		if first != last {
			when = first + " to " + last
		}
		lines = append(lines, fmt.Sprintf("%s %s (%s)", words, when, strings.Replace(from.String(), ":", ": ", 1)))
		if from.Source != "" && !slices.Contains(keys, from.Source) {
			keys = append(keys, from.Source)
		}
	}
	say("soreness should have faded by", dayAndTime, a.Soreness, a.SorenessFrom)
	say("muscles may stay more relaxed until", time.DateOnly, a.Relaxed, a.RelaxedFrom)
	if len(lines) == 0 {
		return nil
	}
	if a.Caveat != "" {
		lines = append(lines, a.Caveat)
	}
	for _, key := range keys {
		if s, ok := p.Source(key); ok {
			lines = append(lines, fmt.Sprintf("so says %s: %s", key, s.Citation))
		}
	}
	return lines
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
