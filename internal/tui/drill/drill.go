// Package drill is the screens on which a student trains the hands: blind holds, the
// rhythm of press and rest, readings of a scale, and the force on a gauge.
//
// In the timed drills the target is shown and the clock hidden: nothing on the screen moves during a
// hold. A press is timed at the moment its key message arrives, before anything else is done.
package drill

import (
	"time"

	"presshold/internal/gauge"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
)

// Options say what to drill, and connect the screen to the outside.
type Options struct {
	// Exercise is complete, but on a gauge the screen asks for levels if there are none.
	training.Exercise

	Name string // of the protocol
	Why  string // a sentence on why this drill; "" for none

	Gauge string       // its name
	Open  func() Gauge // begins to read it; nil where there is none

	Now func() time.Time // the time of day, for the record
	// Keep records a result. It is called from a command.
	Keep func(training.Result) error
}

// Gauge gives the readings of a force gauge.
type Gauge interface {
	// Next waits for the next batch; false once over is closed.
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
