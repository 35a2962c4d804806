package library

import (
	"bufio"
	"context"
	"errors"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tui/ui"
)

// saver writes a new protocol or treatment, with a head for the top of its file.
type saver func(d protocol.Document, head string) error

// create writes it into the user's folder, where there is no file of its id yet.
func create(a *app.App, d protocol.Document, head string) (path string, err error) {
	text, err := catalog.Annotate(d, head)
	if err != nil {
		return "", err
	}
	folder := a.Paths.Protocols
	if d.Treatment != nil {
		folder = a.Paths.Treatments
	}
	return catalog.Create(folder, d.ID(), text)
}

// save saves for a form that is opened from another screen.
func save(a *app.App) saver {
	return func(d protocol.Document, head string) error {
		_, err := create(a, d, head)
		return err
	}
}

// put writes a new protocol or treatment where there is no file yet: into the user's folder,
// or out, which is standard output for "-". Then it tells where, and what the file is.
func put(a *app.App, d protocol.Document, head, out string) (err error) {
	if out == "" {
		if out, err = create(a, d, head); err != nil {
			return err
		}
		return sayOf(a.Out, english.NewWritten, out, d)
	}
	text, err := catalog.Annotate(d, head)
	if err != nil {
		return err
	}
	if out == "-" {
		return a.Print(func(w *bufio.Writer) { a.WriteTOML(w, text) })
	}
	if err := (file.Writing{}).Data(out, text); err != nil {
		return err
	}
	return sayOf(a.Out, english.NewWritten, out, d)
}

// compose opens a form that saves by the given function, and tells afterwards which file
// came of it.
func compose(ctx context.Context, a *app.App, f app.ScreenFlags, form func(settings.Settings, saver) ui.Screen) error {
	var made protocol.Document
	var path string
	err := a.ShowScreen(ctx, f, func(cfg settings.Settings) ui.Screen {
		return form(cfg, func(d protocol.Document, head string) (err error) {
			made = d
			path, err = create(a, d, head)
			return err
		})
	})
	if path != "" {
		err = errors.Join(err, sayOf(a.Out, english.NewWritten, path, made))
	}
	return err
}
