package cli

import (
	"fmt"

	"presshold/internal/journal"
	"presshold/internal/plain"
)

// doubtCode warns of a client code that may identify the client.
func (a *app) doubtCode(code string) {
	a.doubt("the client code", code, journal.DoubtCode(code), ": presshold client new makes codes that say nothing")
}

// doubtPlace warns of a site or landmark that may identify the client.
func (a *app) doubtPlace(site, landmark string) {
	a.doubt("the site", site, journal.DoubtSite(site), "")
	a.doubt("the landmark", landmark, journal.DoubtSite(landmark), "")
}

// doubt warns of a text, unless nothing speaks against it.
func (a *app) doubt(what, text, doubt, advice string) {
	if doubt != "" {
		a.complain(fmt.Errorf("%s %s %s; this is only a guess, but nothing in the record should tell who a client is%s",
			what, plain.Quote(text), doubt, advice))
	}
}
