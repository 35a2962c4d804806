package tui

import (
	"strings"
	"time"

	"presshold/internal/protocol"
)

// What a strip shows of a phase: how hard the hands press is its height.
const (
	pressing = '█' // for as long as the file says
	mayPress = '▓' // up to the most that a range allows
	untilLet = '░' // until something is felt
	working  = '▄' // with the hands on, but not pressing: a stroke, a stretch
	resting  = '▁'
)

// openLength is how long an open phase is in a strip, unless its cap comes sooner.
const openLength = 20 * time.Second

// strip is the rhythm of a protocol in one line of so many cells: its first round, and
// another one behind it where there is room.
func strip(p protocol.Protocol, cells int) string {
	var beats []beat
	for _, b := range p.Blocks {
		for _, ph := range b.Phases {
			beats = append(beats, beatsOf(ph)...)
		}
	}
	if len(p.Blocks) == 1 && p.Blocks[0].Rounds.Planned != 1 {
		beats = append(beats, beats...)
	}
	for len(beats) > cells { // what comes later matters less
		beats = beats[:len(beats)-1]
	}
	total := time.Duration(0)
	for _, b := range beats {
		total += b.lasts
	}
	if total == 0 {
		return ""
	}
	var out strings.Builder
	spare := cells - len(beats) // each has a cell, whatever its length
	from, passed := 0, time.Duration(0)
	for _, b := range beats {
		passed += b.lasts
		to := int((passed*time.Duration(spare) + total/2) / total)
		out.WriteString(strings.Repeat(string(b.sign), 1+to-from))
		from = to
	}
	return out.String()
}

// beat is a stretch of a strip.
type beat struct {
	sign  rune
	lasts time.Duration
}

// beatsOf is what a strip shows of a phase: two stretches of a hold that has a range.
func beatsOf(p protocol.Phase) []beat {
	d := p.Duration
	switch {
	case p.Kind == protocol.CheckIn:
		return nil
	case p.Kind == protocol.Contract, p.Kind == protocol.Stretch, p.Kind == protocol.Stroke, p.Kind == protocol.PositionOfEase:
		return []beat{{working, stripLength(p)}}
	case p.Kind != protocol.Hold:
		return []beat{{resting, stripLength(p)}}
	case d.Open:
		return []beat{{untilLet, stripLength(p)}}
	case d.IsRange():
		return []beat{{pressing, d.Min}, {mayPress, d.Max - d.Min}}
	default:
		return []beat{{pressing, d.Max}}
	}
}

func stripLength(p protocol.Phase) time.Duration {
	if !p.Duration.Open {
		return p.Duration.Max
	}
	if p.Cap > 0 {
		return min(p.Cap, openLength)
	}
	return openLength
}
