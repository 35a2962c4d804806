package tui

import (
	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Item is a protocol or a treatment that can be picked.
type Item struct {
	Protocol  protocol.Protocol
	Treatment *Treatment       // nil for a protocol
	Yours     bool             // it is in a file of the user's, and not built in
	Ceiling   protocol.Ceiling // of a protocol, as it would be run
}

// Treatment is a treatment that can be picked, made ready to run when it was read: its
// protocols are in other files.
type Treatment struct {
	protocol.Treatment

	Plan *protocol.Plan // a part for each of its points
	// Why tells why it can't be run with the user's settings; the plan is one without
	// them then.
	Why   error
	Total phrase.Text // how long it takes, with its mark, if it can be run
}

// ID is that of the protocol or the treatment, as are its name and summary.
func (it Item) ID() string {
	if it.Treatment != nil {
		return it.Treatment.ID
	}
	return it.Protocol.ID
}

func (it Item) name() string {
	if it.Treatment != nil {
		return it.Treatment.Name
	}
	return it.Protocol.Name
}

func (it Item) summary() string {
	if it.Treatment != nil {
		return it.Treatment.Summary
	}
	return it.Protocol.Summary
}

// tag marks an item that is no protocol of the program's.
func (it Item) tag() string {
	switch {
	case it.Treatment != nil:
		return english.PickerTreatment
	case it.Yours:
		return english.PickerYours
	default:
		return ""
	}
}

// origin says where an item comes from.
func (it Item) origin() string {
	if it.Yours {
		return english.PreviewYours
	}
	return english.PreviewBuiltIn
}

// has tells whether an item has the screen that an action opens: a treatment is made of
// protocols, and it is they that are learnt.
func (it Item) has(a keymap.Action) bool { return it.Treatment == nil || a != keymap.Learn }
