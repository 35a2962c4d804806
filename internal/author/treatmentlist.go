package author

import (
	"slices"

	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Add does what a field of kind Press says, or adds a point behind that of the field; it
// returns the path of the field to fill in next, and false if there is nothing to add
// here. A new point begins with the protocol of the one before.
func (d *TreatmentDraft) Add(f Field) (path string, ok bool) {
	at := f.spot.station
	switch {
	case f.Path == "points":
		at = len(d.stations)
	case at == 0:
		return "", false
	case f.Path == stationPath(at-1)+".more":
		s := d.stations[at-1]
		s.places = append(s.places, newPlace(protocol.Point{}))
		return s.placePath(stationPath(at-1), len(s.places)-1) + ".site", true
	}
	s := protocol.Station{Protocol: d.stations[at-1].at("protocol").Text}
	d.stations = slices.Insert(d.stations, at, newStation(s))
	return stationPath(at) + ".site", true
}

// Removes says what Remove would remove at a field: "site", which is one of several in
// turn, "point", or "" for nothing.
func (d *TreatmentDraft) Removes(f Field) string {
	s := f.spot
	switch {
	case s.place > 0 && len(d.stations[s.station-1].places) > 1:
		return "site"
	case s.station > 0 && len(d.stations) > 1:
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
		s := d.stations[at]
		i := f.spot.place - 1
		s.places = slices.Delete(s.places, i, i+1)
		if sideOf(s.places[0]) != protocol.Both {
			s.inTurn = tomldoc.No
		}
		return s.placePath(stationPath(at), min(i, len(s.places)-1)) + ".site", true
	case "point":
		d.stations = slices.Delete(d.stations, at, at+1)
		at = min(at, len(d.stations)-1)
		return d.stations[at].placePath(stationPath(at), 0) + ".site", true
	default:
		return "", false
	}
}

// Move takes the point of a field n places up or down, and returns the path of the same
// field where it is now.
func (d *TreatmentDraft) Move(f Field, n int) (path string, ok bool) {
	from := f.spot.station - 1
	to := from + n
	if from < 0 || to < 0 || to >= len(d.stations) {
		return "", false
	}
	d.stations[from], d.stations[to] = d.stations[to], d.stations[from]
	return stationPath(to) + f.Path[len(stationPath(from)):], true
}

// Entry names what Add adds below a field, and Move moves: "point", or "" for nothing.
func (d *TreatmentDraft) Entry(f Field) string {
	if f.spot.station == 0 {
		return ""
	}
	return "point"
}
