package library

import (
	"bufio"
	"context"
	"errors"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/file"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tui/ui"
)

// newFile is the file of a new protocol or treatment.
type newFile struct {
	id        string
	treatment bool
	folder    string // of the user's
	text      []byte
}

// protocolFile is the file of a protocol, with comments and a head.
func protocolFile(a *app.App, p protocol.Protocol, head string) (newFile, error) {
	text, err := catalog.Annotate(p, head)
	return newFile{p.ID, false, a.Paths.Protocols, text}, err
}

// treatmentFile is the file of a treatment, with comments and a head.
func treatmentFile(a *app.App, t protocol.Treatment, head string) (newFile, error) {
	text, err := catalog.EncodeTreatment(t, head)
	return newFile{t.ID, true, a.Paths.Treatments, text}, err
}

// create writes the file into the user's folder, where there is none of its id yet.
func (f newFile) create() (path string, err error) { return catalog.Create(f.folder, f.id, f.text) }

// put writes the file where there is none yet: into the user's folder, or out, which is
// standard output for "-". Then it tells where, and what the file is.
func (f newFile) put(a *app.App, out string) (err error) {
	switch out {
	case "-":
		return a.Print(func(w *bufio.Writer) { a.WriteTOML(w, catalog.Entry{Text: f.text}) })
	case "":
		out, err = f.create()
	default:
		err = file.Writing{}.Data(out, f.text)
	}
	if err != nil {
		return err
	}
	return sayOK(a.Out, out, f.id, f.treatment)
}

// compose opens a form that saves by the given function, and tells afterwards which file
// came of it.
func compose(
	ctx context.Context, a *app.App, f app.ScreenFlags, form func(cfg settings.Settings, save func(newFile, error) error) ui.Screen,
) error {
	var made newFile
	var path string
	err := a.ShowScreen(ctx, f, func(cfg settings.Settings) ui.Screen {
		return form(cfg, func(n newFile, err error) error {
			if err == nil {
				made = n
				path, err = n.create()
			}
			return err
		})
	})
	if path != "" {
		err = errors.Join(err, sayOK(a.Out, path, made.id, made.treatment))
	}
	return err
}

// save writes the file of a form that is opened from another screen.
func save(n newFile, err error) error {
	if err == nil {
		_, err = n.create()
	}
	return err
}
