package history

import (
	"fmt"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/plain"
)

// DoubtCode warns of a client code that may identify the client.
func DoubtCode(a *app.App, code string) {
	doubt(a, "the client code", code, journal.DoubtCode(code), ": presshold client new makes codes that say nothing")
}

// DoubtPlace warns of a site or landmark that may identify the client.
func DoubtPlace(a *app.App, site, landmark string) {
	doubt(a, "the site", site, journal.DoubtSite(site), "")
	doubt(a, "the landmark", landmark, journal.DoubtSite(landmark), "")
}

// doubt warns of a text, unless nothing speaks against it.
func doubt(a *app.App, what, text, doubt, advice string) {
	if doubt != "" {
		a.Complain(fmt.Errorf("%s %s %s; this is only a guess, but nothing in the record should tell who a client is%s",
			what, plain.Quote(text), doubt, advice))
	}
}
