package protocol

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
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

// ParseSpan reads a duration or a range as people write them in files, flags and forms:
// "10", "10s", "8-10", "8s-10s", "8 to 10 s", "1m30s", "1 min 30", "1:30", "2,5 s",
// "24h-36h", "4d-14d", "about 30 s", or "open"; with any hyphen, blank and case, and with
// the words for the units in full. A number without a unit is in seconds; a range's first
// number without one takes the unit of the second.
func ParseSpan(text string) (Span, error) {
	s, _, err := readSpan(text)
	return s, err
}

// ParseTotal is ParseSpan for what may as well last minutes or days: a number without a
// unit is an error, for nobody knows what was meant.
func ParseTotal(text string) (Span, error) {
	s, bare, err := readSpan(text)
	if err == nil && bare && s.Max > 0 {
		return Span{}, Wrong(english.UnitMissing, strings.TrimSpace(text))
	}
	return s, err
}

// readSpan reads a span, and tells whether it has no unit.
func readSpan(text string) (s Span, bare bool, err error) {
	fail := func(err error) (Span, bool, error) { return Span{}, false, Wrong(english.LengthWrong, text, err) }
	tidied, isAbout := cutAbout(tidy(text))
	switch {
	case tidied == "" && !isAbout:
		return Span{}, false, Wrong(english.LengthMissing)
	case tidied == "" || tidied == "open" && isAbout:
		return fail(Wrong(english.AboutWhat))
	case tidied == "open":
		return Span{Open: true}, false, nil
	}
	from, to, ranged := ends(tidied)
	if !ranged {
		d, err := readLength(tidied)
		if err != nil {
			return fail(err)
		}
		s = Fixed(d.Duration)
		s.About = isAbout
		return s, d.bare, nil
	}
	switch {
	case from == "" && to != "":
		return fail(Wrong(english.LengthBelow))
	case to == "" && from != "":
		return fail(Wrong(english.RangeHalf))
	}
	lo, err := readLength(from)
	if err != nil {
		return fail(err)
	}
	hi, err := readLength(to)
	if err != nil {
		return fail(err)
	}
	switch {
	case lo.bare && hi.sole != nil:
		if lo, err = readLength(from + hi.sole.name); err != nil {
			return fail(err)
		}
	case hi.bare && !lo.bare && (lo.sole == nil || lo.sole.name != "s"):
		return fail(Wrong(english.UnitsOfRange))
	}
	if lo.Duration > hi.Duration {
		return fail(Wrong(english.FirstLarger))
	}
	return Span{Min: lo.Duration, Max: hi.Duration, About: isAbout}, lo.bare && hi.bare, nil
}

// ParseDuration reads one length of time: a Span that is neither a range nor open.
func ParseDuration(text string) (time.Duration, error) {
	s, err := ParseSpan(text)
	return s.one(text, err)
}

// ParseTotalDuration is ParseDuration for what may as well last minutes; see [ParseTotal].
func ParseTotalDuration(text string) (time.Duration, error) {
	s, err := ParseTotal(text)
	return s.one(text, err)
}

// one is the length of a span that was read and must be of one length.
func (s Span) one(text string, err error) (time.Duration, error) {
	if err == nil && (s.Open || s.IsRange() || s.About) {
		err = Wrong(english.LengthSingle, plain.Quote(text))
	}
	if err != nil {
		return 0, err
	}
	return s.Min, nil
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
				b.WriteString(Seconds(d).String() + "s")
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

// Seconds is a length of time that is written as a number of seconds, such as 8.5, also in JSON.
type Seconds time.Duration

// String divides once, unlike [time.Duration.Seconds], and so rounds once: 1.281, and not
// 1.2810000000000001.
func (s Seconds) String() string {
	return strconv.FormatFloat(float64(s)/float64(time.Second), 'f', -1, 64)
}

// MarshalJSON writes the number.
func (s Seconds) MarshalJSON() ([]byte, error) { return []byte(s.String()), nil }

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

// ParseRange reads "6", "3-5", "3 to 5" or "about 3".
func ParseRange(text string) (Range, error) {
	rest, isAbout := cutAbout(tidy(text))
	lo, hi, ranged := ends(rest)
	if !ranged {
		hi = lo
	}
	a, errA := strconv.Atoi(lo)
	b, errB := strconv.Atoi(hi)
	switch {
	case errA != nil || errB != nil:
		return Range{}, Wrong(english.WholeOrRange, text)
	case a < 1:
		return Range{}, Wrong(english.WholeTooLow, text)
	case a > b:
		return Range{}, Wrong(english.LargerFirst, text)
	}
	return Range{Min: a, Max: b, About: isAbout}, nil
}

// String writes the range as ParseRange reads it.
func (r Range) String() string {
	s := strconv.Itoa(r.Max)
	if r.Min != r.Max {
		s = strconv.Itoa(r.Min) + "-" + s
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
