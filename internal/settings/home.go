package settings

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// PlaceError tells that the environment names a place where no files can be kept.
type PlaceError struct {
	Variable string
	Why      string
}

func (e *PlaceError) Error() string { return fmt.Sprintf(english.PlaceVariable, e.Variable, e.Why) }

// FindHome makes sure that DefaultPaths can be found: if HOME is not set, it sets it to the
// account's folder, for this process and those that it starts. The error is a [*PlaceError] if
// there is none, or if HOME or an XDG variable in use is not an absolute path: the XDG Base
// Directory Specification calls such a path invalid, and to ignore one would split a record
// in two.
func FindHome() error {
	needed := false
	for _, v := range []struct{ own, xdg string }{
		{EnvConfigDir, "XDG_CONFIG_HOME"}, {EnvDataDir, "XDG_DATA_HOME"}, {EnvStateDir, "XDG_STATE_HOME"},
	} {
		if os.Getenv(v.own) != "" {
			continue
		}
		dir := os.Getenv(v.xdg)
		needed = needed || dir == "" || expands(dir)
		if dir != "" && !expands(dir) && !filepath.IsAbs(dir) {
			return &PlaceError{v.xdg, fmt.Sprintf(english.PlaceFolder, plain.Quote(dir))}
		}
	}
	if !needed || runtime.GOOS == "windows" || runtime.GOOS == "plan9" {
		return nil
	}
	home := os.Getenv("HOME")
	if home == "" {
		if u, err := user.Current(); err == nil && filepath.IsAbs(u.HomeDir) {
			return os.Setenv("HOME", u.HomeDir)
		}
		return &PlaceError{"HOME", english.PlaceNoHome}
	}
	if !filepath.IsAbs(home) {
		return &PlaceError{"HOME", fmt.Sprintf(english.PlaceHome, plain.Quote(home))}
	}
	return nil
}

// expands reports whether a path begins with the home folder as a shell writes it.
func expands(dir string) bool { return strings.HasPrefix(dir, "~") || strings.HasPrefix(dir, "$HOME") }

// FromHome is an argument of a command as a shell would pass it on: "~/" at its
// beginning is the user's home folder.
func FromHome(arg string) string {
	rest, ok := strings.CutPrefix(arg, "~")
	if !ok || rest != "" && rest[0] != '/' && !os.IsPathSeparator(rest[0]) {
		return arg
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return arg
	}
	return filepath.Join(home, rest)
}
