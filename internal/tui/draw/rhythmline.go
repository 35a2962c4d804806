package draw

import (
	"strings"
	"time"

	"presshold/internal/protocol"
)

// Heights of a line of rhythm: the harder the hands press, the higher.
const (
	pressing = '█' // for as long as the file says
	mayPress = '▓' // up to the most that a range allows
	untilLet = '░' // until something is felt
	working  = '▄' // with the hands on, but not pressing: a stroke, a stretch
	resting  = '▁'
)

// openLength is the length of an open phase in such a line, unless its cap is shorter.
const openLength = 20 * time.Second

// RhythmLine returns the rhythm of a protocol in one line of the given number of cells: its first
// round, and a second one if it fits; "" for a protocol without any time.
func RhythmLine(p protocol.Protocol, cells int) string {
	var all []segment
	for _, ph := range p.Phases() {
		all = append(all, segments(ph)...)
	}
	if len(p.Blocks) == 1 && p.Blocks[0].Rounds.Planned != 1 {
		all = append(all, all...)
	}
	for len(all) > cells { // what comes later matters less
		all = all[:len(all)-1]
	}
	total := time.Duration(0)
	for _, b := range all {
		total += b.lasts
	}
	if total == 0 {
		return ""
	}
	var out strings.Builder
	spare := cells - len(all) // each has a cell, whatever its length
	from, passed := 0, time.Duration(0)
	for _, b := range all {
		passed += b.lasts
		to := int((passed*time.Duration(spare) + total/2) / total)
		out.WriteString(strings.Repeat(string(b.sign), 1+to-from))
		from = to
	}
	return out.String()
}

// segment is a stretch of such a line.
type segment struct {
	sign  rune
	lasts time.Duration
}

// segments returns the stretches of a phase: two for a hold with a range.
func segments(p protocol.Phase) []segment {
	d := p.Duration
	switch {
	case p.Kind == protocol.CheckIn:
		return nil
	case p.Kind == protocol.Contract, p.Kind == protocol.Stretch, p.Kind == protocol.Stroke, p.Kind == protocol.PositionOfEase:
		return []segment{{working, drawnLength(p)}}
	case p.Kind != protocol.Hold:
		return []segment{{resting, drawnLength(p)}}
	case d.Open:
		return []segment{{untilLet, drawnLength(p)}}
	case d.IsRange():
		return []segment{{pressing, d.Min}, {mayPress, d.Max - d.Min}}
	default:
		return []segment{{pressing, d.Max}}
	}
}

func drawnLength(p protocol.Phase) time.Duration {
	if !p.Duration.Open {
		return p.Duration.Max
	}
	if p.Cap > 0 {
		return min(p.Cap, openLength)
	}
	return openLength
}
