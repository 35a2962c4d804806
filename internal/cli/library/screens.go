package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/author"
	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui/edit"
	"presshold/internal/tui/ui"
)

// formOptions connect a form to the settings and the files.
func formOptions(s settings.Settings, save saver) edit.Options {
	return edit.Options{
		Plan: func(d protocol.Document, protocols []protocol.Protocol) (*protocol.Plan, error) {
			return expand(d, catalog.Protocols(protocols).Find, app.Own(s))
		},
		Save: save,
	}
}

// ChangeScreen is the quick changes to a protocol of the picker. A ceiling that is set
// there takes the place of the protocol's own; that of the settings stays in force.
func ChangeScreen(a *app.App, was protocol.Protocol, s settings.Settings) ui.Screen {
	o := formOptions(s, save(a))
	o.Plan = func(d protocol.Document, _ []protocol.Protocol) (*protocol.Plan, error) {
		o := app.Own(s)
		if c := d.Protocol.Pressure.Ceiling; c != was.Pressure.Ceiling {
			o.Chosen.Ceiling = c
		}
		return Expand(d.Protocol, o)
	}
	return edit.NewChange(o, was, func() []string {
		all, _ := a.OpenCatalog()
		return all.Taken()
	})
}

// beginning is what a form for a treatment begins with. What can't be listed is found out when
// it is saved.
func beginning(a *app.App) edit.Beginning {
	all, _ := a.OpenCatalog()
	return edit.Beginning{Protocols: all.Protocols(), Taken: all.Taken()}
}

// CopyScreen is the form for a treatment that begins as a copy of another one.
func CopyScreen(a *app.App, t protocol.Treatment, s settings.Settings) ui.Screen {
	return edit.NewTreatment(formOptions(s, save(a)), func() (edit.Beginning, error) {
		b := beginning(a)
		b.Treatment, b.Head = t, fmt.Sprintf(english.NewHeadCopy, t.Name, t.ID, a.Program())
		return b, nil
	})
}

// KeepScreen is the form on which a run that was done is kept as a treatment.
func KeepScreen(a *app.App, plan *protocol.Plan, done session.Summary, s settings.Settings) ui.Screen {
	return edit.KeepRun(formOptions(s, save(a)), func() (b edit.Beginning, err error) {
		b = beginning(a)
		b.Head = fmt.Sprintf(english.NewHeadOfRun, plan.Name, plan.ID, a.Program())
		b.Treatment, err = TreatmentOf(plan, done.WorkedAt, catalog.Protocols(b.Protocols).Find)
		return b, err
	})
}

// TreatmentOf makes a treatment of a plan as it was run at some of its points, under a
// name of what it is about.
func TreatmentOf(
	plan *protocol.Plan, worked func(point int) bool, find func(id string) (protocol.Protocol, error),
) (protocol.Treatment, error) {
	name := runName(plan, worked)
	id := cmp.Or(author.MakeID(name, nil), english.Treatment) // until it has another
	t, err := protocol.TreatmentOf(plan, id, name, worked, find)
	if err != nil {
		return t, fmt.Errorf(english.NewNotKept, err)
	}
	return t, nil
}

// runName is what a run is called when it is kept: the treatment's own name, or where it was and
// the protocol's. It never begins like the protocol's name, whose id would be ambiguous then.
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
	name := fmt.Sprintf(english.NewNameOfRun, plan.Name)
	if len(sites) > 0 {
		name = plain.Capital(fmt.Sprintf("%s, %s", strings.Join(sites[:min(len(sites), 2)], ", "), plan.Name))
	}
	return plain.Cut(name, protocol.MaxName)
}
