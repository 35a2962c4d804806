package training

import (
	"math"
	"slices"
	"testing"
)

func TestOpenRanges(t *testing.T) {
	endless := math.Inf(1)
	for _, test := range []struct {
		words string
		want  []interval
	}{
		{"Hold for 10 seconds.", nil},
		{"Build the pressure up over 30 seconds.", nil},
		{"Wait, at least 90 to 120 seconds.", []interval{{90, endless}}},
		{"10 seconds and more if tolerated", []interval{{10, endless}}},
		{"for 1 minute or longer", []interval{{60, endless}}},
		{"10 seconds to several minutes", []interval{{10, endless}}},
		{"Hold for up to 2 minutes.", []interval{{0, 120}}},
		{"at most 30 seconds", []interval{{0, 30}}},
	} {
		if got := openRanges(test.words); !slices.Equal(got, test.want) {
			t.Errorf("%q: %v, want %v", test.words, got, test.want)
		}
	}
}
