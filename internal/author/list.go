package author

import (
	"slices"

	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// entry is an item of a list that a field is of: a phase, a point, a source.
type entry struct {
	name    string // what Add adds below and Move moves; "" for nothing
	removes string
	add     func() (path string)
	remove  func() (path string)
	move    func(path string, n int) (string, bool)
}

// Entry names what Add adds below a field, and Move moves; "" for nothing.
func (f Field) Entry() string { return f.entry.name }

// Removes says what Remove would remove at a field, such as "phase"; "" for nothing.
func (f Field) Removes() string { return f.entry.removes }

// Add does what a field of kind Press says, or adds an item after the field's own. It returns
// the path of the field to fill in next, and false if nothing can be added here.
func (f Field) Add() (path string, ok bool) { return f.arrange(f.entry.add) }

// Remove removes the field's item, and returns the path of the field to go to.
func (f Field) Remove() (path string, ok bool) { return f.arrange(f.entry.remove) }

func (f Field) arrange(do func() string) (path string, ok bool) {
	if do == nil {
		return "", false
	}
	return do(), true
}

// Move moves the field's item n places down its list, and returns the field's new path.
func (f Field) Move(n int) (path string, ok bool) {
	if f.entry.move == nil {
		return "", false
	}
	return f.entry.move(f.Path, n)
}

// mover moves an item of a list; at gives the path of an item by its place.
func mover[T any](list []T, from int, at func(int) string) func(string, int) (string, bool) {
	return func(path string, n int) (string, bool) {
		to := from + n
		if to < 0 || to >= len(list) {
			return "", false
		}
		list[from], list[to] = list[to], list[from]
		return at(to) + path[len(at(from)):], true
	}
}

func (d *Draft) part(b int) entry {
	block := d.blocks[b]
	e := entry{add: func() string { return d.insert(b, len(block.phases)) }}
	if len(d.blocks) > 1 {
		e.removes = "part"
		e.remove = func() string {
			d.blocks = slices.Delete(d.blocks, b, b+1)
			return blockPath(min(b, len(d.blocks)-1)) + ".rounds"
		}
	}
	return e
}

func (d *Draft) addPart() string {
	d.blocks = append(d.blocks, d.newBlock(protocol.Block{Phases: []protocol.Phase{{Kind: protocol.Hold}}}))
	return phasePath(len(d.blocks)-1, 0) + ".kind"
}

func (d *Draft) phase(b, i int) entry {
	block := d.blocks[b]
	return entry{
		name: "phase", removes: "phase",
		add: func() string { return d.insert(b, i+1) },
		remove: func() string {
			block.phases = slices.Delete(block.phases, i, i+1)
			if i == len(block.phases) {
				return blockPath(b) + ".phases"
			}
			return phasePath(b, i) + ".kind"
		},
		move: mover(block.phases, i, func(i int) string { return phasePath(b, i) }),
	}
}

// insert puts a phase into a block, a release after a hold.
func (d *Draft) insert(b, i int) (path string) {
	block, kind := d.blocks[b], protocol.Hold
	if i > 0 && kindOf(block.phases[i-1]) == protocol.Hold {
		kind = protocol.Release
	}
	block.phases = slices.Insert(block.phases, i, newTable(protocol.Phase{Kind: kind}, d.tables.Phase))
	return phasePath(b, i) + ".kind"
}

func (d *Draft) caution(i int) entry {
	return entry{removes: "caution", remove: func() string {
		d.cautions = slices.Delete(d.cautions, i, i+1)
		return item("cautions", i)
	}}
}

// source is the entry of a source. A number whose source is gone is chosen.
func (d *Draft) source(i int) entry {
	return entry{removes: "source", remove: func() string {
		key := d.sources[i].at("key").Text
		d.sources = slices.Delete(d.sources, i, i+1)
		for _, p := range d.origins() {
			if p.Source == key {
				*p = protocol.Provenance{Basis: protocol.Chosen}
			}
		}
		return sourcePath(i) + ".citation"
	}}
}

// point is the entry of a point. A new point begins with the protocol of the one before.
func (d *TreatmentDraft) point(i int) entry {
	e := entry{
		name: "point",
		add:  func() string { return d.insert(i + 1) },
		move: mover(d.points, i, pointPath),
	}
	if len(d.points) > 1 {
		e.removes = "point"
		e.remove = func() string {
			d.points = slices.Delete(d.points, i, i+1)
			at := min(i, len(d.points)-1)
			return d.points[at].placePath(pointPath(at), 0) + ".site"
		}
	}
	return e
}

func (d *TreatmentDraft) insert(i int) (path string) {
	s := protocol.TreatmentPoint{Protocol: d.points[i-1].at("protocol").Text}
	d.points = slices.Insert(d.points, i, d.newPoint(s))
	return pointPath(i) + ".site"
}

// removePlace removes one of several sites in turn from a point at a path.
func (s *treatmentPoint) removePlace(path string, i int) string {
	s.places = slices.Delete(s.places, i, i+1)
	if sideOf(s.places[0]) != protocol.Both {
		s.inTurn = tomldoc.No
	}
	return s.placePath(path, min(i, len(s.places)-1)) + ".site"
}

func (d *TreatmentDraft) addPlace(s *treatmentPoint, path string) string {
	s.places = append(s.places, newTable(protocol.Point{}, d.tables.Point))
	return s.placePath(path, len(s.places)-1) + ".site"
}
