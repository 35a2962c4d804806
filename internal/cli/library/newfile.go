package library

import (
	"bufio"
	"context"
	"errors"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/file"
	"presshold/internal/settings"
	"presshold/internal/tui/ui"
)

// saver writes a new protocol or treatment, with a head for the top of its file.
type saver func(e catalog.Entry, head string) error

// create writes it into the user's folder, where there is no file of its id yet.
func create(a *app.App, e catalog.Entry, head string) (path string, err error) {
	text, err := catalog.Annotate(e, head)
	if err != nil {
		return "", err
	}
	folder := a.Paths.Protocols
	if e.Treatment != nil {
		folder = a.Paths.Treatments
	}
	return catalog.Create(folder, e.ID(), text)
}

// save saves for a form that is opened from another screen.
func save(a *app.App) saver {
	return func(e catalog.Entry, head string) error {
		_, err := create(a, e, head)
		return err
	}
}

// put writes a new protocol or treatment where there is no file yet: into the user's folder,
// or out, which is standard output for "-". Then it tells where, and what the file is.
func put(a *app.App, e catalog.Entry, head, out string) (err error) {
	if out == "" {
		if out, err = create(a, e, head); err != nil {
			return err
		}
		return sayOK(a.Out, out, e)
	}
	if e.Text, err = catalog.Annotate(e, head); err != nil {
		return err
	}
	if out == "-" {
		return a.Print(func(w *bufio.Writer) { a.WriteTOML(w, e) })
	}
	if err := (file.Writing{}).Data(out, e.Text); err != nil {
		return err
	}
	return sayOK(a.Out, out, e)
}

// compose opens a form that saves by the given function, and tells afterwards which file
// came of it.
func compose(ctx context.Context, a *app.App, f app.ScreenFlags, form func(settings.Settings, saver) ui.Screen) error {
	var made catalog.Entry
	var path string
	err := a.ShowScreen(ctx, f, func(cfg settings.Settings) ui.Screen {
		return form(cfg, func(e catalog.Entry, head string) (err error) {
			made = e
			path, err = create(a, e, head)
			return err
		})
	})
	if path != "" {
		err = errors.Join(err, sayOK(a.Out, path, made))
	}
	return err
}
