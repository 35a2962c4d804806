package edit

import (
	"fmt"
	"slices"

	"presshold/internal/author"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/training"
)

// work is what is filled in on a sheet.
type work interface {
	does() string // what the screen is for
	judge() judged
	// file is what to save, if nothing is wrong with it, and words for the top of its file.
	file() (d protocol.Document, head string)
	// enter is what Enter does at a field that takes a value; kept tells that the work is saved
	// as it is.
	enter(f author.Field, kept bool) enterAction
	// passing tells that to run it is enough: nothing is lost then.
	passing() bool
	// saved records the id as used; it reports whether editing continues.
	saved(id string) (goesOn bool)
}

// judged is what is filled in, as it was read.
type judged struct {
	fields   []author.Field
	problems protocol.Problems

	runnable  protocol.Document   // as much of it as can be run
	protocols []protocol.Protocol // of a treatment
	picture   func() []training.Pattern
}

type enterAction string

const (
	goNext  enterAction = english.FormNextField
	runIt   enterAction = english.ScreenRun
	saveIt  enterAction = english.FormKeep
	leaveIt enterAction = english.ScreenBack
)

type form struct {
	*author.Draft

	head string // for the top of the file
}

func (f form) does() string { return english.FormNewProtocol }

func (f form) judge() judged {
	p, problems := f.Protocol()
	return ofProtocol(p, f.Fields(), problems)
}

func (f form) file() (d protocol.Document, head string) {
	p, _ := f.Protocol()
	return protocol.Document{Protocol: p}, f.head
}

func (f form) enter(author.Field, bool) enterAction { return goNext }
func (f form) passing() bool                        { return false }
func (f form) saved(string) bool                    { return false }

// change is a protocol of which some numbers are changed.
type change struct {
	*author.Change

	was   string // its name
	taken []string
}

func (c *change) does() string { return fmt.Sprintf(english.FormChange, c.was) }

func (c *change) judge() judged {
	_, _, problems := c.Kept()
	p, _ := c.Protocol()
	return ofProtocol(p, c.Fields(), problems)
}

func (c *change) file() (d protocol.Document, head string) {
	p, head, _ := c.Kept()
	return protocol.Document{Protocol: p}, head
}

func (c *change) enter(f author.Field, _ bool) enterAction {
	if f.Kind == author.Text {
		return saveIt
	}
	return runIt
}

func (c *change) passing() bool { return true }

func (c *change) saved(id string) bool {
	c.avoid(append(slices.Clip(c.taken), id))
	return true
}

func (c *change) avoid(ids []string) {
	c.taken = ids
	c.Avoid(ids)
}

func ofProtocol(p protocol.Protocol, fields []author.Field, problems protocol.Problems) judged {
	p = runnable(p)
	return judged{fields: fields, problems: problems, runnable: protocol.Document{Protocol: p}, picture: func() []training.Pattern {
		l, err := training.NewLesson(p, training.LessonOptions{})
		if err != nil { // nothing of it can be drawn yet
			return nil
		}
		return l.Patterns
	}}
}
