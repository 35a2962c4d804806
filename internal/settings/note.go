package settings

import (
	"path/filepath"

	"presshold/internal/file"
	"presshold/internal/note"
)

// NoteSettings say how the note for the chart is written.
type NoteSettings struct {
	Template string // path of a file with a template; empty for the built-in form
	note.Style
}

// readTemplate reads the user's template, whose path is relative to the settings file's folder.
func (d *decoder) readTemplate(settingsFile string) {
	place := d.values[templateSetting]
	if place == nil || d.settings.Note.Template == "" {
		return
	}
	own, err := parseTemplate(settingsFile, d.settings.Note.Template)
	if err != nil {
		d.wrong(place, templateSetting, err)
	}
	d.settings.Note.Own = own
}

func parseTemplate(settingsFile, path string) (*note.Template, error) {
	path = FromHome(path)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(settingsFile), path)
	}
	text, err := file.Read(path, note.MaxText)
	if err != nil {
		return nil, file.Reason(err)
	}
	return note.Parse(path, string(text))
}
