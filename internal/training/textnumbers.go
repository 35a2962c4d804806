package training

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"presshold/internal/protocol"
)

// interval is all numbers from one to another.
type interval struct{ lo, hi float64 }

func (v interval) meets(other interval) bool { return v.lo <= other.hi && other.lo <= v.hi }

// outside reports whether a number or a range has nothing in common with any of these.
func outside(v interval, taken []interval) bool {
	for _, t := range taken {
		if v.meets(t) {
			return false
		}
	}
	return true
}

// lasting is a length of time as an interval.
func lasting(s protocol.Span) interval {
	return interval{s.Min.Seconds(), s.Max.Seconds()}.about(s.About)
}

// counting is a whole number or a range of them as an interval.
func counting(r protocol.Range) interval {
	return interval{float64(r.Min), float64(r.Max)}.about(r.About)
}

// about widens the interval to the numbers that are about the same, if isAbout.
func (v interval) about(isAbout bool) interval {
	if !isAbout {
		return v
	}
	const near = 1.5
	return interval{v.lo / near, v.hi * near}
}

// textNumber is a number in a text: "8 to 10 seconds", "at least two", "about 3 times".
type textNumber struct {
	interval

	// unit is the unit of time in seconds, or zero where none is named.
	unit float64
}

// numberPattern finds a number with its surroundings. "About" makes it wide; "or more" and
// "at most" open it.
var numberPattern = regexp.MustCompile(`(?i)` +
	`(?:\b(at least|at most|up to|under|below|less than|more than|over|within|about|around|roughly|some)\s+|(~)\s*)?` +
	`(` + numeral + `)` + timeUnit +
	`(?:[\s,]*(?:-|‐|‑|–|—|−|to|or|and)\s*(` + numeral + `)` + timeUnit + `)?` +
	`(?:\s*,?\s*(?:or|and|at)\s+(more|longer|above|up|over|fewer|less|shorter|least|most)\b)?`)

const (
	numeral = `\d+(?:[.,]\d+)?|\b(?:a few|few|several|half an?|half|an?|once|twice|thrice|single|double|triple|one|two|three|` +
		`four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty-five|forty|fifty|sixty|ninety|hundred)\b`
	timeUnit = `(?:[\s-]*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b)?`
)

// numbersIn are the numbers that a text names.
func numbersIn(text string) []textNumber {
	var out []textNumber
	for _, m := range numberPattern.FindAllStringSubmatch(text, -1) {
		v, unit := value(m[3]), unitOf(m[4])
		if isArticle(m[3]) && unit == 0 && m[5] == "" {
			continue
		}
		if m[5] != "" {
			to := value(m[5])
			unit = max(unit, unitOf(m[6]))
			v = interval{min(v.lo, to.lo), max(v.hi, to.hi)}
		}
		switch before := strings.ToLower(m[1] + m[2]); before {
		case "at least", "more than", "over":
			v.hi = math.Inf(1)
		case "at most", "up to", "under", "below", "less than", "within":
			v.lo = 0
		case "about", "around", "roughly", "some", "~":
			v = v.about(true)
		}
		switch strings.ToLower(m[7]) {
		case "more", "longer", "above", "up", "over", "least":
			v.hi = math.Inf(1)
		case "fewer", "less", "shorter", "most":
			v.lo = 0
		}
		out = append(out, textNumber{v, unit})
	}
	return out
}

func isArticle(s string) bool { return strings.EqualFold(s, "a") || strings.EqualFold(s, "an") }

// value is what a numeral says: a number, or a few.
func value(numeral string) interval {
	s := strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(numeral, ",", "."))), " ")
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return interval{n, n}
	}
	words := map[string]float64{
		"half": 0.5, "half a": 0.5, "half an": 0.5, "a": 1, "an": 1, "once": 1, "single": 1, "one": 1,
		"twice": 2, "double": 2, "two": 2, "thrice": 3, "triple": 3, "three": 3, "four": 4, "five": 5, "six": 6,
		"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
		"thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
	}
	if n, ok := words[s]; ok {
		return interval{n, n}
	}
	if s == "several" {
		return interval{2, math.Inf(1)}
	}
	return interval{2, 9} // a few
}

// unitOf is how long a unit of time is, in seconds; zero for none.
func unitOf(word string) float64 {
	switch word = strings.ToLower(word); {
	case word == "":
		return 0
	case word[0] == 's':
		return 1
	case word[0] == 'm':
		return time.Minute.Seconds()
	default:
		return time.Hour.Seconds()
	}
}

// times are the lengths of time, in seconds, that are or may be meant: a number without a
// unit is taken for seconds.
func times(found []textNumber) []interval {
	var out []interval
	for _, m := range found {
		unit := max(m.unit, 1)
		out = append(out, interval{m.lo * unit, m.hi * unit})
	}
	return out
}

// counts are the numbers that are no lengths of time.
func counts(found []textNumber) []interval {
	var out []interval
	for _, m := range found {
		if m.unit == 0 {
			out = append(out, m.interval)
		}
	}
	return out
}

// tells reports whether a text gives a number away: whether it names one of the ends, in
// whatever unit.
func tells(text string, ends ...float64) bool {
	for _, m := range numbersIn(text) {
		for _, end := range ends {
			for _, unit := range []float64{1, time.Minute.Seconds(), time.Hour.Seconds()} {
				if m.lo == end/unit || m.hi == end/unit {
					return true
				}
			}
		}
	}
	return false
}

// texts is all that a protocol says in words, one text to a line.
func texts(p protocol.Protocol) string {
	all := append([]string{p.Name, p.Summary, p.Technique, p.Tool, p.Breath, p.Pressure.Words}, p.Cautions...)
	for _, b := range p.Blocks {
		all = append(all, b.Name, b.Eased)
		for _, ph := range b.Phases {
			all = append(all, ph.Label, ph.Note)
		}
	}
	return strings.Join(all, ".\n")
}
