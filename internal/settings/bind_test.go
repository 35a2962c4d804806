package settings

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"

	"pgregory.net/rapid"

	"presshold/internal/keymap"
)

func TestBind(t *testing.T) {
	for _, test := range []struct{ name, before, after string }{
		{
			"empty", "",
			"[keys]\neased = [\"f5\", \"y\"]\n",
		},
		{
			"no keys yet", "# mine\ntheme = \"dim\" # at night\n",
			"# mine\ntheme = \"dim\" # at night\n\n[keys]\neased = [\"f5\", \"y\"]\n",
		},
		{
			"no newline at the end", "theme = \"dim\"",
			"theme = \"dim\"\n\n[keys]\neased = [\"f5\", \"y\"]\n",
		},
		{
			"empty table", "[keys] # none\n",
			"[keys] # none\neased = [\"f5\", \"y\"]\n",
		},
		{
			"empty table at the end", "[keys]",
			"[keys]\neased = [\"f5\", \"y\"]\n",
		},
		{
			"other keys", "[keys]\n\npause = \"x\" # mine\n\n# the end\n",
			"[keys]\n\npause = \"x\" # mine\neased = [\"f5\", \"y\"]\n\n# the end\n",
		},
		{
			"bound already", "[keys]\n  eased= 'z'   # mine\npause = \"x\"\n",
			"[keys]\n  eased= [\"f5\", \"y\"]   # mine\npause = \"x\"\n",
		},
		{
			"bound in quotes", "[ keys ]\n\"eased\" = ['z',\n\n]\n",
			"[ keys ]\n\"eased\" = [\"f5\", \"y\"]\n",
		},
		{
			"comments in the list", "[keys]\nhelp = 'h'\neased = [ # one\n  'z', # two\n  # three\n  # four\n]\n",
			"[keys]\nhelp = 'h'\n# one\n# two\n# three\n# four\neased = [\"f5\", \"y\"]\n",
		},
		{
			"dotted", "keys.pause = \"x\"\ntheme = \"dim\"\n",
			"keys.pause = \"x\"\nkeys.eased = [\"f5\", \"y\"]\ntheme = \"dim\"\n",
		},
		{
			"inline", "keys = { pause = \"x\" } # mine\n",
			"keys = { pause = \"x\", eased = [\"f5\", \"y\"] } # mine\n",
		},
		{
			"empty inline", "keys = {}\ntheme = \"dim\"\n",
			"keys = { eased = [\"f5\", \"y\"]}\ntheme = \"dim\"\n",
		},
		{
			"bound inline", "keys = { eased = [\"z\"], pause = \"x\" }\n",
			"keys = { eased = [\"f5\", \"y\"], pause = \"x\" }\n",
		},
		{
			"Windows", "\xef\xbb\xbf[keys]\r\npause = \"x\"\r\n\r\n# end\r\n",
			"\xef\xbb\xbf[keys]\r\npause = \"x\"\r\neased = [\"f5\", \"y\"]\r\n\r\n# end\r\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := write(t, test.before)
			if err := Bind(path, keymap.Eased, []string{"F5", "y", "f5"}); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.after {
				t.Errorf("got\n%q\nwant\n%q", got, test.after)
			}
			s, err := Load(path)
			if want := []string{"f5", "y"}; err != nil || !slices.Equal(s.Keys[keymap.Eased], want) {
				t.Errorf("the keys are %q, %v, want %q", s.Keys[keymap.Eased], err, want)
			}
		})
	}
}

func TestBindBad(t *testing.T) {
	for _, test := range []struct {
		name, file string
		action     keymap.Action
		keys       []string
		want       string
	}{
		{"unknown action", "", "dance", []string{"x"}, `unknown action "dance": presshold config --template lists all of them`},
		{"unknown key", "", keymap.Pause, []string{"spcae"}, `can't bind pause: unknown key "spcae"; did you mean "space"?`},
		{"digit", "", keymap.Pause, []string{"3"}, `can't bind pause: key "3": digits enter the client-reported score`},
		{"no primary key", "", keymap.Primary, nil, `can't bind primary: the primary action needs a key, such as ["space"]`},
		{"takes the primary keys", "[keys]\npause = [\"space\"]\n", keymap.Quit, []string{"enter"}, `can't bind quit: the primary action needs a key, such as ["space"]`},
		{"too many keys", "", keymap.Pause, slices.Repeat([]string{"x"}, 17), `can't bind pause: 17 keys are too many: at most 16 are allowed`},
		{"taken", "\n[keys]\nback = [\"b\"]\n", keymap.Primary, []string{"b"}, `can't bind primary: key "b" already belongs to back in PATH:3`},
		{"broken file", "them = 1\n", keymap.Primary, []string{"b"}, `PATH:1:1: unknown key "them"; did you mean "theme"?`},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := write(t, test.file)
			err := Bind(path, test.action, test.keys)
			if err == nil {
				t.Fatal("no error")
			}
			if got, _, _ := strings.Cut(strings.ReplaceAll(err.Error(), path, "PATH"), "\n"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if got, err := os.ReadFile(path); err != nil || string(got) != test.file {
				t.Errorf("the file is now %q, %v", got, err)
			}
		})
	}
}

func TestBindMakesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "presshold", "settings.toml")
	if err := Bind(path, keymap.Primary, []string{"pgdown"}); err != nil {
		t.Fatal(err)
	}
	s, err := Load(path)
	if want := []string{"pgdown"}; err != nil || !slices.Equal(s.Keys[keymap.Primary], want) {
		t.Errorf("the keys are %q, %v, want %q", s.Keys[keymap.Primary], err, want)
	}
	if got, want := s.Keys[keymap.PageDown], []string{}; !slices.Equal(got, want) {
		t.Errorf("page-down has %q, want the key taken from it", got)
	}
}

func TestBindLeavesNothingBehind(t *testing.T) {
	path := write(t, "")
	folder := filepath.Dir(path)
	if err := os.Mkdir(filepath.Join(folder, "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	// A folder in the place of the file can be neither read nor replaced.
	if err := Bind(filepath.Join(folder, "full"), keymap.Pause, []string{"x"}); err == nil {
		t.Error("a folder was taken for a settings file")
	}
	if err := replace(filepath.Join(folder, "full"), nil); err == nil {
		t.Error("a folder was replaced by a file")
	}
	// Nor can anything be made within a file.
	if err := Bind(filepath.Join(path, "settings.toml"), keymap.Pause, []string{"x"}); !errors.Is(err, syscall.ENOTDIR) {
		t.Errorf("got %v, want that it is no folder", err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 {
		t.Errorf("the folder holds %v", entries)
	}
}

// someKeys draws keys that no default has, so that there is no conflict to find.
func someKeys(from string) *rapid.Generator[[]string] {
	return rapid.SliceOfNDistinct(rapid.StringMatching(`(alt\+|ctrl\+alt\+)?[`+from+`]`), 0, 3, rapid.ID[string])
}

// someFile draws a valid settings file with comments, in several styles.
func someFile(t *rapid.T) string {
	newline := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "newline")
	decoration := rapid.SampledFrom([]string{"", " ", "\t", "# a comment", "  # [keys]", "# eased = ['q']"})
	var lines []string
	decorate := func(label string) {
		lines = append(lines, rapid.SliceOfN(decoration, 0, 2).Draw(t, label)...)
	}
	decorate("head")
	style := rapid.SampledFrom([]string{"table", "dotted", "inline", "none"}).Draw(t, "style")
	actions := rapid.SliceOfNDistinct(rapid.SampledFrom([]keymap.Action{keymap.Pause, keymap.Eased, keymap.Finish, keymap.Up, keymap.Help}), 0, 4, rapid.ID[keymap.Action]).Draw(t, "actions")
	keys := []rune("acdefh") // one for each action, so that none clash
	var bound []string
	for i, a := range actions {
		bound = append(bound, string(a)+rapid.SampledFrom([]string{" = '", "='", "\t= '"}).Draw(t, "equals")+"alt+"+string(keys[i])+"'")
	}
	comment := func() string { return rapid.SampledFrom([]string{"", " # why"}).Draw(t, "comment") }
	if rapid.Bool().Draw(t, "theme") {
		lines = append(lines, "theme = 'dim'"+comment())
	}
	switch style {
	case "table":
		lines = append(lines, "[keys]"+comment())
		for _, b := range bound {
			decorate("between")
			lines = append(lines, b+comment())
		}
	case "dotted":
		for _, b := range bound {
			lines = append(lines, "keys."+b+comment())
			decorate("between")
		}
	case "inline":
		lines = append(lines, "keys = {"+strings.Join(bound, ", ")+"}"+comment())
	}
	decorate("tail")
	text := strings.Join(lines, newline)
	if rapid.Bool().Draw(t, "end") {
		text += newline
	}
	return text
}

// The law of Bind: afterwards the binding is in force, every other setting is what
// it was, and every line that does not hold the binding stands as it stood.
func TestBindLaw(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.toml")
	rapid.Check(t, func(t *rapid.T) {
		before := someFile(t)
		if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
			t.Fatal(err)
		}
		old, err := Load(path)
		if err != nil {
			t.Fatalf("the file drawn is not valid: %v\n%s", err, before)
		}
		a := rapid.SampledFrom([]keymap.Action{keymap.Pause, keymap.Eased, keymap.Finish, keymap.Up, keymap.Help}).Draw(t, "action")
		keys := someKeys("uvxyz;%&").Draw(t, "keys")
		if err := Bind(path, a, keys); err != nil {
			t.Fatal(err)
		}
		after, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}

		now, err := Load(path)
		if err != nil {
			t.Fatalf("%v\nfrom\n%s", err, before)
		}
		want := old
		want.Keys = maps.Clone(old.Keys)
		want.Keys[a] = keys
		if len(keys) == 0 {
			want.Keys[a] = []string{}
		}
		if !reflect.DeepEqual(now, want) {
			t.Errorf("got  %+v\nwant %+v\nfrom\n%s\nthrough\n%s", now, want, before, after)
		}
		if left, stood := others(string(after), a), others(before, a); !slices.Equal(left, stood) {
			t.Errorf("the other lines are\n%q\nwant\n%q", left, stood)
		}
	})
}

// others are the lines that hold something else than the binding: neither empty,
// nor a binding of the action, nor a table that stands for keys only.
func others(text string, a keymap.Action) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		bare := strings.TrimPrefix(strings.TrimSpace(line), "keys.")
		switch {
		case strings.TrimSpace(line) == "", line == "[keys]", strings.HasPrefix(line, "keys = {"):
		case strings.HasPrefix(bare, string(a)+" ="), strings.HasPrefix(bare, string(a)+"="), strings.HasPrefix(bare, string(a)+"\t="):
		default:
			out = append(out, line)
		}
	}
	return out
}
