package protocol

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"presshold/internal/phrase/english"
)

func errLength() error { return Wrong(english.LengthWanted) }

func errTooLong() error { return Wrong(english.LengthTooLong) }

type unit struct {
	name  string // as FormatDuration writes it
	size  time.Duration
	words string // as people write it, each in lower case
	next  string // the unit of a bare number that follows: 1m30, 1h30
}

// units are the units of time, each smaller than the one before, as they must stand.
func units() [5]unit {
	return [...]unit{
		{"d", 24 * time.Hour, "d day days tag tage tagen día dias días jour jours", ""},
		{"h", time.Hour, "h hr hrs hour hours std stunde stunden hora horas heure heures", "m"},
		{"m", time.Minute, "m min mins minute minutes mn minuten minuto minutos '", "s"},
		{"s", time.Second, "s sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes \" ''", ""},
		{"ms", time.Millisecond, "ms msec", ""},
	}
}

// maxSpan keeps sums of a few spans far from overflow; a year is absurd enough.
const maxSpan = 366 * 24 * time.Hour

// tidy is a text as it would be written on the plainest keyboard, in lower case: with
// one kind of blank, hyphen and quote, and the digits 0 to 9.
func tidy(text string) string {
	halves := strings.NewReplacer("½", ".5", "¼", ".25", "¾", ".75")
	return strings.Join(strings.Fields(strings.ToLower(strings.Map(func(r rune) rune {
		const fullWidth = '！' - '!'
		if r == '～' { // between the ends of a range, where a Latin one stands for "about"
			return '-'
		}
		if r >= '！' && r <= '～' {
			r -= fullWidth
		}
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r): // what is not to be seen, such as a zero-width space
			return -1
		case unicode.Is(unicode.Pd, r) || r == '\u2212' || r == '\u2043' || r == '∼' || r == '〜': // minus, hyphen bullet
			return '-'
		case r == '’' || r == '‘' || r == '′' || r == 'ʹ' || r == '´' || r == '`':
			return '\''
		case r == '”' || r == '“' || r == '„' || r == '″':
			return '"'
		case r == '∶' || r == '։': // a ratio
			return ':'
		case r == '、' || r == '،' || r == '٫':
			return ','
		case r == '。':
			return '.'
		case r > unicode.MaxASCII && unicode.Is(unicode.Nd, r):
			return digit(r)
		}
		return r
	}, halves.Replace(text)))), " ")
}

// digit is a digit of any script as one of 0 to 9.
func digit(r rune) rune {
	first := r // of its ten, or of several tens that follow one another
	for unicode.Is(unicode.Nd, first-1) {
		first--
	}
	return '0' + (r-first)%10
}

// cutAbout cuts off the word that marks a number as approximate, in tidy form.
func cutAbout(s string) (rest string, isAbout bool) {
	for _, word := range []string{about, "approx. ", "approximately ", "circa ", "ca. ", "ca ", "etwa ", "~"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return strings.TrimLeft(rest, " "), true
		}
	}
	return s, false
}

// ends splits a range, in tidy form, at what stands between its two numbers: "8-10",
// "8 to 10", "8..10"; false for a single number.
func ends(s string) (from, to string, ranged bool) {
	for _, between := range []string{" to ", " bis ", " à ", "...", "..", "…", "-"} {
		if from, to, ranged = strings.Cut(s, between); ranged {
			return strings.TrimSpace(from), strings.TrimSpace(to), true
		}
	}
	return s, "", false
}

type length struct {
	time.Duration
	bare bool  // a number without a unit
	sole *unit // the unit, where there is just one
}

// piece is a number with its unit, and what may follow it: a full stop, and what stands between two
// numbers, such as in "1 minute and 30 seconds".
var piece = regexp.MustCompile(`^(\d*(?:[.,]\d+)?) *(\pL+|['"]*)\.? *(?:(?:,|and |und |y |et ) *(\S.*)|(.*))$`)

// readLength reads "90", "1m30s", "1 min 30", "1:30", `1'30"`, "2,5 s", in tidy form: at
// most milliseconds, zero allowed (what a number is for decides whether zero makes sense).
func readLength(s string) (length, error) {
	if strings.Contains(s, ":") {
		d, err := readClock(s)
		return length{Duration: d}, err
	}
	known := units()
	var sum length
	next := 0 // first unit that may still come
	for n := 0; s != ""; n++ {
		parts := piece.FindStringSubmatch(s)
		value, err := readNumber(parts[1])
		if err != nil {
			return length{}, err
		}
		word, rest := parts[2], parts[3]+parts[4]
		at := next
		switch {
		case word == "" && n == 0:
			at, sum.bare = secondsAt, true
		case word == "" && known[next-1].next != "" && value < 60:
			// 1m30 is 1m30s
		case word == "":
			return length{}, errLength()
		default:
			if at = unitAt(word); at < 0 {
				return length{}, Wrong(english.UnitUnknown, word)
			}
		}
		if at < next || word == "" && rest != "" {
			return length{}, errLength()
		}
		next = at + 1
		ms := math.Round(value * float64(known[at].size) / float64(time.Millisecond))
		if ms > float64(maxSpan/time.Millisecond) {
			return length{}, errTooLong()
		}
		sum.Duration += time.Duration(ms) * time.Millisecond
		sum.sole = &known[at]
		if n > 0 || sum.bare {
			sum.sole = nil
		}
		s = rest
	}
	switch {
	case next == 0:
		return length{}, errLength()
	case sum.Duration > maxSpan:
		return length{}, errTooLong()
	}
	return sum, nil
}

// secondsAt is where the seconds are among the units.
const secondsAt = 3

// unitAt is which unit a word means; below zero for none.
func unitAt(word string) int {
	for i, u := range units() {
		for w := range strings.FieldsSeq(u.words) {
			if w == word {
				return i
			}
		}
	}
	return -1
}

// readNumber reads digits, and at most three after a point or a comma. Three after a comma may also
// mean thousands.
func readNumber(s string) (float64, error) {
	whole, fraction, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	switch {
	case s == "" || len(fraction) > 3:
		return 0, errLength()
	case len(fraction) == 3 && strings.Contains(s, ","):
		return 0, Wrong(english.NumberAmbiguous, s, whole+"."+fraction, whole, fraction)
	}
	value, err := strconv.ParseFloat("0"+whole+"."+fraction, 64)
	if err != nil {
		err = errTooLong() // it is nothing but digits
	}
	return value, err
}

// clock is hours, minutes and seconds as a clock shows them, the hours perhaps left out, and a unit.
var clock = regexp.MustCompile(`^(?:(\d+) *: *)?(\d+) *: *(\d+(?:[.,]\d+)?) *(\pL*|['"]*)\.?$`)

// readClock reads minutes and seconds as a clock shows them, "1:30", or hours, minutes
// and seconds, "1:02:30"; "1:30 h" is an hour and a half.
func readClock(s string) (time.Duration, error) {
	parts := clock.FindStringSubmatch(s)
	if parts == nil {
		return 0, errLength()
	}
	hours, last, word := parts[1], parts[3], parts[4]
	value, err := readNumber(last)
	if err != nil {
		return 0, err
	}
	size := time.Second
	switch u := unitAt(word); {
	case word == "":
	case u < 0 || units()[u].name == "d" || units()[u].name == "ms":
		return 0, errLength()
	case units()[u].name == "h" && hours == "":
		size = time.Minute
	}
	if len(last) < 2 || last[1] < '0' || value >= 60 {
		return 0, Wrong(english.ClockWanted)
	}
	sum := time.Duration(math.Round(value*1000)) * size / 1000
	for i, text := range []string{parts[2], cmp.Or(hours, "0")} {
		size *= 60
		n, err := strconv.ParseUint(text, 10, 32)
		switch {
		case err != nil || i == 0 && hours != "" && n >= 60:
			return 0, errLength()
		case time.Duration(n) > maxSpan/size:
			return 0, errTooLong()
		}
		sum += time.Duration(n) * size
	}
	return sum, nil
}
