// Package drill is the screens on which a student trains the hands: blind holds, the
// rhythm of press and rest, readings of a scale, and the force on a gauge.
//
// In the timed drills the target is shown and the clock hidden: while a hold lasts,
// nothing on the screen moves. A press is timed from the moment at which the program
// takes in the message of its key, before anything else is done with it.
package drill

import (
	"time"

	"presshold/internal/gauge"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
)

// Options say what to drill, and connect the screen to what lies outside.
type Options struct {
	// Exercise is what to do, complete. On a gauge its levels are asked for where there are
	// none.
	training.Exercise

	Name string // of the protocol
	Why  string // a sentence on why this drill; "" for none

	Gauge string       // its name
	Open  func() Gauge // begins to read it; nil where there is none

	Now func() time.Time // the time of day, for the record
	// Keep keeps a result. It is called from a command.
	Keep func(training.Result) error
}

// Gauge gives the readings of a force gauge.
type Gauge interface {
	// Next waits for news of it; false once it is over.
	Next(over <-chan struct{}) (gauge.Batch, bool)
	Close()
}

// New is the screen of a drill.
func New(o Options) ui.Screen {
	s := &screen{Options: o, stage: reading}
	switch {
	case o.Drill == training.Pressure:
		s.kind = &scale{s}
	case o.Drill.Forces():
		s.kind = newForce(s)
	default:
		s.kind = &timed{screen: s}
	}
	return s
}
