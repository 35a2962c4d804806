package training

import (
	"math"
	"slices"
	"testing"
)

// The note may name lengths that are right as well: no choice lies among them.
func TestBeyond(t *testing.T) {
	endless := math.Inf(1)
	for _, tt := range []struct {
		note string
		own  interval
		want []interval
	}{
		{"Hold.", interval{5, 7}, nil},
		{"10 seconds or longer if tolerated", interval{5, 7}, []interval{{10, endless}, {600, endless}, {36000, endless}}},
		{"for 1 minute or longer", interval{20, 30}, []interval{{0, 1}, {60, endless}, {3600, endless}}},
		{"up to 15 seconds at first", interval{30, 30}, []interval{{0, 15}, {900, endless}, {54000, endless}}},
	} {
		if got := beyond(tt.own, numbersOf(tt.note)); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.note, got, tt.want)
		}
	}
}
