package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"presshold/internal/file"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
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
	data, err := file.Read(path, maxFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		data = []byte(english.SettingsNew)
	case err != nil:
		return fmt.Errorf(english.BindFailed, a, err)
	}
	body, hadMark := bytes.CutPrefix(data, []byte(tomldoc.ByteOrderMark))
	before, root, err := decode(path, data)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if other, ok := before.Keys.Holder(a, key); ok {
			line := 1 + bytes.Count(body[:keysOf(root, other).At], []byte{'\n'})
			return fmt.Errorf(english.BindTaken, a, key, other, path, line)
		}
	}
	wanted := maps.Clone(before.Keys)
	wanted[a] = keys
	if _, all := takesAll(wanted); all {
		return fmt.Errorf(english.BindFailed, a, errors.New(english.KeysPrimary))
	}
	edited := edit{body, newline(body)}.bind(root, a, list(keys))
	if hadMark {
		edited = append([]byte(tomldoc.ByteOrderMark), edited...)
	}
	after, _, err := decode(path, edited)
	if err != nil || !slices.Equal(after.Keys[a], keys) {
		return fmt.Errorf(english.BindByHand, a, path, a, list(keys))
	}
	if err := replace(path, edited); err != nil {
		return fmt.Errorf(english.BindFailed, a, err)
	}
	return nil
}

func parseKeys(a keymap.Action, keys []string) ([]string, error) {
	if !slices.Contains(keymap.Actions(), a) {
		return nil, fmt.Errorf(english.ActionUnknown, plain.Quote(string(a)))
	}
	if err := checkKeys(a, len(keys)); err != nil {
		return nil, fmt.Errorf(english.BindFailed, a, err)
	}
	parsed := make([]string, 0, len(keys))
	for _, k := range keys {
		key, err := keymap.ParseKey(k)
		if err != nil {
			return nil, fmt.Errorf(english.BindFailed, a, err)
		}
		if !slices.Contains(parsed, key) {
			parsed = append(parsed, key)
		}
	}
	return parsed, nil
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
	newline string
}

// bind puts the binding where one of its like is: in place of the action's own, at
// the end of the keys, or, if the file has none, at the end of the file.
func (e edit) bind(root *tomldoc.Table, a keymap.Action, value string) []byte {
	binding := string(a) + " = " + value
	keys := root.Find("keys")
	if keys == nil {
		return e.insert(len(e.data), "[keys]"+e.newline+binding, true)
	}
	t := keys.Value.Table
	if m := t.Find(string(a)); m != nil {
		return e.replaceValue(m.Value, value)
	}
	if len(t.Members) == 0 {
		if t.Inline {
			return e.splice(keys.Value.At+1, " "+binding)
		}
		return e.insert(keys.Value.End, binding, false)
	}
	switch last := t.Members[len(t.Members)-1]; {
	case t.Inline:
		return e.splice(last.Value.End, ", "+binding)
	case last.Dotted:
		return e.insert(last.Value.End, "keys."+binding, false)
	default:
		return e.insert(last.Value.End, binding, false)
	}
}

// replaceValue puts a value in place of another. Comments within the old value
// move above its line.
func (e edit) replaceValue(v *tomldoc.Value, value string) []byte {
	old := e.data[v.At:v.End]
	edited := slices.Concat(e.data[:v.At], []byte(value), e.data[v.End:])
	var comments strings.Builder
	for _, c := range commentsIn(old) {
		comments.WriteString(c + e.newline)
	}
	if comments.Len() == 0 {
		return edited
	}
	line := bytes.LastIndexByte(e.data[:v.At], '\n') + 1
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
