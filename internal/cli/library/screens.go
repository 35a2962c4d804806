package library

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/author"
	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui/edit"
	"presshold/internal/tui/ui"
)

// ChangeScreen is the quick changes to a protocol of the picker. A ceiling that is set
// there takes the place of the protocol's own; that of the settings stays in force.
func ChangeScreen(a *app.App, was protocol.Protocol, s settings.Settings) ui.Screen {
	return edit.NewChange(edit.Options{
		Plan: func(p protocol.Protocol) (*protocol.Plan, error) {
			o := app.Own(s)
			if p.Pressure.Ceiling != was.Pressure.Ceiling {
				o.Chosen.Ceiling = p.Pressure.Ceiling
			}
			return Expand(p, o)
		},
		Save: func(p protocol.Protocol, head string) error { return save(protocolFile(a, p, head)) },
		IDs:  func() []string { return Taken(readTreatments(a)) },
	}, was)
}

// treatmentOptions connect a form for treatments to the files; it saves by the given function.
func treatmentOptions(
	a *app.App, s settings.Settings, save func(newFile, error) error, read func() (edit.Beginning, error),
) edit.TreatmentOptions {
	return edit.TreatmentOptions{
		Read: read,
		Plan: func(t protocol.Treatment, protocols []protocol.Protocol) (*protocol.Plan, error) {
			return ExpandTreatment(t, Loaded(protocols).Find, app.Own(s))
		},
		Save: func(t protocol.Treatment, head string) error { return save(treatmentFile(a, t, head)) },
	}
}

// readTreatments opens the treatments beside the protocols for a form. What can't be
// listed is found out when it is saved.
func readTreatments(a *app.App) *catalog.Treatments {
	paths := a.Paths
	protocols, _ := catalog.Open(paths.Protocols)
	all, _ := catalog.OpenTreatments(paths.Treatments, protocols)
	return all
}

// CopyScreen is the form for a treatment that begins as a copy of another one.
func CopyScreen(a *app.App, t protocol.Treatment, s settings.Settings) ui.Screen {
	return edit.NewTreatment(treatmentOptions(a, s, save, func() (edit.Beginning, error) {
		all := readTreatments(a)
		return edit.Beginning{
			Treatment: t, Protocols: ProtocolsOf(all.Catalog), Taken: Taken(all),
			Head: fmt.Sprintf(english.NewHeadCopy, t.Name, t.ID, a.Program()),
		}, nil
	}))
}

// KeepScreen is the form on which a run that was done is kept as a treatment.
func KeepScreen(a *app.App, plan *protocol.Plan, done session.Summary, s settings.Settings) ui.Screen {
	return edit.KeepRun(treatmentOptions(a, s, save, func() (edit.Beginning, error) {
		all := readTreatments(a)
		b := edit.Beginning{Protocols: ProtocolsOf(all.Catalog), Taken: Taken(all)}
		b.Head = fmt.Sprintf(english.NewHeadOfRun, plan.Name, plan.ID, a.Program())
		var err error
		b.Treatment, err = TreatmentOf(plan, done.WorkedAt, Loaded(b.Protocols).Find)
		return b, err
	}))
}

// TreatmentOf makes a treatment of a plan as it was run at some of its points, under a
// name of what it is about.
func TreatmentOf(
	plan *protocol.Plan, worked func(point int) bool, find func(id string) (protocol.Protocol, error),
) (protocol.Treatment, error) {
	name := runName(plan, worked)
	id := cmp.Or(author.MakeID(name, nil), english.NewPlainName) // until it has another
	t, err := protocol.TreatmentOf(plan, id, name, worked, find)
	var none *catalog.NotFoundError
	switch {
	case errors.As(err, &none):
		return t, fmt.Errorf(english.NewNotKeptNoFile, err)
	case err != nil:
		return t, fmt.Errorf(english.NewNotKept, err)
	}
	return t, nil
}

// runName is what a run is called when it is kept: the treatment's own name, or the
// protocol's and where it was.
func runName(plan *protocol.Plan, worked func(point int) bool) string {
	if plan.Treatment {
		return plan.Name
	}
	var sites []string
	for i, p := range plan.Points {
		if worked(i) && p.Site != "" && !slices.Contains(sites, p.Site) {
			sites = append(sites, p.Site)
		}
	}
	name := plan.Name
	if len(sites) > 0 {
		name = fmt.Sprintf(english.NewNamedSites, name, strings.Join(sites[:min(len(sites), 2)], ", "))
	}
	if len(name) > protocol.MaxName {
		return plan.Name
	}
	return name
}
