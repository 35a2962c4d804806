package settings

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestSafetySeen(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state", "presshold")
	if SafetySeen(folder) {
		t.Error("seen before it was shown")
	}
	for range 2 { // marking it again is no error
		if err := MarkSafetySeen(folder); err != nil {
			t.Fatal(err)
		}
		if !SafetySeen(folder) {
			t.Error("not seen after it was shown")
		}
	}
}

func TestMarkSafetySeenBad(t *testing.T) {
	file := write(t, "")
	err := MarkSafetySeen(file)
	if err == nil || !strings.Contains(err.Error(), "can't mark the safety text as shown: "+file+": it is not a folder") {
		t.Errorf("got %v, want an error that names the file in the way", err)
	}
	if SafetySeen(file) {
		t.Error("seen, but there is no mark")
	}
}

func TestPathsFromEnvironment(t *testing.T) {
	t.Setenv(EnvConfigDir, filepath.Join(t.TempDir(), "c"))
	t.Setenv(EnvDataDir, filepath.Join(t.TempDir(), "d"))
	t.Setenv(EnvStateDir, "relative")
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	want := Paths{
		Settings:   filepath.Join(os.Getenv(EnvConfigDir), "settings.toml"),
		Protocols:  filepath.Join(os.Getenv(EnvConfigDir), "protocols"),
		Treatments: filepath.Join(os.Getenv(EnvConfigDir), "treatments"),
		Data:       os.Getenv(EnvDataDir),
		State:      filepath.Join(wd, "relative"),
	}
	if got := DefaultPaths(); got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestPathsXDG(t *testing.T) {
	home := t.TempDir()
	for env, folder := range map[string]string{
		"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state",
	} {
		t.Setenv(env, filepath.Join(home, folder))
	}
	for _, env := range []string{EnvConfigDir, EnvDataDir, EnvStateDir} {
		t.Setenv(env, "")
	}
	want := Paths{
		Settings:   filepath.Join(home, "config", "presshold", "settings.toml"),
		Protocols:  filepath.Join(home, "config", "presshold", "protocols"),
		Treatments: filepath.Join(home, "config", "presshold", "treatments"),
		Data:       filepath.Join(home, "data", "presshold"),
		State:      filepath.Join(home, "state", "presshold"),
	}
	if got := DefaultPaths(); got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestPathsOfThePlatform(t *testing.T) {
	for _, env := range []string{
		"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", EnvConfigDir, EnvDataDir, EnvStateDir,
	} {
		t.Setenv(env, "")
	}
	want, ok := map[string]string{
		"linux":   filepath.Join(".config", "presshold", "settings.toml"),
		"darwin":  filepath.Join("Library", "Application Support", "presshold", "settings.toml"),
		"windows": filepath.Join("AppData", "Local", "presshold", "settings.toml"),
	}[runtime.GOOS]
	if got := DefaultPaths().Settings; ok && !strings.HasSuffix(got, want) {
		t.Errorf("the settings are at %s, want them at %s", got, want)
	}
}
