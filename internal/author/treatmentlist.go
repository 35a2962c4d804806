package author

import (
	"slices"

	"presshold/internal/protocol"
)

// Add does what a field of kind Press says, or adds a point behind that of the field; it
// returns the path of the field to fill in next, and false if there is nothing to add
// here. A new point begins with the protocol of the one before.
func (d *TreatmentDraft) Add(f Field) (path string, ok bool) {
	at := f.spot.station
	switch {
	case f.Path == "points":
		at = len(d.Stations)
	case at == 0:
		return "", false
	case f.Path == stationPath(at-1)+".more":
		s := &d.Stations[at-1]
		s.Places = append(s.Places, Place{})
		return s.placePath(stationPath(at-1), len(s.Places)-1) + ".site", true
	}
	s := Station{Protocol: d.Stations[at-1].Protocol, Places: make([]Place, 1)}
	d.Stations = slices.Insert(d.Stations, at, s)
	return stationPath(at) + ".site", true
}

// Removes says what Remove would remove at a field: "site", which is one of several in
// turn, "point", or "" for nothing.
func (d *TreatmentDraft) Removes(f Field) string {
	s := f.spot
	switch {
	case s.place > 0 && len(d.Stations[s.station-1].Places) > 1:
		return "site"
	case s.station > 0 && len(d.Stations) > 1:
		return "point"
	default:
		return ""
	}
}

// Remove removes the site or the point that a field is of, and returns the path of the
// field to go on at.
func (d *TreatmentDraft) Remove(f Field) (path string, ok bool) {
	at := f.spot.station - 1
	switch d.Removes(f) {
	case "site":
		s := &d.Stations[at]
		i := f.spot.place - 1
		s.Places = slices.Delete(s.Places, i, i+1)
		s.InTurn = s.InTurn && s.Places[0].Side == protocol.Both
		return s.placePath(stationPath(at), min(i, len(s.Places)-1)) + ".site", true
	case "point":
		d.Stations = slices.Delete(d.Stations, at, at+1)
		at = min(at, len(d.Stations)-1)
		return d.Stations[at].placePath(stationPath(at), 0) + ".site", true
	default:
		return "", false
	}
}

// Move takes the point of a field n places up or down, and returns the path of the same
// field where it is now.
func (d *TreatmentDraft) Move(f Field, n int) (path string, ok bool) {
	from := f.spot.station - 1
	to := from + n
	if from < 0 || to < 0 || to >= len(d.Stations) {
		return "", false
	}
	d.Stations[from], d.Stations[to] = d.Stations[to], d.Stations[from]
	return stationPath(to) + f.Path[len(stationPath(from)):], true
}

// Entry names what Add adds below a field, and Move moves: "point", or "" for nothing.
func (d *TreatmentDraft) Entry(f Field) string {
	if f.spot.station == 0 {
		return ""
	}
	return "point"
}
