package catalog

import "testing"

func BenchmarkDecode(b *testing.B) {
	e, err := readBuiltin("init") // the longest
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(e.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode("init.toml", e.Text); err != nil {
			b.Fatal(err)
		}
	}
}

// The path of `presshold run alternating-i`.
func BenchmarkOpenGet(b *testing.B) {
	dir := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		c, err := Open(dir, "")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := c.Get("alternating-i"); err != nil {
			b.Fatal(err)
		}
	}
}

// The path of the picker.
func BenchmarkAll(b *testing.B) {
	c, err := Open("", "")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if entries, _ := c.All(); len(entries) != len(library()) {
			b.Fatal(len(entries))
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	e, err := readBuiltin("init")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encode(e.Protocol); err != nil {
			b.Fatal(err)
		}
	}
}
