package protocol

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Span is how long something lasts: a fixed time (Min equals Max), a range, or
// open, that is until somebody ends it.
type Span struct {
	Min, Max time.Duration
	Open     bool
	About    bool `json:",omitempty"` // the source gives it as about so long
}

// about is what stands before a number that a source gives as about so much.
const about = "about "

// Fixed is a span of one length.
func Fixed(d time.Duration) Span { return Span{Min: d, Max: d} }

// IsZero tells that no length was given.
func (s Span) IsZero() bool { return s == Span{} }

// IsRange tells that Min and Max differ.
func (s Span) IsRange() bool { return !s.Open && s.Min != s.Max }

// ParseSpan reads a duration or a range as people write them in files and flags:
// "10", "10s", "8-10", "8s-10s", "1m30s", "2.5s", "24h-36h", "4d-14d", "about 30s", or
// "open". A number without a unit is in seconds; a range's first number without one
// takes the unit of the second.
func ParseSpan(text string) (Span, error) {
	s := strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(s, about); ok && !strings.HasPrefix(strings.TrimSpace(rest), about) {
		span, err := ParseSpan(rest)
		if span.Open {
			return Span{}, fmt.Errorf("duration %q: want a length of time after \"about\"", text)
		}
		span.About = err == nil
		return span, err
	}
	if s == "open" {
		return Span{Open: true}, nil
	}
	from, to, ranged := strings.Cut(s, "-")
	if !ranged {
		d, err := parseDuration(s)
		if err != nil {
			return Span{}, fmt.Errorf("duration %q: %w", text, err)
		}
		return Fixed(d), nil
	}
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if unit := soleUnit(to); unit != "" && isNumber(from) {
		from += unit
	}
	lo, err := parseDuration(from)
	if err != nil {
		return Span{}, fmt.Errorf("range %q: %w", text, err)
	}
	hi, err := parseDuration(to)
	if err != nil {
		return Span{}, fmt.Errorf("range %q: %w", text, err)
	}
	if lo > hi {
		return Span{}, fmt.Errorf("range %q: the first number is the larger", text)
	}
	return Span{Min: lo, Max: hi}, nil
}

// ParseDuration reads one length of time: a Span that is neither a range nor open.
func ParseDuration(text string) (time.Duration, error) {
	s, err := ParseSpan(text)
	if err != nil {
		return 0, err
	}
	if s.Open || s.IsRange() || s.About {
		return 0, fmt.Errorf("duration %q: want one length of time", text)
	}
	return s.Min, nil
}

var (
	errDuration = errors.New("want seconds or a length of time such as 10, 10s, 1m30s")
	errTooLong  = errors.New("that is more than a year")
)

// unit is a unit of time.
type unit struct {
	name string // one letter
	size time.Duration
}

// units are the units of time, each smaller than the one before, as they must stand.
func units() [4]unit {
	return [...]unit{{"d", 24 * time.Hour}, {"h", time.Hour}, {"m", time.Minute}, {"s", time.Second}}
}

// maxSpan keeps sums of a few spans far from overflow; a year is absurd enough.
const maxSpan = 366 * 24 * time.Hour

// parseDuration reads "90", "1m30s", "2.5s": at most milliseconds, zero allowed
// (what a number is for decides whether zero makes sense).
func parseDuration(s string) (time.Duration, error) {
	if isNumber(s) {
		s += "s"
	}
	if s == "" {
		return 0, errDuration
	}
	known := units()
	var sum time.Duration
	next := 0 // first unit that may still come
	for s != "" {
		n := numberLen(s)
		if n == 0 {
			return 0, errDuration
		}
		value, err := strconv.ParseFloat(s[:n], 64)
		if err != nil {
			return 0, errDuration
		}
		s = s[n:]
		at := next
		for at < len(known) && !strings.HasPrefix(s, known[at].name) {
			at++
		}
		if at == len(known) {
			return 0, errDuration
		}
		s = s[1:]
		next = at + 1
		ms := math.Round(value * float64(known[at].size/time.Millisecond))
		if ms > float64(maxSpan/time.Millisecond) {
			return 0, errTooLong
		}
		sum += time.Duration(ms) * time.Millisecond
	}
	if sum > maxSpan {
		return 0, errTooLong
	}
	return sum, nil
}

// numberLen is the length of the decimal number that s begins with: digits, and
// at most three after a point.
func numberLen(s string) int {
	digits := func(i int) int {
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i
	}
	whole := digits(0)
	if whole == 0 || whole == len(s) || s[whole] != '.' {
		return whole
	}
	end := digits(whole + 1)
	if frac := end - whole - 1; frac == 0 || frac > 3 {
		return 0
	}
	return end
}

func isNumber(s string) bool { return s != "" && numberLen(s) == len(s) }

// soleUnit is the unit of a length that has just one: "s" for "10s", "" for "1m30s".
func soleUnit(s string) string {
	if n := numberLen(s); n > 0 && n == len(s)-1 {
		return s[n:]
	}
	return ""
}

// FormatDuration writes d as ParseSpan reads it: "10s", "1m30s", "4d".
func FormatDuration(d time.Duration) string {
	if d <= 0 {
		return "0s"
	}
	var b strings.Builder
	for _, u := range units() {
		if u.name == "s" {
			if d > 0 {
				b.WriteString(seconds(d) + "s")
			}
			break
		}
		if n := d / u.size; n > 0 {
			fmt.Fprintf(&b, "%d%s", n, u.name)
			d %= u.size
		}
	}
	return b.String()
}

// seconds writes a number of seconds. Dividing once, unlike d.Seconds(), rounds
// once: 1.281, and not 1.2810000000000001.
func seconds(d time.Duration) string {
	return strconv.FormatFloat(float64(d)/float64(time.Second), 'f', -1, 64)
}

// String writes the span as ParseSpan reads it: "10s", "8s-10s", "open".
func (s Span) String() string {
	switch {
	case s.Open:
		return "open"
	case s.About:
		s.About = false
		return about + s.String()
	case s.IsRange():
		return FormatDuration(s.Min) + "-" + FormatDuration(s.Max)
	default:
		return FormatDuration(s.Max)
	}
}

// Words says the span for people and screen readers: "8 to 10 seconds",
// "1 minute 30 seconds", "open".
func (s Span) Words() string {
	switch {
	case s.Open:
		return "open"
	case s.About:
		s.About = false
		return about + s.Words()
	case !s.IsRange():
		return DurationWords(s.Max)
	}
	lo, hi := DurationWords(s.Min), DurationWords(s.Max)
	loNum, loUnit, _ := strings.Cut(lo, " ")
	_, hiUnit, _ := strings.Cut(hi, " ")
	if !strings.Contains(hiUnit, " ") && strings.TrimSuffix(loUnit, "s") == strings.TrimSuffix(hiUnit, "s") {
		lo = loNum
	}
	return lo + " to " + hi
}

// DurationWords says a length of time in words: "10 seconds", "1 minute 30 seconds".
func DurationWords(d time.Duration) string {
	names := map[string]string{"d": "day", "h": "hour", "m": "minute"}
	var parts []string
	for _, u := range units() {
		if u.name == "s" {
			break
		}
		if n := d / u.size; n > 0 {
			parts = append(parts, plural(strconv.Itoa(int(n)), names[u.name]))
			d %= u.size
		}
	}
	if d > 0 || len(parts) == 0 {
		parts = append(parts, plural(seconds(d), "second"))
	}
	return strings.Join(parts, " ")
}

// Count says how many of something there are: "1 round", "6 rounds", "6 presses".
func Count(n int, noun string) string { return plural(strconv.Itoa(n), noun) }

func plural(n, noun string) string {
	switch {
	case n == "1":
		return n + " " + noun
	case strings.HasSuffix(noun, "s"):
		return n + " " + noun + "es"
	default:
		return n + " " + noun + "s"
	}
}

// UnmarshalText reads what ParseSpan reads.
func (s *Span) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSpan(string(text))
	return err
}

// MarshalText writes what UnmarshalText reads.
func (s Span) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Range is a whole number or a range of them.
type Range struct {
	Min, Max int
	About    bool `json:",omitempty"` // the source gives it as about so many
}

// IsZero tells that no number was given.
func (r Range) IsZero() bool { return r == Range{} }

// ParseRange reads "6", "3-5" or "about 3".
func ParseRange(text string) (Range, error) {
	rest, isAbout := strings.CutPrefix(strings.TrimSpace(text), about)
	lo, hi, ranged := strings.Cut(strings.TrimSpace(rest), "-")
	if !ranged {
		hi = lo
	}
	a, errA := strconv.Atoi(strings.TrimSpace(lo))
	b, errB := strconv.Atoi(strings.TrimSpace(hi))
	switch {
	case errA != nil || errB != nil:
		return Range{}, fmt.Errorf("%q: want a whole number or a range such as 3-5", text)
	case a < 1:
		return Range{}, fmt.Errorf("%q: want at least 1", text)
	case a > b:
		return Range{}, fmt.Errorf("%q: the first number is the larger", text)
	}
	return Range{Min: a, Max: b, About: isAbout}, nil
}

// String writes the range as ParseRange reads it.
func (r Range) String() string { return r.with("-") }

// Words says the range: "6", "3 to 5", "about 3".
func (r Range) Words() string { return r.with(" to ") }

func (r Range) with(to string) string {
	s := strconv.Itoa(r.Max)
	if r.Min != r.Max {
		s = strconv.Itoa(r.Min) + to + s
	}
	if r.About {
		s = about + s
	}
	return s
}

// UnmarshalText reads what ParseRange reads.
func (r *Range) UnmarshalText(text []byte) (err error) {
	*r, err = ParseRange(string(text))
	return err
}

// MarshalText writes what UnmarshalText reads.
func (r Range) MarshalText() ([]byte, error) { return []byte(r.String()), nil }
