package edit

import (
	"cmp"
	"fmt"
	"slices"

	"presshold/internal/author"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// work is what is filled in on a sheet.
type work struct {
	does    string // what the screen is for
	goesOn  bool   // after it was saved
	passing bool   // to run it is enough: nothing is lost then
	read    func() filled
	// enter is what Enter does at a field that takes a value; kept tells that the work is saved
	// as it is.
	enter func(f author.Field, kept bool) enterAction
	taken []string           // ids that can't be used
	avoid func(ids []string) // is told them when they change
}

// filled is what is filled in, as it was read.
type filled struct {
	fields    []author.Field
	problems  protocol.Problems
	save      protocol.Document // if nothing is wrong with it
	head      string            // for the top of its file
	run       protocol.Document // as much of it as can be run
	protocols []protocol.Protocol
}

type enterAction string

const (
	goNext  enterAction = english.FormNextField
	runIt   enterAction = english.ScreenRun
	saveIt  enterAction = english.FormKeep
	leaveIt enterAction = english.ScreenBack
)

// draftWork is a protocol that is written.
func draftWork(d *author.Draft, head string) *work {
	return &work{
		does:  english.FormNewProtocol,
		enter: func(author.Field, bool) enterAction { return goNext },
		read: func() filled {
			p, problems := d.Protocol()
			doc := protocol.Document{Protocol: p}
			return filled{fields: d.Fields(), problems: problems, save: doc, head: head, run: runnable(doc, problems)}
		},
	}
}

// changeWork is a protocol of which some numbers are changed.
func changeWork(c *author.Change, name string) *work {
	return &work{
		does: fmt.Sprintf(english.FormChange, name), goesOn: true, passing: true, avoid: c.Avoid,
		enter: func(f author.Field, _ bool) enterAction {
			if f.Kind == author.Text {
				return saveIt
			}
			return runIt
		},
		read: func() filled {
			kept, head, problems := c.Kept()
			p, wrong := c.Protocol() // as it is run, under its own name
			return filled{
				fields: c.Fields(), problems: problems, save: protocol.Document{Protocol: kept}, head: head,
				run: runnable(protocol.Document{Protocol: p}, wrong),
			}
		},
	}
}

// runnable fills in what a run doesn't need, and leaves out what can't be run yet: phases without
// a length, and points with which something is wrong.
func runnable(d protocol.Document, problems protocol.Problems) protocol.Document {
	p := &d.Protocol
	id, name := &p.ID, &p.Name
	if d.Treatment != nil {
		t := *d.Treatment
		d.Treatment, id, name = &t, &t.ID, &t.Name
		dropWrong(&t, problems)
	} else {
		dropEmpty(p)
	}
	for path, text := range map[string]*string{"id": id, "name": name} {
		if problems.Within(path) {
			*text = ""
		}
	}
	*id, *name = cmp.Or(*id, "draft"), cmp.Or(*name, "Draft")
	return d
}

func dropWrong(t *protocol.Treatment, problems protocol.Problems) {
	all := t.Points
	t.Points, t.Summary = nil, ""
	for i, s := range all {
		if !problems.Within(fmt.Sprintf("points[%d]", i)) {
			t.Points = append(t.Points, s)
		}
	}
	if problems.Within("budget") {
		t.Budget = 0
	}
	if problems.Within("reposition") {
		t.Reposition = 0
	}
}

func dropEmpty(p *protocol.Protocol) {
	p.Blocks = slices.Clone(p.Blocks)
	for i := range p.Blocks {
		b := &p.Blocks[i]
		b.Phases = slices.DeleteFunc(slices.Clone(b.Phases), func(ph protocol.Phase) bool { return ph.Duration.IsZero() && !ph.Waits })
		if b.Rounds.Planned == 0 && b.Rounds.Cap == 0 {
			b.Rounds.Planned, b.Rounds.From = 1, protocol.Provenance{Basis: protocol.Assumed}
		}
	}
	p.Blocks = slices.DeleteFunc(p.Blocks, func(b protocol.Block) bool { return len(b.Phases) == 0 })
}
