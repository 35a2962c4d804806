package edit

import (
	"presshold/internal/author"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// Beginning is what the form for treatments begins with.
type Beginning struct {
	Treatment protocol.Treatment  // to begin with a copy of; the zero value for nothing
	Protocols []protocol.Protocol // that a point may be worked with
	Taken     []string            // ids
	Head      string              // for the top of the file
}

// treatmentWork is a treatment that is written.
func treatmentWork(b Beginning) *work {
	return ofTreatment(author.CopyTreatment(b.Treatment, b.Protocols, b.Taken), b.Head)
}

func ofTreatment(d *author.TreatmentDraft, head string) *work {
	return &work{
		does: english.FormNewTreatment, taken: d.Taken, avoid: func(ids []string) { d.Taken = ids },
		enter: func(author.Field, bool) enterAction { return goNext },
		read: func() filled {
			t, problems := d.Treatment()
			doc := protocol.Document{Treatment: &t}
			return filled{
				fields: d.Fields(), problems: problems, save: doc, head: head, run: runnable(doc, problems), protocols: d.Protocols,
			}
		},
	}
}

// keptRun is a treatment of a run that was done, under a name until somebody types one: Enter
// keeps it.
func keptRun(b Beginning) *work {
	d := author.CopyTreatment(b.Treatment, b.Protocols, b.Taken)
	d.NameLater(author.FreeName(b.Treatment.Name, b.Taken))
	w := ofTreatment(d, b.Head)
	w.does, w.goesOn = english.FormKeepTreatment, true
	w.enter = func(f author.Field, kept bool) enterAction {
		switch {
		case f.Path != "name":
			return goNext
		case kept:
			return leaveIt
		default:
			return saveIt
		}
	}
	return w
}
