// Package apptest gives a test folders of its own in place of the user's.
package apptest

import (
	"path/filepath"
	"testing"

	"presshold/internal/settings"
)

// Home has the program's folders in one of the test's own, and says where the state is.
func Home(t *testing.T) (state string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv(settings.EnvConfigDir, filepath.Join(dir, "config"))
	t.Setenv(settings.EnvDataDir, filepath.Join(dir, "data"))
	t.Setenv(settings.EnvStateDir, filepath.Join(dir, "state"))
	t.Setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22") // makes no sound here
	return filepath.Join(dir, "state")
}
