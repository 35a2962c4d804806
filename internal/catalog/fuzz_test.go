package catalog

import (
	"errors"
	"fmt"
	"testing"

	"presshold/internal/tomldoc"
)

// No bytes make Decode panic; what it refuses it refuses harmlessly, with places
// that are in the file; what it reads can be written and read again.
func FuzzDecode(f *testing.F) {
	for _, id := range library() {
		e, err := readBuiltin(id)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(e.Text)
	}
	for _, s := range []string{
		"", "\x00", "\xff", "\ufeffschema = 1", "schema = 2", "schema = 1\n[[blocks]]\n[[blocks.phases]]\ncap = [",
		"schema=1\nblocks=[{phases=[{kind=\"hold\",duration=1}],rounds=1}]\nid=\"a\"\nname='b'",
		"a.b.c=1\n[a.b]\n[[a]]", "name=\"\\u001b\\e\\x1b\"", valid,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Decode("fuzz\x1b.toml", data)
		if err != nil {
			var fileErr *tomldoc.Error
			if !errors.As(err, &fileErr) || len(fileErr.Problems) == 0 {
				t.Fatalf("%T: %v", err, err)
			}
			checkHarmless(t, err.Error())
			return
		}
		text, err := Encode(p)
		if err != nil {
			t.Fatalf("encode %+v: %v", p, err)
		}
		again, err := Decode("again.toml", text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if fmt.Sprintf("%+v", again) != fmt.Sprintf("%+v", p) {
			t.Fatalf("got  %+v\nwant %+v\n%s", again, p, text)
		}
	})
}
