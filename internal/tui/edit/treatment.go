package edit

import (
	"fmt"
	"slices"

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

type treatmentForm struct {
	*author.TreatmentDraft

	head string // for the top of the file
	done bool   // it is a run that was done
}

func newTreatmentForm(b Beginning) *treatmentForm {
	return &treatmentForm{TreatmentDraft: author.CopyTreatment(b.Treatment, b.Protocols, b.Taken), head: b.Head}
}

// keptRun is a treatment of a run that was done, under a name until somebody types one.
func keptRun(b Beginning) *treatmentForm {
	f := newTreatmentForm(b)
	f.NameLater(author.FreeName(b.Treatment.Name, b.Taken))
	f.done = true
	return f
}

func (a *treatmentForm) does() string {
	if a.done {
		return english.FormKeepTreatment
	}
	return english.FormNewTreatment
}

func (a *treatmentForm) judge() judged {
	t, problems := a.Treatment()
	var sound []protocol.TreatmentPoint
	for i, s := range t.Points {
		if !problems.Within(fmt.Sprintf("points[%d]", i)) {
			sound = append(sound, s)
		}
	}
	t.ID, t.Name, t.Summary, t.Points = "draft", "Draft", "", sound
	for _, p := range problems {
		switch p.Path {
		case "budget":
			t.Budget = 0
		case "reposition":
			t.Reposition = 0
		}
	}
	return judged{fields: a.Fields(), problems: problems, runnable: protocol.Document{Treatment: &t}, protocols: a.Protocols}
}

func (a *treatmentForm) file() (d protocol.Document, head string) {
	t, _ := a.Treatment()
	return protocol.Document{Treatment: &t}, a.head
}

func (a *treatmentForm) enter(f author.Field, kept bool) enterAction {
	switch {
	case !a.done || f.Path != "name":
		return goNext
	case kept:
		return leaveIt
	default:
		return saveIt
	}
}

func (a *treatmentForm) passing() bool { return false }

func (a *treatmentForm) saved(id string) bool {
	a.Taken = append(slices.Clip(a.Taken), id)
	return a.done
}
