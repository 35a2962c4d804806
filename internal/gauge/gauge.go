// Package gauge describes force gauges: their units, the lines that they write, the models that
// presshold can talk to, and where a gauge is connected. It reads nothing itself; package reader
// does.
//
// Gauges are for practice only. Runs and sessions know nothing about them.
package gauge

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// Reading is one reading of a gauge.
type Reading struct {
	At      time.Duration // by the program's clock
	Newtons float64       // as the gauge reads it, with its sign, in steps of Step
	Unit    Unit          // that the gauge shows
	Over    bool          // more than the gauge can measure; Newtons means nothing
}

// State is the state of a gauge.
type State string

// The states.
const (
	Seeking State = "seeking" // being opened, or tried for its model
	Live    State = "live"    // readings come
	Silent  State = "silent"  // it is open, but sends no readings
	Gone    State = "gone"    // it can't be opened, or was unplugged; the reader keeps trying
)

// Batch is what a gauge has sent since the last batch, and its state.
type Batch struct {
	Readings []Reading
	State    State
	Why      string // if it is Gone
	Model    Model  // "" until it has answered, and for a command
	Garbage  int    // lines so far that were no readings
	Line     string // the last of those, unchanged
}

// Words says why a gauge gives no readings.
func (b Batch) Words() string {
	switch {
	case b.State == Gone:
		return fmt.Sprintf(english.GaugeGone, plain.Line(b.Why))
	case b.State == Silent && b.Garbage > 0:
		return fmt.Sprintf(english.GaugeSays, plain.Quote(b.Line))
	case b.State == Silent:
		return english.GaugeNoReading
	default:
		return english.GaugeNoReadYet
	}
}

// Step is what readings are rounded to, in newtons: finer than any hand-held gauge, and coarse enough
// that a reading in another unit stays a short number.
const Step = 1e-5

// Unit is a unit of force, in which a gauge reads or is shown.
type Unit string

// The units.
const (
	Newton        Unit = "N"
	Kilogram      Unit = "kg" // a scale's, so a kilogram-force
	KilogramForce Unit = "kgf"
	Pound         Unit = "lb" // likewise
	PoundForce    Unit = "lbf"
	Gram          Unit = "g" // likewise
)

// Units lists the units.
func Units() []Unit { return []Unit{Newton, Kilogram, KilogramForce, Pound, PoundForce, Gram} }

// scale is the unit in newtons (by standard gravity and the international pound: NIST SP 811,
// appendix B.8), and the number of decimals that shows about 0.1 N.
func (u Unit) scale() (newtons float64, digits int) {
	switch u {
	case Kilogram, KilogramForce:
		return 9.80665, 2
	case Pound, PoundForce:
		return 4.4482216152605, 2
	case Gram:
		return 0.00980665, 0
	default:
		return 1, 1
	}
}

// ParseUnit reads a unit in any case. It takes gf, which some gauges write, for g.
func ParseUnit(text string) (Unit, error) {
	i := slices.IndexFunc(Units(), func(u Unit) bool { return strings.EqualFold(string(u), text) })
	switch {
	case i >= 0:
		return Units()[i], nil
	case strings.EqualFold(text, "gf"):
		return Gram, nil
	default:
		return "", fmt.Errorf(english.GaugeBadUnit, plain.Quote(text))
	}
}

// Newtons converts an amount of the unit to newtons, rounded to Step.
func (u Unit) Newtons(amount float64) float64 {
	one, _ := u.scale()
	return Round(amount * one)
}

// Round rounds newtons to Step.
func Round(newtons float64) float64 { return math.Round(newtons/Step) / math.Round(1/Step) }

// Of converts newtons to the unit.
func (u Unit) Of(newtons float64) float64 {
	one, _ := u.scale()
	return newtons / one
}

// Words says a force in the unit, to about 0.1 N: "19.6 N", "2.00 kg", "2000 g".
func (u Unit) Words(newtons float64) string {
	return u.Number(newtons) + " " + string(u)
}

// Number is Words without the unit: "19.6".
func (u Unit) Number(newtons float64) string {
	_, digits := u.scale()
	return strconv.FormatFloat(u.Of(newtons)+0, 'f', digits, 64)
}

// Signed says a difference of forces with its sign: "-0.3 N", "+1.2 N", "0.0 N".
func (u Unit) Signed(newtons float64) string {
	_, digits := u.scale()
	if math.Round(u.Of(newtons)*math.Pow10(digits)) == 0 {
		return u.Words(0)
	}
	return fmt.Sprintf("%+.*f %s", digits, u.Of(newtons), u)
}

// None is the text of no source.
const None = "none"

// commandPrefix stands before a command in the text of a source.
const commandPrefix = "command:"

// Source is where readings come from: a serial port or a command. The zero value is none.
type Source struct {
	Port    string
	Model   Model    // at the port; Auto tries them all
	Baud    int      // of the port; 0 for the model's own
	Command []string // a program and its arguments, whose standard output gives readings
	Reads   Unit     // of readings that name no unit; "" for newtons
}

// IsZero tells whether there is no source.
func (s Source) IsZero() bool { return s.Port == "" && len(s.Command) == 0 }

// ParseSource reads a source: a port ("/dev/ttyUSB0", "COM3"), a port after its model
// ("mark-10:/dev/ttyUSB0"), or a command ("command:my-reader --fast"), which split splits into words.
// "none" is the zero Source.
func ParseSource(text string, split func(string) ([]string, error)) (Source, error) {
	if text == "" {
		return Source{}, errors.New(english.GaugeNoSource)
	}
	if text == None {
		return Source{}, nil
	}
	if command, ok := strings.CutPrefix(text, commandPrefix); ok {
		words, err := split(command)
		return Source{Command: words}, err
	}
	if name, port, ok := strings.Cut(text, ":"); ok {
		m, err := ParseModel(name)
		switch {
		case err == nil && port == "":
			return Source{}, fmt.Errorf(english.GaugeNoPortFor, m, plain.Quote(text))
		case err == nil:
			return Source{Port: port, Model: m}, nil
		case !strings.ContainsAny(name, `/\`):
			return Source{}, err
		}
	}
	if m, err := ParseModel(text); err == nil {
		return Source{}, fmt.Errorf(english.GaugeNoPortFor, m, plain.Quote(text))
	}
	return Source{Port: text, Model: Auto}, nil
}

// String names the source for the user.
func (s Source) String() string {
	switch {
	case len(s.Command) > 0:
		return s.Command[0]
	case s.Port == "":
		return None
	case s.Model == Auto:
		return s.Port
	default:
		return fmt.Sprintf(english.GaugeAt, s.Model.Profile().Title, s.Port)
	}
}
