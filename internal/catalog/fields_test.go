package catalog

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"presshold/internal/tomldoc"
)

// checkTyped fails unless what a form shows of each key, typed again, is the same value;
// and with every key typed so, the same table but for what forms do not ask one by one.
func checkTyped[T any](t *rapid.T, fields []tomldoc.Field[T], was T) {
	typed := was
	for _, f := range fields {
		if f.Fill == nil {
			continue
		}
		text := f.Text(&was)
		if err := f.Fill(&typed, ""); err != nil {
			t.Fatalf("%s: nothing can't be typed: %v", f.Key, err)
		}
		if err := f.Fill(&typed, text); err != nil {
			t.Fatalf("%s: %q can't be typed: %v", f.Key, text, err)
		}
		if again := f.Text(&typed); again != text {
			t.Fatalf("%s: %q becomes %q", f.Key, text, again)
		}
	}
	if !reflect.DeepEqual(typed, was) {
		t.Fatalf("typed again it is\n%+v\nnot\n%+v", typed, was)
	}
}

func TestFieldsAreTypedAsTheyAreShown(t *testing.T) {
	var all []Entry
	for _, id := range library() {
		e, err := readBuiltin(id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	tables := NewTables()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(all).Draw(t, "protocol").Protocol
		checkTyped(t, tables.Protocol, p)
		checkTyped(t, tables.Pressure, p.Pressure)
		checkTyped(t, aftercareFields(), p.Aftercare)
		for _, s := range p.Sources {
			checkTyped(t, tables.Source, s)
		}
		for _, b := range anyProtocol(t).Blocks {
			checkTyped(t, tables.Block, b)
			for _, ph := range b.Phases {
				checkTyped(t, tables.Phase, ph)
			}
		}
	})
}
