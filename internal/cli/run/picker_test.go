package run

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"presshold/internal/cli/app"
	"presshold/internal/cli/app/apptest"
	"presshold/internal/settings"
)

// The picker's list begins with what was used last, then the user's own. A broken file
// says what is wrong with it before where it is.
func TestLibraryOrder(t *testing.T) {
	dir := t.TempDir()
	paths := settings.Paths{
		Protocols: filepath.Join(dir, "protocols"), Treatments: filepath.Join(dir, "treatments"), Data: filepath.Join(dir, "data"),
	}
	for name, text := range map[string]string{
		"zz.toml":     "schema = 1\nid = \"zz\"\nname = \"Zz\"\n[[blocks]]\nrounds = 1\n[[blocks.phases]]\nkind = \"hold\"\nduration = \"10s\"\n",
		"broken.toml": "schema = 1\nid = 7\n",
	} {
		if err := os.MkdirAll(paths.Protocols, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(paths.Protocols, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib := readLibrary(t.Context(), paths, settings.Settings{}, "")
	if lib.Items[0].ID() != "zz" {
		t.Errorf("the list begins with %s", lib.Items[0].ID())
	}
	if len(lib.Warnings) != 1 || strings.HasPrefix(lib.Warnings[0], dir) || !strings.HasSuffix(lib.Warnings[0], " (broken.toml)") {
		t.Errorf("the warnings are %q", lib.Warnings)
	}
	if first := readLibrary(t.Context(), paths, settings.Settings{Protocol: "pumping"}, "").Items[0].ID(); first != "pumping" {
		t.Errorf("with one in the settings it begins with %s", first)
	}
}

// An id in the settings that nothing has, mistyped or since deleted, is told with the file's name.
func TestUnknownIDInTheSettings(t *testing.T) {
	paths := settings.Paths{Settings: filepath.Join(t.TempDir(), "settings.toml")}
	if err := os.WriteFile(paths.Settings, []byte("protocol = \"pumpin\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const want = `no protocol "pumpin"; did you mean pumping? (settings.toml)`
	if lib := readLibrary(t.Context(), paths, settings.Settings{Protocol: "pumpin"}, ""); lib.Settings != want || len(lib.Warnings) > 0 {
		t.Errorf("the warnings are %q and %q, want %q", lib.Settings, lib.Warnings, want)
	}
	if lib := readLibrary(t.Context(), paths, settings.Settings{Protocol: "pumping"}, ""); lib.Settings != "" {
		t.Errorf("the warning for a known one is %q", lib.Settings)
	}
}

// What a client had last comes first for that client, in the order in which it was used;
// without a client nothing is in another place than before.
func TestLibraryOrderOfAClient(t *testing.T) {
	apptest.Home(t)
	a := app.New(strings.NewReader(""), io.Discard, io.Discard)
	for _, args := range []string{"pumping --client K-7", "static-cup --client K-7", "nimmo-compression", "pumping --client K-8"} {
		run := Commands(a)[0]
		run.SetArgs(append([]string{"--speed", "1000", "--count-in", "0"}, strings.Fields(args)...))
		if err := run.Execute(); err != nil {
			t.Fatal(err)
		}
	}
	order := func(client string) string {
		var ids []string
		for _, it := range readLibrary(t.Context(), a.Paths, settings.Settings{Protocol: "init"}, client).Items[:5] {
			ids = append(ids, it.ID())
		}
		return strings.Join(ids, " ")
	}
	anybody := "init pumping nimmo-compression static-cup "
	for client, want := range map[string]string{
		"": anybody, "nobody": anybody, "k 7": "static-cup pumping init nimmo-compression ", "K-8": "pumping init nimmo-compression static-cup ",
	} {
		if got := order(client); !strings.HasPrefix(got, want) {
			t.Errorf("for client %q the list begins with %s, want %s", client, got, want)
		}
	}
}
