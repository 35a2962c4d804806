package phrase

import (
	"fmt"
	"testing"

	cldr "golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// One is said otherwise than every other number, which is all that Unicode's rules for English
// ask: 1, but not 1.5 and not 0.
func TestPlural(t *testing.T) {
	for n := range 201 {
		for tenths := range 10 {
			number, digits := fmt.Sprint(n), 0
			if tenths > 0 {
				number, digits = fmt.Sprintf("%d.%d", n, tenths), 1
			}
			want := fmt.Sprintf("%s presses", number)
			if cldr.Cardinal.MatchPlural(language.English, n, digits, digits, tenths, tenths) == cldr.One {
				want = fmt.Sprintf("%s press", number)
			}
			if got := plural(number, "press"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
	}
}
