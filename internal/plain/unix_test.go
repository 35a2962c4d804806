package plain

import "testing"

func TestUnix(t *testing.T) {
	for text, want := range map[string]string{"": "", "a\r\nb\r\n": "a\nb\n", "a\nb": "a\nb", "a\rb": "a\rb"} {
		if got := Unix(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
