//go:build unix

package settings

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"presshold/internal/file"
	"presshold/internal/keymap"
)

// Nobody but the owner reads or writes what the program makes, and the owner always
// can, whatever the umask.
func TestPrivateWhateverTheUmask(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o077, 0o177, 0o277, 0o777} {
		t.Run(fmt.Sprintf("%03o", umask), func(t *testing.T) {
			root := t.TempDir()
			settings := filepath.Join(root, "config", "presshold", "settings.toml")
			state := filepath.Join(root, "state", "presshold")

			old := syscall.Umask(umask)
			errBind := Bind(settings, keymap.Primary, []string{"x"})
			errMark := MarkSafetySeen(state)
			syscall.Umask(old)
			if errBind != nil || errMark != nil {
				t.Fatal(errBind, errMark)
			}

			for path, want := range map[string]fs.FileMode{
				settings:                            file.Mode,
				filepath.Dir(settings):              file.FolderMode,
				filepath.Join(root, "config"):       file.FolderMode,
				filepath.Join(state, "safety-seen"): file.Mode,
				state:                               file.FolderMode,
			} {
				info, err := os.Stat(path)
				if err != nil {
					t.Fatal(err)
				}
				if got := info.Mode().Perm(); got != want {
					t.Errorf("%s has mode %o, want %o", path, got, want)
				}
			}
		})
	}
}

func TestBindKeepsTheMode(t *testing.T) {
	path := write(t, "theme = \"dim\"\n")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Bind(path, keymap.Pause, []string{"x"}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o640 {
		t.Errorf("the file has mode %o, want %o as before", got, 0o640)
	}
}

func TestBindKeepsALink(t *testing.T) {
	target := write(t, "theme = \"dim\"\n")
	link := filepath.Join(t.TempDir(), "settings.toml")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	if err := Bind(link, keymap.Pause, []string{"x"}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	s, err := Load(target)
	if err != nil || s.Theme != "dim" || !slices.Equal(s.Keys[keymap.Pause], []string{"x"}) {
		t.Errorf("the file holds %+v, %v", s, err)
	}
}
