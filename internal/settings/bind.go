package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"presshold/internal/file"
	"presshold/internal/keymap"
	"presshold/internal/plain"
)

// Bind writes into the settings file that the action has these keys and no others.
// Every other line stays as it was, comments too. A missing file is made, for the
// owner only; the file is replaced at once or not at all. It is an error if the
// file is not valid, a key cannot be bound, or the file gives it to another action
// that is live at the same time; then nothing is written.
func Bind(path string, a keymap.Action, keys []string) error {
	keys, err := parseKeys(a, keys)
	if err != nil {
		return err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link into somebody's dotfiles stays a link
	}
	data, err := file.Read(path, maxFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		data = []byte("# Settings of presshold.\n")
	case err != nil:
		return fmt.Errorf("bind %s: %w", a, err)
	}
	before, err := decode(path, data)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if other, ok := before.bound.Holder(a, key); ok {
			return fmt.Errorf("bind %s: key %q is bound to %s already in %s:%d", a, key, other, path, before.lines[other])
		}
	}
	edited, err := bind(data, a, keys)
	if err != nil {
		return fmt.Errorf("bind %s: %w", a, err)
	}
	after, err := decode(path, edited)
	if err != nil || !slices.Equal(after.settings.Keys[a], keys) {
		return fmt.Errorf("bind %s: %s cannot be edited; write %s = %s into it by hand", a, path, a, list(keys))
	}
	if err := replace(path, edited); err != nil {
		return fmt.Errorf("bind %s: %w", a, err)
	}
	return nil
}

func parseKeys(a keymap.Action, keys []string) ([]string, error) {
	if !slices.Contains(keymap.Actions(), a) {
		return nil, fmt.Errorf("unknown action %s", plain.Quote(string(a)))
	}
	if len(keys) == 0 && a == keymap.Primary {
		return nil, fmt.Errorf("bind %s: the primary key is needed", a)
	}
	if len(keys) > maxKeys {
		return nil, fmt.Errorf("bind %s: %d keys; at most %d are allowed", a, len(keys), maxKeys)
	}
	parsed := make([]string, 0, len(keys))
	for _, k := range keys {
		key, err := keymap.ParseKey(k)
		if err != nil {
			return nil, fmt.Errorf("bind %s: %w", a, err)
		}
		if !slices.Contains(parsed, key) {
			parsed = append(parsed, key)
		}
	}
	return parsed, nil
}

// bind edits a valid settings file.
func bind(data []byte, a keymap.Action, keys []string) ([]byte, error) {
	body, hadBOM := bytes.CutPrefix(data, []byte(bom))
	found, err := entries(body)
	if err != nil {
		return nil, err
	}
	body = edit{body, found, newline(body)}.bind(a, list(keys))
	if hadBOM {
		body = append([]byte(bom), body...)
	}
	return body, nil
}

func newline(data []byte) string {
	if bytes.Contains(data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// edit is a settings file about to be changed.
type edit struct {
	data    []byte
	entries []entry
	newline string
}

// bind puts the binding where one of its like is: in place of the action's own, at
// the end of the keys, or, if the file has none, at the end of the file.
func (e edit) bind(a keymap.Action, value string) []byte {
	last := -1 // entry of the keys after which the new one stands
	for i, en := range e.entries {
		switch {
		case en.is(keysTable, string(a)):
			return e.replaceValue(en, value)
		case en.path[0] == keysTable:
			last = i
		}
	}
	binding := string(a) + " = " + value
	if last < 0 {
		return e.insert(len(e.data), "[keys]"+e.newline+binding, true)
	}
	switch en := e.entries[last]; {
	case en.kind == unstable.InlineTable:
		return e.splice(en.value.from+1, " "+binding)
	case en.inline:
		return e.splice(en.value.to, ", "+binding)
	case en.header:
		return e.insert(en.key.to, binding, false)
	case en.dotted:
		return e.insert(en.value.to, keysTable+"."+binding, false)
	default:
		return e.insert(en.value.to, binding, false)
	}
}

// replaceValue puts a value in place of an entry's. Comments within the old value
// move above its line.
func (e edit) replaceValue(en entry, value string) []byte {
	old := e.data[en.value.from:en.value.to]
	edited := slices.Concat(e.data[:en.value.from], []byte(value), e.data[en.value.to:])
	var comments strings.Builder
	for _, c := range commentsIn(old) {
		comments.WriteString(c + e.newline)
	}
	if comments.Len() == 0 {
		return edited
	}
	line := bytes.LastIndexByte(e.data[:en.value.from], '\n') + 1
	return slices.Concat(edited[:line], []byte(comments.String()), edited[line:])
}

// commentsIn are the comments within an array.
func commentsIn(array []byte) []string {
	if !bytes.ContainsRune(array, '\n') {
		return nil
	}
	p := unstable.Parser{KeepComments: true}
	p.Reset(slices.Concat([]byte("a = "), array, []byte("\n")))
	var out []string
	var walk func(n *unstable.Node)
	walk = func(n *unstable.Node) {
		for it := n.Children(); it.Next(); {
			if c := it.Node(); c.Kind == unstable.Comment {
				out = append(out, string(c.Data))
				walk(c)
			}
		}
	}
	for p.NextExpression() {
		walk(p.Expression().Value())
	}
	return out
}

// splice puts text at an offset.
func (e edit) splice(at int, text string) []byte {
	return slices.Concat(e.data[:at], []byte(text), e.data[at:])
}

// insert puts lines below the line of an offset, if wanted with an empty line
// between.
func (e edit) insert(at int, lines string, apart bool) []byte {
	if next := bytes.IndexByte(e.data[at:], '\n'); next >= 0 {
		at += next + 1
	} else {
		at = len(e.data)
	}
	before := ""
	if at > 0 && e.data[at-1] != '\n' {
		before = e.newline
	}
	if apart && at > 0 {
		before += e.newline
	}
	return e.splice(at, before+lines+e.newline)
}
