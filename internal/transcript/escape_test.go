package transcript

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"presshold/internal/plain"
)

func TestEscapeJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := strings.ToValidUTF8(hostile().Draw(t, "text"), "?")
		text, err := json.MarshalIndent([]string{in}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		out := EscapeJSON(text)
		if strings.ContainsFunc(strings.ReplaceAll(string(out), "\n", ""), plain.Acts) {
			t.Fatalf("EscapeJSON(%q) = %q: a terminal may act on it", text, out)
		}
		var back []string
		if err := json.Unmarshal(out, &back); err != nil || back[0] != in {
			t.Fatalf("%q reads back as %q, %v", out, back, err)
		}
	})
}

// hostile is text with many characters that a terminal may act on.
func hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOf(rapid.OneOf(
			rapid.String(),
			rapid.SampledFrom([]string{"\x1b[2J", "\u009b", "\x00", "\n", "\t", "\xff\xfe", "\u202e", "筋", "👐🏽", "\ufffd"}),
		)).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}
