package phrase

import "testing"

func TestVerdicts(t *testing.T) {
	for _, tt := range []struct {
		got  Difference
		want Verdict
	}{
		{ScoreDifference(0), Within},
		{ScoreDifference(-1), Within},
		{ScoreDifference(1), Within},
		{ScoreDifference(-2), Near},
		{ScoreDifference(3), Near},
		{ScoreDifference(-4), Beyond},
		{ScoreDifference(7), Beyond},
		{ThresholdDifference("upper trapezius", 0.44), Within},
		{ThresholdDifference("upper trapezius", -0.44), Within},
		{ThresholdDifference("upper trapezius", 2.55-2.1), Near}, // 0.4499… in doubles
		{ThresholdDifference("upper trapezius", 0.61), Near},
		{ThresholdDifference("upper trapezius", 2.72-2.1), Beyond},
		{ThresholdDifference("upper trapezius", -1), Beyond},
		{ThresholdDifference("soleus", 0.1), Unknown},
		{ThresholdDifference("soleus", 3), Unknown},
	} {
		if tt.got.Verdict != tt.want {
			t.Errorf("a change by %v is %s, want %s", tt.got.By, tt.got.Verdict, tt.want)
		}
	}
}
