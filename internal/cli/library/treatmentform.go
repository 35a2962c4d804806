package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/author"
	"presshold/internal/catalog"
	"presshold/internal/cli/app"
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
func composeTreatment(ctx context.Context, a *app.App, b edit.Beginning, f app.ScreenFlags) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	o := treatmentOptions(a, cfg, func() (edit.Beginning, error) { return b, nil })
	var id, path string
	o.Save = func(t protocol.Treatment, head string) (err error) {
		id = t.ID
		path, err = createTreatment(a, t, head)
		return err
	}
	err = a.Show(ctx, cfg, f, func(screen *tui.Options) { screen.Screen = edit.NewTreatment(o) })
	if path != "" {
		_, told := fmt.Fprintf(a.Out, "%s: ok, treatment %s\n", plain.Line(path), id)
		err = errors.Join(err, told)
	}
	return err
}

// treatmentOptions connect a form for treatments to the files.
func treatmentOptions(a *app.App, s settings.Settings, read func() (edit.Beginning, error)) edit.TreatmentOptions {
	return edit.TreatmentOptions{
		Read: read,
		Plan: func(t protocol.Treatment, protocols []protocol.Protocol) (*protocol.Plan, error) {
			return ExpandTreatment(t, Loaded(protocols).Find, app.Own(s))
		},
		Save: func(t protocol.Treatment, head string) error {
			_, err := createTreatment(a, t, head)
			return err
		},
	}
}

// createTreatment writes a treatment as a new file in the user's folder, with comments.
func createTreatment(a *app.App, t protocol.Treatment, head string) (path string, err error) {
	data, err := catalog.EncodeTreatment(t, head)
	if err != nil {
		return "", err
	}
	return catalog.Create(a.Paths.Treatments, t.ID, data)
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
	return edit.NewTreatment(treatmentOptions(a, s, func() (edit.Beginning, error) {
		all := readTreatments(a)
		return edit.Beginning{
			Treatment: t, Protocols: ProtocolsOf(all.Catalog), Taken: Taken(all),
			Head: fmt.Sprintf("Begun as a copy of %s (%s); made with %s.", t.Name, t.ID, a.Program()),
		}, nil
	}))
}

// KeepScreen is the form on which a run that was done is kept as a treatment.
func KeepScreen(a *app.App, plan *protocol.Plan, done session.Summary, s settings.Settings) ui.Screen {
	return edit.KeepRun(treatmentOptions(a, s, func() (edit.Beginning, error) {
		all := readTreatments(a)
		b := edit.Beginning{Protocols: ProtocolsOf(all.Catalog), Taken: Taken(all)}
		b.Head = fmt.Sprintf("Kept of a run of %s (%s); made with %s.", plan.Name, plan.ID, a.Program())
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
