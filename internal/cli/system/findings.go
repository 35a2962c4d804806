package system

import (
	"fmt"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
)

// finding is one thing that was looked at.
type finding struct {
	what  string
	found string
	hint  string // what to do about it; "" for nothing
}

// findingWidth is the width of the column of names.
const findingWidth = 13

// findings writes each finding at once, since some take a moment.
type findings struct {
	page  app.Page
	show  func(string) string // what was found, as it is written
	hints bool
}

// asItIs shows what was found as it is.
func asItIs(found string) string { return found }

func (f findings) tell(all ...finding) {
	for _, one := range all {
		f.page.Item(fmt.Sprintf("%-*s ", findingWidth, one.what), f.show(one.found))
		if f.hints && one.hint != "" {
			f.page.Item(fmt.Sprintf("%-*s ", findingWidth, ""), fmt.Sprintf(english.DoctorHint, one.hint))
		}
	}
	_ = f.page.W.Flush() // it fails again at the end
}
