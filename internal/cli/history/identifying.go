package history

import (
	"fmt"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// DoubtCode warns of a client code that may identify the client.
func DoubtCode(a *app.App, code string) {
	doubt(a, english.IdentifyingCode, code, journal.DoubtCode(code))
}

// DoubtPlace warns of a site or landmark that may identify the client.
func DoubtPlace(a *app.App, site, landmark string) {
	doubt(a, english.IdentifyingSite, site, journal.DoubtSite(site))
	doubt(a, english.IdentifyingLandmark, landmark, journal.DoubtSite(landmark))
}

// doubt prints a warning about a text, unless doubt is "".
func doubt(a *app.App, warning, text, doubt string) {
	if doubt != "" {
		a.Complain(fmt.Errorf(warning, plain.Quote(text), doubt))
	}
}
