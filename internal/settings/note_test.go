package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"presshold/internal/note"
)

// The template lies beside the settings file, and what is wrong in it is told with the place
// in both.
func TestNoteTemplate(t *testing.T) {
	for _, tt := range []struct{ name, setting, template, want string }{
		{"sound", `template = "mine.tmpl"`, "{{.Client}} {{range .Chart}}{{.}}{{end}}", ""},
		{"none", `template = ""`, "{{", ""},
		{"no such field", "all_headings = true\ntemplate = \"mine.tmpl\"", "one\n{{.Colour}}", "mine.tmpl:2: there is no .Colour here"},
		{"broken off", `template = "mine.tmpl"`, "one\n\n{{range .Chart}}", "mine.tmpl:3: an {{end}} is missing"},
		{"not there", `template = "other.tmpl"`, "", "other.tmpl: it does not exist"},
		{"no file", `template = "."`, "", "it is a folder, not a file"},
		{"too long", `template = "mine.tmpl"`, strings.Repeat("x", note.MaxText+1), "mine.tmpl: it is larger than 64 KiB"},
		{"no text", `template = 3`, "", "must be text in quotes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "settings.toml")
			for name, text := range map[string]string{"settings.toml": "[note]\n" + tt.setting, "mine.tmpl": tt.template} {
				if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			s, err := Load(path)
			if tt.want == "" {
				if err != nil || (s.Note.Own != nil) != (s.Note.Template != "") {
					t.Errorf("%+v, %v", s.Note, err)
				}
				return
			}
			line := "settings.toml:" + string(rune('1'+strings.Count("[note]\n"+tt.setting, "\n")))
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), line) {
				t.Errorf("%v, want %q, and %s", err, tt.want, line)
			}
		})
	}
}
