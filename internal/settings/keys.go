package settings

import (
	"errors"
	"fmt"
	"slices"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/tomldoc"
)

// maxKeys is how many keys one action may have, so that a file that isn't ours is rejected
// at once.
const maxKeys = 16

// checkKeys returns what is wrong with an action having n keys.
func checkKeys(a keymap.Action, n int) error {
	switch {
	case n == 0 && a == keymap.Primary:
		return errors.New(english.KeysPrimary)
	case n > maxKeys:
		return fmt.Errorf(english.KeysMany, n, maxKeys)
	}
	return nil
}

// readKeys reads the keys of an action: a list, or one.
func readKeys(r *tomldoc.Reader, v *tomldoc.Value, a keymap.Action) []string {
	keys, items := []string{}, v.Items
	if v.Form != tomldoc.FormArray {
		items = []*tomldoc.Value{v}
	}
	if err := checkKeys(a, len(items)); err != nil {
		r.Wrong(v, "%s", err)
		return keys
	}
	one := read(tomldoc.Wanted{Sentence: english.KeysForm}, keymap.ParseKey)
	for _, item := range items {
		switch key := one(r, item); {
		case r.Bad(item.At):
		case slices.Contains(keys, key):
			r.Wrong(item, english.KeyTwice, key)
		default:
			keys = append(keys, key)
		}
	}
	return keys
}

// checkConflicts tells which keys the file gives to two actions at once: at the later one. It also
// tells if none is left for the primary action.
func (s *Settings) checkConflicts(root *tomldoc.Table, wrong func(at string, err error)) {
	if by, all := takesAll(s.Keys); all {
		wrong("keys."+string(by), errors.New(english.KeysPrimary))
	}
	for a, keys := range s.Keys {
		for _, key := range keys {
			if other, ok := s.Keys.Holder(a, key); ok && keysOf(root, other).At < keysOf(root, a).At {
				wrong("keys."+string(a), fmt.Errorf(english.KeyTakenBy, key, other))
			}
		}
	}
}

// takesAll returns the action that was given the keys of the primary one, so that this has none.
func takesAll(keys keymap.Bindings) (by keymap.Action, all bool) {
	if len(keys.InForce()[keymap.Primary]) > 0 {
		return "", false
	}
	for _, key := range keymap.DefaultKeys()[keymap.Primary] {
		by, all = keys.Holder(keymap.Primary, key)
	}
	return by, all
}

// keysOf is where a file binds an action that it does bind.
func keysOf(root *tomldoc.Table, a keymap.Action) *tomldoc.Member {
	return root.Find("keys").Value.Table.Find(string(a))
}
