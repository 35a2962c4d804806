package gauge

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseLine(t *testing.T) {
	for _, tt := range []struct {
		line string
		want Line
	}{
		{"4.285 N", Line{Value: 4.285, Unit: Newton}},
		{"18.14 kgf", Line{Value: 18.14, Unit: KilogramForce}},
		{"-18.78 lbF\r", Line{Value: -18.78, Unit: PoundForce}},
		{"- 23.02 lbf", Line{Value: -23.02, Unit: PoundForce}},
		{"+0.5 kg", Line{Value: 0.5, Unit: Kilogram}},
		{"12lb", Line{Value: 12, Unit: Pound}},
		{"500 g", Line{Value: 500, Unit: Gram}},
		{"500 gF", Line{Value: 500, Unit: Gram}},
		{"1234567;19.81", Line{Timed: true, Time: 1234567 * time.Microsecond, Value: 19.81}},
		{"0;-0.3", Line{Timed: true, Value: -0.3}},
		{"12; 4,5 kg", Line{Timed: true, Time: 12 * time.Microsecond, Value: 4.5, Unit: Kilogram}},
		{"  7 ", Line{Value: 7}},
		{".5", Line{Value: 0.5}},
		{"OL", Line{Over: true}},
		{"+OVER", Line{Over: true}},
		{"99;ol", Line{Timed: true, Time: 99 * time.Microsecond, Over: true}},
	} {
		if got, ok := ParseLine(tt.line); !ok || got != tt.want {
			t.Errorf("%q: %+v, %v; want %+v", tt.line, got, ok, tt.want)
		}
	}
	for _, line := range []string{
		"", " ", "N", "*10", "4.2 oz", "4.2.1 N", "1,234.5 N", "--4 N", "4 5 N", "nan", "inf", "1e3", "0x10 N", "-1;4", "x;4",
		"4;5;6", "1.5;3", "99999999999999999999;1", "ready", "\x00\xff", strings.Repeat("1", MaxLine+1), "4 N 5 N",
	} {
		if got, ok := ParseLine(line); ok {
			t.Errorf("%q is taken for %+v", line, got)
		}
	}
}

func TestNewtons(t *testing.T) {
	for _, tt := range []struct {
		line  string
		reads Unit
		want  Reading
	}{
		{"18.14 kgf", "", Reading{Newtons: 177.89263, Unit: KilogramForce}},
		{"1 kg", "", Reading{Newtons: 9.80665, Unit: Kilogram}},
		{"10 lb", "", Reading{Newtons: 44.48222, Unit: Pound}},
		{"1000 g", "", Reading{Newtons: 9.80665, Unit: Gram}},
		{"2", Kilogram, Reading{Newtons: 19.6133, Unit: Kilogram}},
		{"2", Newton, Reading{Newtons: 2, Unit: Newton}},
		{"2 N", Kilogram, Reading{Newtons: 2, Unit: Newton}},
		{"5001 N", "", Reading{Newtons: 5001, Unit: Newton, Over: true}},
	} {
		l, ok := ParseLine(tt.line)
		if got := l.Newtons(tt.reads); !ok || got != tt.want {
			t.Errorf("%q read in %q: %+v, %v; want %+v", tt.line, tt.reads, got, ok, tt.want)
		}
	}
}

// A force is shown as it was typed, in every unit.
func TestUnitsThereAndBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		u := rapid.SampledFrom(Units()).Draw(rt, "unit")
		x := float64(rapid.IntRange(0, 5000).Draw(rt, "hundredths")) / 100
		if u == Gram {
			x *= 100
		}
		one, _ := u.scale()
		if got := u.Of(u.Newtons(x)); math.Abs(got-x) > Step/one {
			rt.Errorf("%g %s come back as %g", x, u, got)
		}
	})
	for want, got := range map[string]string{
		"19.6 N": Newton.Words(19.6133), "2.00 kg": Kilogram.Words(19.6133), "2000 g": Gram.Words(19.6133), "0.0 N": Newton.Words(0),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Whatever a gauge writes, reading a line never panics, and gives a number or nothing.
func FuzzParseLine(f *testing.F) {
	for _, s := range []string{"4.285 N", "1;2", "- 3,5 lbF", "OL", ";", "1;", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if l, ok := ParseLine(s); ok && (math.IsNaN(l.Value) || math.IsInf(l.Value, 0) || l.Time < 0) {
			t.Errorf("%q is read as %+v", s, l)
		}
	})
}

// The gauge's clock evens out readings that come in bursts, even if it restarts or wraps around.
func TestClock(t *testing.T) {
	const ms = time.Millisecond
	var c Clock
	var last time.Duration
	for i := range 1000 {
		taken := time.Duration(i) * 10 * ms
		came := time.Hour + taken + time.Duration(i%7)*3*ms // late by up to 18 ms
		at := c.At(Line{Timed: true, Time: 5*ms + taken}, came)
		if i > 0 && at-last != 10*ms {
			t.Fatalf("reading %d comes %v after the one before", i, at-last)
		}
		last = at
	}
	came := time.Hour + time.Minute
	for _, again := range []time.Duration{0, 1<<32*time.Microsecond - ms} { // begun anew; an hour ahead
		if at := c.At(Line{Timed: true, Time: again}, came); at != came {
			t.Errorf("a clock at %v: taken at %v, want %v", again, at, came)
		}
		came += 100 * ms
	}
	if at := c.At(Line{}, came-time.Minute); at < came-100*ms {
		t.Errorf("the time goes back to %v", at)
	}
}

// A gauge's clock that is fast or slow is followed without a jump that would look like a pause.
func TestWrongClock(t *testing.T) {
	for _, speed := range []float64{0.5, 0.8, 0.999, 1.001, 1.3} {
		var c Clock
		var last time.Duration
		for i := range 5000 {
			real := time.Duration(i) * 10 * time.Millisecond
			at := c.At(Line{Timed: true, Time: time.Duration(float64(real) * speed)}, time.Hour+real)
			if i > 0 && (at < last || at-last > 100*time.Millisecond) {
				t.Fatalf("at %v times its speed: %v after %v", speed, at, last)
			}
			if late := time.Hour + real - at; late < 0 || late > 200*time.Millisecond {
				t.Fatalf("at %v times its speed: late by %v", speed, late)
			}
			last = at
		}
	}
}

func TestParseSource(t *testing.T) {
	split := func(s string) ([]string, error) { return strings.Fields(s), nil }
	for _, tt := range []struct {
		text string
		want Source
		name string
	}{
		{"/dev/ttyUSB0", Source{Port: "/dev/ttyUSB0", Model: Auto}, "/dev/ttyUSB0"},
		{"COM3", Source{Port: "COM3", Model: Auto}, "COM3"},
		{"Mark-10:/dev/ttyUSB0", Source{Port: "/dev/ttyUSB0", Model: Mark10}, "Mark-10 at /dev/ttyUSB0"},
		{"chronojump:COM3", Source{Port: "COM3", Model: Chronojump}, "Chronojump at COM3"},
		{"/dev/serial/by-path/pci-0:2:1", Source{Port: "/dev/serial/by-path/pci-0:2:1", Model: Auto}, "/dev/serial/by-path/pci-0:2:1"},
		{"command:my-reader -x", Source{Command: []string{"my-reader", "-x"}}, "my-reader"},
		{"none", Source{}, "none"},
	} {
		got, err := ParseSource(tt.text, split)
		if err != nil || !slices.Equal(got.Command, tt.want.Command) || got.Port != tt.want.Port || got.Model != tt.want.Model {
			t.Errorf("%q: %+v, %v", tt.text, got, err)
		}
		if got.String() != tt.name {
			t.Errorf("%q is called %q", tt.text, got)
		}
	}
	for _, text := range []string{"", "mark10:/dev/ttyUSB0", "fdx:"} {
		if got, err := ParseSource(text, split); err == nil {
			t.Errorf("%q is taken for %+v", text, got)
		}
	}
}
