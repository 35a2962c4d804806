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
func ParseReading(text string) (float64, error) { return parseAmount(text, maxReading) }

// CheckLoads reports a target that is more than a scale shows.
func CheckLoads(loads []float64) error {
	for _, load := range loads {
		if _, err := ParseReading(plainNumber(load)); err != nil {
			return err
		}
	}
	return nil
}

// maxTarget is maxReading in grams: a gauge may read in them.
const maxTarget = 1000 * maxReading

// ParseTarget reads the target of a gauge.
func ParseTarget(text string) (float64, error) { return parseAmount(text, maxTarget) }

func parseAmount(text string, most float64) (float64, error) {
	f, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err != nil || f <= 0 || !(f <= most) {
		return 0, fmt.Errorf(english.DrillBadNumber, most, text)
	}
	return f, nil
}
