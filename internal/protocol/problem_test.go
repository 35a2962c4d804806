package protocol

import (
	"errors"
	"testing"

	"presshold/internal/phrase/english"
)

// says is a problem in words.
func says(path, sentence string, args ...any) string {
	return Problem{path, Wrong(sentence, args...)}.Error()
}

// kind is the sentence of the innermost fault in an error; "" for none.
func kind(err error) (sentence string) {
	for f := (Fault{}); errors.As(err, &f); err = f.Unwrap() {
		sentence = f.Sentence
	}
	return sentence
}

// A place is told as people say it, for no file is at hand.
func TestPlace(t *testing.T) {
	for path, want := range map[string]string{
		"name": "name: a name is needed", "cautions_from[0]": "cautions from 1: a name is needed",
		"blocks[0].phases[11].cap_from": "block 1, phase 12, cap from: a name is needed",
		"--level":                       "--level: a name is needed",
	} {
		if got := (Problem{path, Wrong(english.NameMissing)}).Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A fault is worded with all that it wraps, and what it wraps is found again.
func TestFault(t *testing.T) {
	_, err := ParseCriterion("time:2 weeks")
	const want = `stop rule "time:2 weeks": "2 weeks": "weeks" is not a unit of time: use s, min, h or d`
	if err.Error() != want || kind(err) != english.UnitUnknown {
		t.Errorf("got %v of kind %q, want %s", err, kind(err), want)
	}
	problems := Protocol{ID: "a", Name: "A"}.Problems()
	if got, want := problems.Error(), "blocks: "+english.BlocksMissing; got != want || kind(problems[0]) != english.BlocksMissing {
		t.Errorf("got %s, want %s", got, want)
	}
}
