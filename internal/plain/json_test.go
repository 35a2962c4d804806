package plain

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := strings.ToValidUTF8(hostile().Draw(t, "text"), "?")
		text, err := json.MarshalIndent([]string{in}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		out := JSON(text)
		if strings.ContainsFunc(strings.ReplaceAll(string(out), "\n", ""), Acts) {
			t.Fatalf("JSON(%q) = %q: a terminal may act on it", text, out)
		}
		var back []string
		if err := json.Unmarshal(out, &back); err != nil || back[0] != in {
			t.Fatalf("%q reads back as %q, %v", out, back, err)
		}
	})
}
