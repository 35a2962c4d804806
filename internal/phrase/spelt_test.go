package phrase

import (
	"testing"

	"presshold/internal/protocol"
)

func TestSpanWords(t *testing.T) {
	for _, test := range []struct{ span, want string }{
		{"0", "0 seconds"},
		{"1", "1 second"},
		{"10", "10 seconds"},
		{"2.5", "2.5 seconds"},
		{"0.5", "0.5 seconds"},
		{"60", "1 minute"},
		{"90", "1 minute 30 seconds"},
		{"2m1s", "2 minutes 1 second"},
		{"1h", "1 hour"},
		{"1d1h1m1s", "1 day 1 hour 1 minute 1 second"},
		{"8-10", "8 to 10 seconds"},
		{"1-2", "1 to 2 seconds"},
		{"0-1", "0 to 1 second"},
		{"30s-1m", "30 seconds to 1 minute"},
		{"1m-2m", "1 to 2 minutes"},
		{"1m30s-2m", "1 minute 30 seconds to 2 minutes"},
		{"2m5s-3m5s", "2 minutes 5 seconds to 3 minutes 5 seconds"},
		{"1m-2m5s", "1 minute to 2 minutes 5 seconds"},
		{"24h-36h", "1 day to 1 day 12 hours"},
		{"4d-14d", "4 to 14 days"},
		{"open", "open"},
		{"about 30s", "about 30 seconds"},
		{"about 20s-30s", "about 20 to 30 seconds"},
	} {
		s, err := protocol.ParseSpan(test.span)
		if err != nil {
			t.Fatal(err)
		}
		if got := SpanWords(s); got != test.want {
			t.Errorf("%s in words is %q, want %q", test.span, got, test.want)
		}
		if again, err := protocol.ParseSpan(SpanWords(s)); err != nil || again != s {
			t.Errorf("%q is read as %v, %v", test.want, again, err)
		}
	}
}

func TestCriterionWords(t *testing.T) {
	for _, test := range []struct{ text, eased, want string }{
		{"eased", "", "eased"},
		{"eased", "pain lessened", "pain lessened"},
		{"score:0", "", "a client-reported score of 0 or lower"},
		{"drop:1", "", "a drop of 1 point in the client-reported score"},
		{"drop:2", "", "a drop of 2 points in the client-reported score"},
		{"drop:50%", "", "a drop of 50 % in the client-reported score"},
		{"time:8m", "", "8 minutes of active time"},
		{"time:90s", "", "1 minute 30 seconds of active time"},
		{"compression:90s", "", "1 minute 30 seconds of compression in all"},
	} {
		c, err := protocol.ParseCriterion(test.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := CriterionWords(c, test.eased); got != test.want {
			t.Errorf("%s in words is %q, want %q", test.text, got, test.want)
		}
	}
}

func TestCounts(t *testing.T) {
	three := protocol.Range{Min: 3, Max: 5, About: true}
	for got, want := range map[string]string{
		Count(1, "round"): "1 round", Count(6, "press"): "6 presses", CountOf(three, "round"): "about 3 to 5 rounds",
		CountOf(three, protocol.Hold.Counts()): "about 3 to 5 breaths", BriefCount(three, protocol.Stroke.Counts()): "about 3-5 strokes",
		BriefCount(protocol.Range{Min: 1, Max: 1}, protocol.Stroke.Counts()): "1 stroke",
		CountOf(protocol.Range{Min: 1, Max: 1, About: true}, "round"):        "about 1 round",
		BriefCount(protocol.Range{Min: 1, Max: 2}, "round"):                  "1-2 rounds",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
