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

// binding takes the keys of one action.
func (d *decoder) binding(m *tomldoc.Member) {
	a := keymap.Action(m.Key)
	if !slices.Contains(keymap.Actions(), a) {
		unknown(d, m, m.Key, keymap.Actions(), english.ActionUnknown, english.UnknownAction)
		return
	}
	list := m.Value.Items
	if m.Value.Form != tomldoc.FormArray {
		list = []*tomldoc.Value{m.Value}
	}
	d.settings.Keys[a], d.places[a] = []string{}, m
	name := keysTable + "." + m.Key
	if err := checkKeys(a, len(list)); err != nil {
		d.wrong(m.Value, name, err)
		return
	}
	for _, item := range list {
		if err := d.key(a, item); err != nil {
			d.wrong(item, name, err)
		}
	}
}

// key takes one key of an action.
func (d *decoder) key(a keymap.Action, v *tomldoc.Value) error {
	if v.Form != tomldoc.FormText {
		return fmt.Errorf(english.KeysForm, written(v))
	}
	key, err := keymap.ParseKey(v.Text)
	switch {
	case err != nil:
		return err
	case slices.Contains(d.settings.Keys[a], key):
		return fmt.Errorf(english.KeyTwice, key)
	}
	d.settings.Keys[a] = append(d.settings.Keys[a], key)
	return nil
}

// conflicts finds the keys that the file gives to two actions at once, and reports them at
// the later one.
func (d *decoder) conflicts() {
	for a := range d.settings.Keys {
		for _, key := range d.settings.Keys[a] {
			other, ok := d.settings.Keys.Holder(a, key)
			if ok && d.places[other].At < d.places[a].At {
				d.name(d.places[a], english.KeyTakenBy, a, key, other)
			}
		}
	}
}
