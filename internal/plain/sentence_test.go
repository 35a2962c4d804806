package plain

import "testing"

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " \n": "", "press": "Press.", "äußern": "Äußern.", "Press!": "Press!", "and so on…": "And so on…",
		"  press\n\tslowly ": "Press slowly.", "Who? ": "Who?", "9 s": "9 s.",
	} {
		if got := Sentence(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
