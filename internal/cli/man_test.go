package cli

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"presshold/internal/catalog"
	"presshold/internal/cli/history"
	"presshold/internal/cue"
	"presshold/internal/editor"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
)

// pages are the texts of the manual pages by their files.
func pages(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, m := range manPages() {
		text, err := m.text(root(start(nil, nil, nil)), "presshold devel", "2026-11-26")
		if err != nil {
			t.Fatal(err)
		}
		all[m.file()] = text
	}
	return all
}

// The sections have the names and the order of man-pages(7), COMMANDS aside, which it does not
// know; those who read pages for a living find nothing wrong.
func TestManualPages(t *testing.T) {
	order := []string{
		"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "CAVEATS", "EXAMPLES", "SEE ALSO",
	}
	for file, text := range pages(t) {
		var sections []string
		for _, m := range regexp.MustCompile(`(?m)^\.SH (.*)$`).FindAllStringSubmatch(text, -1) {
			sections = append(sections, m[1])
		}
		want := slices.Clone(order)
		if !strings.HasSuffix(file, ".1") {
			want = []string{"NAME", "SYNOPSIS", "DESCRIPTION", "FILES", "EXAMPLES", "SEE ALSO"}
		}
		if !slices.Equal(sections, want) {
			t.Errorf("%s has the sections %q, want %q", file, sections, want)
		}
		for _, reader := range [][]string{{"mandoc", "-Tlint"}, {"groff", "-ww", "-man", "-Tutf8", "-z"}} {
			t.Run(file+" by "+reader[0], func(t *testing.T) {
				if _, err := exec.LookPath(reader[0]); err != nil {
					t.Skipf("there is no %s here", reader[0])
				}
				cmd := exec.Command(reader[0], reader[1:]...)
				cmd.Stdin = strings.NewReader(text)
				if said, err := cmd.CombinedOutput(); err != nil || len(said) > 0 {
					t.Errorf("%v\n%s", err, said)
				}
			})
		}
	}
}

// No word is broken where a page is set, so that flags and commands can be copied.
func TestManualBreaksNoWord(t *testing.T) {
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("there is no groff here")
	}
	for file, text := range pages(t) {
		cmd := exec.Command("groff", "-man", "-Tutf8", "-P-c", "-rLL=60n")
		cmd.Stdin = strings.NewReader(text)
		set, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if broken := regexp.MustCompile(`(?m)^.*\x{2010}$`).Find(set); broken != nil {
			t.Errorf("%s: a word is broken in %q", file, broken)
		}
	}
}

// Every setting, every key of a format and every value of a flag with a known set is told of.
func TestManualIsWhole(t *testing.T) {
	all := pages(t)
	wants := func(file string, names ...string) {
		for _, name := range names {
			if !strings.Contains(all[file], name) {
				t.Errorf("%s does not tell of %s", file, name)
			}
		}
	}
	for _, t := range settings.Doc().Tables() {
		for _, k := range t.Values() {
			wants("presshold-settings.5", roffBold(k.Key)+" = "+roff(k.Default))
		}
	}
	for file, format := range map[string]tomldoc.Doc{
		"presshold-protocol.5": catalog.ProtocolDoc(), "presshold-treatment.5": catalog.TreatmentDoc(),
	} {
		for _, t := range format.Tables() {
			for _, k := range t.Keys {
				wants(file, k.Key)
			}
		}
	}
	wants("presshold.1", settings.Themes()...)
	for _, p := range cue.Profiles() {
		wants("presshold.1", string(p))
	}
	wants("presshold.1", slices.Concat(history.ExportFormats(), history.ExportRows(), []string{history.ExcelComma, history.ExcelSemicolon})...)
}

// No page of a file format says the same long line twice.
func TestManualSaysItOnce(t *testing.T) {
	for file, page := range pages(t) {
		if file == "presshold.1" {
			continue // each command tells of its own flags
		}
		said := map[string]bool{}
		for line := range strings.Lines(page) {
			if len(line) > 60 && said[line] {
				t.Errorf("%s says twice: %s", file, line)
			}
			said[line] = true
		}
	}
}

// The examples of the pages are valid.
func TestManualExamples(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.toml")
	if err := os.WriteFile(path, []byte(settingsExample), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := settings.Load(path); err != nil {
		t.Error(err)
	}
	library, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "treatment.toml")
	if err := os.WriteFile(path, []byte(treatmentExample), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := library.ReadAny(path); err != nil {
		t.Error(err)
	}
	for _, e := range examples() {
		words, err := editor.Split(e.term, false)
		if err != nil {
			t.Fatal(err)
		}
		if i := slices.Index(words, "|"); i >= 0 {
			words = words[:i]
		}
		cmd, args, err := root(start(nil, nil, nil)).Find(words[1:])
		if err == nil {
			err = cmd.ParseFlags(args)
		}
		if err == nil {
			err = cmd.ValidateArgs(cmd.Flags().Args())
		}
		if err != nil {
			t.Errorf("%s: %v", e.term, err)
		}
	}
}

// Every variable of the environment that the program reads is in the manual page, but for
// those that the system, the terminal or the build sets.
func TestEnvironmentIsDocumented(t *testing.T) {
	set := strings.Fields("TMUX STY XTERM_VERSION TERM_PROGRAM LC_TERMINAL VTE_VERSION WT_SESSION ConEmuPID KITTY_WINDOW_ID WEZTERM_PANE " +
		"GHOSTTY_RESOURCES_DIR KONSOLE_VERSION SSH_TTY SSH_CONNECTION DISPLAY WAYLAND_DISPLAY XDG_RUNTIME_DIR PULSE_RUNTIME_PATH PULSE_COOKIE ConEmuANSI " +
		"DBUS_SYSTEM_BUS_ADDRESS DBUS_SESSION_BUS_ADDRESS")
	var told []string
	for _, e := range environment() {
		told = append(told, strings.Split(e.term, ", ")...)
	}
	found := 0
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range regexp.MustCompile(`(?:[eE]nv|EnvPath)\("([A-Za-z_]+)"\)`).FindAllSubmatch(text, -1) {
			found++
			if name := string(m[1]); !slices.Contains(told, name) && !slices.Contains(set, name) {
				t.Errorf("%s reads %s, which the manual page does not tell of", path, name)
			}
		}
		return err
	})
	if err != nil || found < 20 {
		t.Errorf("%d variables are read, %v", found, err)
	}
}

func TestManualDay(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1795659000")
	if day, err := manualDay(); err != nil || day != "2026-11-26" {
		t.Errorf("the day is %q, %v", day, err)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "today")
	if day, err := manualDay(); err == nil {
		t.Errorf("the day is %q, want an error", day)
	}
}

func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		"Say --json, or not. Then this.":  "Say \\fB\\-\\-json\\fR, or not.\nThen this.\n",
		".hidden file":                    "\\&.hidden file\n",
		"'tis a \\ and ~/x^":              "\\&'tis a \\e and \\(ti/x\\(ha\n",
		"See presshold-settings(5) (no.)": "See \\fBpresshold\\-settings\\fR(5) (no.)\n",
		strings.Repeat("long ", 20):       strings.TrimSpace(strings.Repeat("long ", 15)) + "\n" + strings.TrimSpace(strings.Repeat("long ", 5)) + "\n",
		"one\n\ntwo\n\tpresshold 'x'":     "one\n.PP\ntwo\n.PP\n.in +4n\n.EX\npresshold \\(aqx\\(aq\n.EE\n.in\n",
	} {
		p := &roffPage{headed: true}
		p.text(text)
		if p.String() != want {
			t.Errorf("%q is\n%s, want\n%s", text, p.String(), want)
		}
	}
}
