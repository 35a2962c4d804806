// Package clients is the list of clients: the screen on which the picker's client is chosen, and
// a chooser for other screens.
package clients

import (
	"slices"
	"strings"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Chooser is a list of clients. Typing the beginning of a code narrows it.
type Chooser struct {
	codes  []string
	nobody string // what "" is called
	was    string // the client at hand; "" for none
	text   string
	at     ui.List
}

// NewChooser is the list of some codes, with the cursor on the client at hand, "" for
// what nobody says.
func NewChooser(codes []string, was, nobody string) *Chooser {
	c := &Chooser{codes: codes, was: was, nobody: nobody}
	c.move(slices.Index(c.shown(), was))
	return c
}

// move puts the cursor on one of those that are shown.
func (c *Chooser) move(to int) {
	n := len(c.shown())
	c.at.Fit(n, n)
	c.at.To(to)
}

// shown are the clients that what was typed leaves; "" stands for no client.
func (c *Chooser) shown() []string {
	if c.text == "" {
		return append([]string{""}, c.codes...)
	}
	var left []string
	for _, code := range c.codes {
		if strings.HasPrefix(bare(code), bare(c.text)) {
			left = append(left, code)
		}
	}
	return left
}

// bare is a code without hyphens, which nobody should have to type.
func bare(code string) string {
	return strings.NewReplacer("-", "", " ", "").Replace(strings.ToLower(code))
}

// Typed adds to what was typed.
func (c *Chooser) Typed(text string) {
	if text = c.text + plain.Line(text); len(text) <= protocol.MaxName {
		c.text = text
		c.move(0)
	}
}

// Press does what a key means, and tells whether a client was chosen with it, or the
// one at hand kept.
func (c *Chooser) Press(msg ui.Press) (client string, done bool) {
	shown := c.shown()
	has := msg.Has
	switch {
	case msg.Text != "":
		c.Typed(msg.Text)
	case keys.Name(msg.KeyPressMsg) == "backspace":
		c.text = ui.Erase(c.text)
		c.move(0)
	case has(keymap.Close):
		return c.was, true
	case has(keymap.Primary) && len(shown) > 0:
		return shown[c.at.Cursor()], true
	default:
		c.at.TurnAny(msg.Actions)
	}
	return "", false
}

// Click puts the cursor on the client on a line, or chooses the one under it.
func (c *Chooser) Click(line int) (client string, done bool) {
	switch shown := c.shown(); {
	case line >= len(shown):
		return "", false
	case line == c.at.Cursor():
		return shown[line], true
	}
	c.at.To(line)
	return "", false
}

// Write writes the list, and returns the lines of the client under the cursor.
func (c *Chooser) Write(b *ui.Body) (from, to int) {
	shown := c.shown()
	if len(shown) == 0 {
		b.Text(b.Look.Quiet, english.ClientsNone)
	}
	for i, code := range shown {
		sign, style := b.Look.Item(i == c.at.Cursor())
		if i == c.at.Cursor() {
			from = len(b.Lines)
		}
		if code == "" {
			code = c.nobody
		}
		b.Hang(style, sign, code)
	}
	return from, from + 1
}

// Hints are the keys that can act.
func (c *Chooser) Hints(k keys.Map) []keys.Hint {
	var hints []keys.Hint
	if len(c.shown()) > 0 {
		hints = append(hints, keys.Fixed("enter", english.ClientsChoose))
	}
	return keys.Enabled(append(hints, k.Hint(keymap.Close, "back"))...)
}

// Text is what was typed.
func (c *Chooser) Text() string { return c.text }
