// Package drill is the screens on which a student trains the hands: blind holds, the
// rhythm of press and rest, readings of a scale, and the force on a gauge.
//
// In the timed drills the target is told and the clock hidden: while a hold lasts,
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
	Drill    training.Drill
	Protocol string // id; "" where the target was chosen freely
	Name     string // of the protocol
	Why      string // a sentence on why this drill; "" for none
	Trials   int    // how many presses or readings; at least training.MinTrials make a score

	Mode  training.Mode   // to begin with; of the timed drills
	Press training.Target // of the timed drills
	Rest  training.Target // of the rhythm

	Loads []float64 // targets of pressure, in turn; none on a gauge where they are asked for
	Unit  string    // of those, such as kg

	// On a gauge. Press is how long a hold lasts. The levels are asked for where there are
	// none, or are made of the loads and the band.
	Levels []training.Level
	Band   training.ForceBand // around the loads; zero where it is asked for
	Gauge  string             // its name
	Open   func() Gauge       // begins to read it

	Now func() time.Time // the time of day, for the record
	// Keep keeps a result; nil where nothing is kept. It is called from a command.
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
	switch {
	case o.Drill == training.Pressure:
		return newScale(o)
	case o.Drill.Forces():
		return newForce(o)
	default:
		return newTimed(o)
	}
}

// record keeps what a drill has brought, once.
type record struct {
	keep   func(training.Result) error // nil for not
	result training.Result
	handed bool  // the result was handed over
	done   bool  // and was kept, or not
	err    error // why not
}

// hand hands the result over, if there is anything in it that was not.
func (r *record) hand() func() error {
	if r.keep == nil || r.handed || r.result.Trials() == 0 {
		return nil
	}
	r.handed = true
	keep, result := r.keep, r.result
	return func() error { return keep(result) }
}

// told takes note of how it went.
func (r *record) told(k ui.Kept) {
	if r.handed {
		r.done, r.err = true, k.Err
	}
}

// trouble says why the result could not be kept; "" where it was, or is about to be.
func (r *record) trouble() string {
	if r.err != nil {
		return "Not kept: " + r.err.Error()
	}
	return ""
}

// whereabouts says what became of the result.
func (r *record) whereabouts() string {
	switch {
	case r.keep == nil:
		return "Not kept: there is no record."
	case r.done && r.err == nil:
		return "Kept with your practice, apart from all client data."
	default:
		return ""
	}
}
