package share

import (
	"crypto/sha256"
	_ "embed" // for the page
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image/color"
	"strings"
	"sync"

	"presshold/internal/cue/tone"
	"presshold/internal/phrase"
	"presshold/internal/tui/theme"
)

// The parts of the page, which is served as one file.
var (
	//go:embed page.html
	pageSource string
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// page is what is served at an address, without and with the button.
type page struct {
	html   map[bool][]byte // with the button and without
	policy string          // the Content-Security-Policy
}

// setup is what the page's script is given.
type setup struct {
	Words   map[string]string        `json:"words"`
	Colours map[theme.Role][4]string `json:"colours"` // ground, ink, quiet, trough
	Tones   []tone.Tone              `json:"tones"`
	Control bool                     `json:"control"`
}

// newPage fills in the page's words and colours. Its style and its script are allowed by
// their hashes, and nothing else is: whatever gets into the page does not run.
func newPage(t theme.Theme) page {
	fill := func(control bool) []byte {
		data, _ := json.Marshal(setup{phrase.Page(), colours(t), tone.Tones(), control}) // of strings; "<" is escaped
		return []byte(strings.NewReplacer(
			"{{setup}}", string(data),
			"{{style}}", pageStyle,
			"{{script}}", pageScript,
		).Replace(pageSource))
	}
	policy := fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; connect-src 'self'; img-src data:; "+
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'", hashOf(pageStyle), hashOf(pageScript))
	return page{map[bool][]byte{false: fill(false), true: fill(true)}, policy}
}

// hashOf returns the hash of a part of the page, in the form of a content security policy.
func hashOf(part string) string {
	sum := sha256.Sum256([]byte(part))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// colours are a theme's, as a style sheet names them.
func colours(t theme.Theme) map[theme.Role][4]string {
	all := map[theme.Role][4]string{}
	for _, r := range theme.Roles() {
		c := t.Colours(r)
		all[r] = [4]string{hex(c.Ground), hex(c.Ink), hex(c.Quiet), hex(c.Trough)}
	}
	return all
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// newTones are the sounds of the cues as files, by name.
func newTones(gentle bool) map[tone.Tone]func() []byte {
	all := map[tone.Tone]func() []byte{}
	for _, name := range tone.Tones() {
		all[name] = sync.OnceValue(func() []byte { return tone.WAV(tone.Render(name, gentle), 1) })
	}
	return all
}
