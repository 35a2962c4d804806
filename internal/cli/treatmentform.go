package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/author"
	"presshold/internal/catalog"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui"
	"presshold/internal/tui/edit"
	"presshold/internal/tui/ui"
)

// composeTreatment opens the form for a treatment, and tells afterwards which file it
// became.
func (a *app) composeTreatment(ctx context.Context, b edit.Beginning, f screenFlags) error {
	cfg, err := a.settings()
	if err != nil {
		return err
	}
	o := a.treatmentOptions(cfg, func() (edit.Beginning, error) { return b, nil })
	var id, path string
	o.Save = func(t protocol.Treatment, head string) (err error) {
		id = t.ID
		path, err = a.createTreatment(t, head)
		return err
	}
	err = a.show(ctx, cfg, f, func(screen *tui.Options) { screen.Screen = edit.NewTreatment(o) })
	if path != "" {
		_, told := fmt.Fprintf(a.out, "%s: ok, treatment %s\n", plain.Line(path), id)
		err = errors.Join(err, told)
	}
	return err
}

// treatmentOptions connect a form for treatments to the files.
func (a *app) treatmentOptions(s settings.Settings, read func() (edit.Beginning, error)) edit.TreatmentOptions {
	return edit.TreatmentOptions{
		Read: read,
		Plan: func(t protocol.Treatment, protocols []protocol.Protocol) (*protocol.Plan, error) {
			return expandTreatment(t, loadedProtocols(protocols).find, own(s))
		},
		Save: func(t protocol.Treatment, head string) error {
			_, err := a.createTreatment(t, head)
			return err
		},
	}
}

// createTreatment writes a treatment as a new file in the user's folder, with comments.
func (a *app) createTreatment(t protocol.Treatment, head string) (path string, err error) {
	data, err := catalog.EncodeTreatment(t, head)
	if err != nil {
		return "", err
	}
	return catalog.Create(a.paths.Treatments, t.ID, data)
}

// readTreatments opens the treatments beside the protocols for a form. What can't be
// listed is found out when it is saved.
func (a *app) readTreatments() *catalog.Treatments {
	paths := a.paths
	protocols, _ := catalog.Open(paths.Protocols)
	all, _ := catalog.OpenTreatments(paths.Treatments, protocols)
	return all
}

// copyScreen is the form for a treatment that begins as a copy of another one.
func (a *app) copyScreen(t protocol.Treatment, s settings.Settings) ui.Screen {
	return edit.NewTreatment(a.treatmentOptions(s, func() (edit.Beginning, error) {
		all := a.readTreatments()
		return edit.Beginning{
			Treatment: t, Protocols: protocolsOf(all.Catalog), Taken: taken(all),
			Head: fmt.Sprintf("Begun as a copy of %s (%s); made with %s.", t.Name, t.ID, a.program()),
		}, nil
	}))
}

// keepScreen is the form on which a run that was done is kept as a treatment.
func (a *app) keepScreen(plan *protocol.Plan, done session.Summary, s settings.Settings) ui.Screen {
	return edit.KeepRun(a.treatmentOptions(s, func() (edit.Beginning, error) {
		all := a.readTreatments()
		b := edit.Beginning{Protocols: protocolsOf(all.Catalog), Taken: taken(all)}
		b.Head = fmt.Sprintf("Kept of a run of %s (%s); made with %s.", plan.Name, plan.ID, a.program())
		var err error
		b.Treatment, err = treatmentOf(plan, done.WorkedAt, loadedProtocols(b.Protocols).find)
		return b, err
	}))
}

// treatmentOf makes a treatment of a plan as it was run at some of its points, under a
// name of what it is about.
func treatmentOf(
	plan *protocol.Plan, worked func(point int) bool, find func(id string) (protocol.Protocol, error),
) (protocol.Treatment, error) {
	name := runName(plan, worked)
	id := cmp.Or(author.MakeID(name, nil), "treatment") // until it has another
	t, err := protocol.TreatmentOf(plan, id, name, worked, find)
	var none *catalog.NotFoundError
	switch {
	case errors.As(err, &none):
		return t, fmt.Errorf("it can't be kept as a treatment: %w; presshold new makes one of your own", err)
	case err != nil:
		return t, fmt.Errorf("it can't be kept as a treatment: %w", err)
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
		name += ", " + strings.Join(sites[:min(len(sites), 2)], ", ")
	}
	if len(name) > protocol.MaxName {
		return plan.Name
	}
	return name
}
