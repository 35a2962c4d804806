package phrase

import (
	"testing"
	"time"
)

// What is measured is rounded before it is given a sign, so that nothing said as zero has one.
func TestMeasured(t *testing.T) {
	const ms = time.Millisecond
	for _, tt := range []struct{ got, want string }{
		{Seconds(9420 * ms), "9.42 s"},
		{Seconds(-4 * ms), "0.00 s"},
		{SignedSeconds(1500 * ms), "+1.50 s"},
		{SignedSeconds(-580 * ms), "-0.58 s"},
		{SignedSeconds(-4 * ms), "0.00 s"},
		{SignedSeconds(5 * ms), "+0.01 s"},
		{Percent(3.96), "4.0 %"},
		{Percent(-0.01), "0.0 %"},
		{SignedPercent(4), "+4.0 %"},
		{SignedPercent(-8.04), "-8.0 %"},
		{SignedPercent(-0.04), "0.0 %"},
		{WholePercent(0.827), "83 %"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if !IsExact(-4*ms) || IsExact(6*ms) || !IsExactPercent(-0.04) || IsExactPercent(0.06) {
		t.Error("what is said as zero is not what is exact")
	}
}
