package plain

import "testing"

func TestLists(t *testing.T) {
	for _, tt := range []struct {
		words         []string
		list, and, or string
	}{
		{nil, "", "", ""},
		{[]string{"a"}, "a", "a", "a"},
		{[]string{"a", "b"}, "a, b", "a and b", "a or b"},
		{[]string{"a", "b", "c"}, "a, b, c", "a, b and c", "a, b or c"},
	} {
		if list, and, or := List(tt.words), AndList(tt.words), OrList(tt.words); list != tt.list || and != tt.and || or != tt.or {
			t.Errorf("%q: %q, %q and %q", tt.words, list, and, or)
		}
	}
}
