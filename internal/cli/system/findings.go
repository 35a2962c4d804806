package system

import (
	"bufio"
	"fmt"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
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
	w     *bufio.Writer
	show  func(string) string // what was found, as it is written
	hints bool
}

// asItIs shows what was found as it is.
func asItIs(found string) string { return found }

func (f findings) tell(all ...finding) {
	for _, one := range all {
		fmt.Fprintf(f.w, "%-*s %s\n", findingWidth, one.what, f.show(plain.Line(one.found)))
		if f.hints && one.hint != "" {
			fmt.Fprintf(f.w, english.DoctorHint, findingWidth, "", plain.Line(one.hint))
		}
	}
	_ = f.w.Flush() // it fails again at the end
}
