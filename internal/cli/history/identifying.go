package history

import (
	"fmt"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// WarnOfCode warns of a client code that may identify the client.
func WarnOfCode(a *app.App, code string) {
	warn(a, english.IdentifyingCode, code, journal.CodeIdentifies(code))
}

// WarnOfPlace warns of a site or landmark that may identify the client.
func WarnOfPlace(a *app.App, site, landmark string) {
	warn(a, english.IdentifyingSite, site, journal.SiteIdentifies(site))
	warn(a, english.IdentifyingLandmark, landmark, journal.SiteIdentifies(landmark))
}

// warn warns of a text, unless nothing in it identifies anybody.
func warn(a *app.App, warning, text, identifies string) {
	if identifies != "" {
		a.Complain(fmt.Errorf(warning, plain.Quote(text), identifies))
	}
}
