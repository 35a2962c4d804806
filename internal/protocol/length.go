package protocol

import (
	"math"
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
		value, rest, err := readNumber(s)
		if err != nil {
			return length{}, err
		}
		word, rest := readWord(strings.TrimLeft(rest, " "))
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
		s = afterNumber(rest)
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

// readNumber reads the number that s begins with: digits, and at most three after a
// point or a comma. Three after a comma may also mean thousands.
func readNumber(s string) (value float64, rest string, err error) {
	digits := func(i int) int {
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i
	}
	whole := digits(0)
	end := whole
	if whole+1 < len(s) && (s[whole] == '.' || s[whole] == ',') {
		if to := digits(whole + 1); to > whole+1 {
			end = to
		}
	}
	switch {
	case end == 0 || end-whole > 4:
		return 0, s, errLength()
	case end-whole == 4 && s[whole] == ',':
		return 0, s, Wrong(english.NumberAmbiguous,
			s[:end], s[:whole]+"."+s[whole+1:end], s[:whole], s[whole+1:end])
	}
	value, err = strconv.ParseFloat(strings.Replace("0"+s[:end], ",", ".", 1), 64)
	if err != nil {
		err = errTooLong() // it is nothing but digits
	}
	return value, s[end:], err
}

// readWord reads the letters or quotes that s begins with.
func readWord(s string) (word, rest string) {
	is := unicode.IsLetter
	if strings.HasPrefix(s, "'") || strings.HasPrefix(s, `"`) {
		is = func(r rune) bool { return r == '\'' || r == '"' }
	}
	rest = strings.TrimLeftFunc(s, is)
	return s[:len(s)-len(rest)], rest
}

// afterNumber is what follows a number and its unit: without a full stop, and without what
// may stand between two numbers, such as in "1 minute and 30 seconds".
func afterNumber(s string) string {
	s = strings.TrimLeft(strings.TrimPrefix(s, "."), " ")
	for _, between := range []string{",", "and ", "und ", "y ", "et "} {
		if rest, ok := strings.CutPrefix(s, between); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimLeft(rest, " ")
		}
	}
	return s
}

// readClock reads minutes and seconds as a clock shows them, "1:30", or hours, minutes
// and seconds, "1:02:30"; "1:30 h" is an hour and a half.
func readClock(s string) (time.Duration, error) {
	parts := strings.Split(s, ":")
	last := parts[len(parts)-1]
	value, rest, err := readNumber(last)
	if err != nil {
		return 0, err
	}
	word, rest := readWord(strings.TrimLeft(rest, " "))
	size := time.Second
	if u := unitAt(word); u >= 0 && units()[u].name == "h" && len(parts) == 2 {
		size = time.Minute
	} else if word != "" && (u < 0 || units()[u].name == "d" || units()[u].name == "ms") {
		return 0, errLength()
	}
	if len(parts) > 3 || afterNumber(rest) != "" {
		return 0, errLength()
	}
	if len(last) < 2 || value >= 60 || last[0] < '0' || last[0] > '9' || last[1] < '0' || last[1] > '9' {
		return 0, Wrong(english.ClockWanted)
	}
	sum := time.Duration(math.Round(value*1000)) * size / 1000
	for i := len(parts) - 2; i >= 0; i-- {
		size *= 60
		n, err := strconv.ParseUint(strings.TrimSpace(parts[i]), 10, 32)
		switch {
		case err != nil || i > 0 && n >= 60:
			return 0, errLength()
		case time.Duration(n) > maxSpan/size:
			return 0, errTooLong()
		}
		sum += time.Duration(n) * size
	}
	return sum, nil
}
