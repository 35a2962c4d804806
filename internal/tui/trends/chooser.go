package trends

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"

	"presshold/internal/keymap"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// everyone is what no client is called.
const everyone = "everyone"

// chooser is the list of clients, of which the beginning of a code leaves those that
// begin so.
type chooser struct {
	codes  []string
	was    string // the client at hand; "" for everyone
	text   string
	cursor int
}

func newChooser(codes []string, was string) *chooser {
	c := &chooser{codes: codes, was: was}
	c.cursor = max(slices.Index(c.shown(), was), 0)
	return c
}

// shown are the clients that what was typed leaves; "" stands for everyone.
func (c *chooser) shown() []string {
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

// bare is a code as it is compared: nobody should have to type its hyphens.
func bare(code string) string {
	return strings.NewReplacer("-", "", " ", "").Replace(strings.ToLower(code))
}

func (c *chooser) typed(text string) {
	if text = c.text + plain.Line(text); len(text) <= protocol.MaxName {
		c.text, c.cursor = text, 0
	}
}

// press does what a key means, and tells whether a client was chosen with it, or the
// one at hand kept.
func (c *chooser) press(msg ui.Press) (client string, done bool) {
	shown := c.shown()
	has := func(a keymap.Action) bool { return slices.Contains(msg.Actions, a) }
	switch {
	case msg.Text != "":
		c.typed(msg.Text)
	case keys.Name(msg.KeyPressMsg) == "backspace":
		_, last := utf8.DecodeLastRuneInString(c.text)
		c.text, c.cursor = c.text[:len(c.text)-last], 0
	case has(keymap.Close):
		return c.was, true
	case has(keymap.Primary) && len(shown) > 0:
		return shown[c.cursor], true
	default:
		for _, a := range msg.Actions {
			if by, ok := keys.Lines(a, 5, len(shown)); ok {
				c.cursor = min(max(c.cursor+by, 0), max(len(shown)-1, 0))
			}
		}
	}
	return "", false
}

// click puts the cursor on the client on a line, or chooses the one under it.
func (c *chooser) click(line int) (client string, done bool) {
	switch shown := c.shown(); {
	case line >= len(shown):
		return "", false
	case line == c.cursor:
		return shown[line], true
	}
	c.cursor = line
	return "", false
}

// write writes the list, and returns the lines of the client under the cursor.
func (c *chooser) write(b *ui.Body) (from, to int) {
	shown := c.shown()
	if len(shown) == 0 {
		b.Text(b.Look.Quiet, "No client code begins like that.")
	}
	for i, code := range shown {
		style, sign := b.Look.Text, "  "
		if i == c.cursor {
			style, sign = b.Look.Selected, "> "
			from = len(b.Lines)
		}
		if code == "" {
			code = everyone
		}
		b.Hang(style, sign, code)
	}
	return from, from + 1
}

func (c *chooser) hints(k keys.Map) []key.Binding {
	var hints []key.Binding
	if len(c.shown()) > 0 {
		hints = append(hints, keys.Hint("enter", "choose"))
	}
	return keys.Enabled(append(hints, k.Brief(keymap.Close, "back"))...)
}
