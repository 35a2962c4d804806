package settings

import (
	"fmt"
	"path/filepath"
	"strconv"

	"presshold/internal/file"
	"presshold/internal/note"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

// NoteSettings say how the note for the chart is written.
type NoteSettings struct {
	Template string // path of a file with a template; empty for the built-in form
	note.Style
}

// templateSetting is the setting whose file is read with the settings.
const templateSetting = "note.template"

// charted are the settings of the note.
func charted() []field {
	return []field{
		setting(templateSetting, "a file with a template of yours for the note (text/template); empty for the built-in form",
			func(s *Settings) *string { return &s.Note.Template }, readText[string](isArgument), quote).theirs(),
		setting("note.all_headings", "write the headings under which nothing stands, too",
			func(s *Settings) *bool { return &s.Note.AllHeadings }, readBool, strconv.FormatBool),
	}
}

// readTemplate reads the user's template, which is looked for beside the settings file.
func (d *decoder) readTemplate(settingsFile string) {
	if d.template == nil || d.settings.Note.Template == "" {
		return
	}
	own, err := parseTemplate(settingsFile, d.settings.Note.Template)
	if err != nil {
		d.add(d.template, "%s: %s", templateSetting, plain.Line(err.Error()))
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
		return nil, fmt.Errorf("read it: %w", err)
	}
	return note.Parse(path, string(text))
}

// remember keeps the value of a setting that is checked together with others.
func (d *decoder) remember(name string, v *tomldoc.Value) {
	switch name {
	case languageSetting:
		d.language = v
	case templateSetting:
		d.template = v
	}
}
