package cue

import (
	"time"
	"unicode"
	"unicode/utf8"
)

// How long a voice takes at most, measured with espeak-ng 1.51 at its usual 175 words a
// minute on all that is built in, in English, German and Spanish: testdata/espeak-ng.tsv.
const (
	starting  = 700 * time.Millisecond // until it is heard, and until it falls silent
	letter    = 60 * time.Millisecond
	figures   = 250 * time.Millisecond // what a digit or a sign takes more than a letter
	breathing = 120 * time.Millisecond // at a comma, a semicolon or a full stop
)

// estimate is how long a usual voice takes to say words.
func estimate(words string) time.Duration {
	takes := starting + time.Duration(utf8.RuneCountInString(words))*letter
	for _, r := range words {
		switch {
		case unicode.IsDigit(r), unicode.IsSymbol(r), r == '%':
			takes += figures
		case r == '.', r == ',', r == ';', r == ':', r == '?', r == '!':
			takes += breathing
		}
	}
	return takes
}
