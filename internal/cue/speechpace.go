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

// pace is how fast a voice speaks. The zero value is one that wasn't heard yet.
type pace struct {
	slower float64 // than estimated, by this factor; 0 while nothing was heard
}

// takes is how long a voice needs for an utterance: rather too much than too little.
func (p pace) takes(u Utterance) time.Duration {
	return time.Duration(float64(estimate(u.Words)) * max(p.slower, 1))
}

// learn takes notice of how long an utterance took that wasn't cut off. A voice that is
// quicker than estimated may still pause elsewhere, so only a slow one counts.
func (p *pace) learn(u Utterance, took time.Duration) {
	p.slower = max(p.slower, float64(took)/float64(estimate(u.Words)))
}

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
