package training

import (
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/phrase/english"
)

// StudyTargets are the targets of the study behind the drill, in kiloponds: what a bathroom scale
// calls kg.
func StudyTargets() []float64 { return []float64{1, 5, 10, 15, 20, 25} }

// maxReading is far above what a hand presses on a scale; it catches slips of the finger.
const maxReading = 500

// ParseReading reads what a scale shows, such as "4.6" or "4,6".
func ParseReading(text string) (float64, error) {
	f, ok := parseAmount(text, maxReading)
	if !ok {
		return 0, fmt.Errorf(english.DrillBadNumber, float64(maxReading), text)
	}
	return f, nil
}

// CheckLoads reports a target that is more than a scale shows.
func CheckLoads(loads []float64) error {
	for _, load := range loads {
		if load > maxReading {
			return fmt.Errorf(english.DrillBadNumber, float64(maxReading), plainNumber(load))
		}
	}
	return nil
}

// maxTarget is maxReading in grams: a gauge may read in them.
const maxTarget = 1000 * maxReading

// ParseTarget reads the target of a gauge.
func ParseTarget(text string) (float64, error) {
	f, ok := parseAmount(text, maxTarget)
	if !ok {
		return 0, fmt.Errorf(english.DrillBadNumber, float64(maxTarget), text)
	}
	return f, nil
}

func parseAmount(text string, most float64) (float64, bool) {
	f, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	return f, err == nil && f > 0 && f <= most
}
