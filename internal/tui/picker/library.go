package picker

import (
	"fmt"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/ui"
)

// Library is what the picker offers.
type Library struct {
	Items []Item
	// Warnings are about files that could not be read, a line each.
	Warnings []string
	// Settings is what is wrong with the ids in the settings, in a line; "" for nothing.
	Settings string
}

// count returns the size of the library in words: "40 protocols, 2 treatments".
func (l Library) count() string {
	treatments := 0
	for _, it := range l.Items {
		if it.Treatment != nil {
			treatments++
		}
	}
	protocols := phrase.Count(len(l.Items)-treatments, "protocol")
	if treatments == 0 {
		return protocols
	}
	return fmt.Sprintf("%s, %s", protocols, phrase.Count(treatments, "treatment"))
}

// warning returns all warnings in a line; "" for none.
func (l Library) warning() string {
	var all []string
	if l.Settings != "" {
		all = append(all, l.Settings)
	}
	switch n := len(l.Warnings); n {
	case 0:
	case 1:
		all = append(all, l.Warnings[0])
	default:
		all = append(all, fmt.Sprintf(english.PickerWarnings, n))
	}
	return strings.Join(all, "; ")
}

// Item is a protocol or a treatment in the picker.
type Item struct {
	protocol.Document

	Yours bool // it is in a file of the user's, and not built in
	// Plan is made when the item is read; nil if Why says why a protocol can't be run with the user's
	// settings. That of such a treatment is made without them, to be shown.
	Plan  *protocol.Plan
	Why   error
	Total phrase.Text // how long a treatment takes, with its mark, if it can be run
}

func (it Item) name() string {
	_, name, _ := it.Head()
	return name
}

// tag returns what marks an item that is not a built-in protocol.
func (it Item) tag() string {
	switch {
	case it.Treatment != nil:
		return " " + english.Treatment
	case it.Yours:
		return " " + english.PreviewYours
	default:
		return ""
	}
}

func (it Item) origin() string {
	if it.Yours {
		return english.PreviewYours
	}
	return english.PreviewBuiltIn
}

// row returns the name of an item and its rhythm, "" if there is no room for it.
func (it Item) row(cells int) (name, rhythm string) {
	name, tag := plain.Line(it.name()), it.tag()
	if s := it.rhythm(rhythmWidth); s != "" && ui.Width(name)+ui.Width(tag)+1+rhythmWidth <= cells {
		rhythm = " " + s
	}
	return ui.Pad(name, cells-ui.Width(tag)-ui.Width(rhythm)) + tag, rhythm
}

// rhythm returns the rhythm of a protocol in so many cells; "" for a treatment, which has several.
func (it Item) rhythm(cells int) string {
	if it.Treatment != nil {
		return ""
	}
	return draw.RhythmLine(it.Protocol, cells)
}
