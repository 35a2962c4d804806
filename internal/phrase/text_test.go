package phrase

import "testing"

func TestList(t *testing.T) {
	for _, tt := range []struct {
		items []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"},
	} {
		if got := List(tt.items); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.items, got, tt.want)
		}
	}
}

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
