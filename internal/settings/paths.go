package settings

import (
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Folder names that replace the platform's own when set: for an installation that
// is carried about, and for tests.
const (
	EnvConfigDir = "PRESSHOLD_CONFIG_DIR"
	EnvDataDir   = "PRESSHOLD_DATA_DIR"
	EnvStateDir  = "PRESSHOLD_STATE_DIR"
)

// What the config folder holds.
const (
	FileName         = "settings.toml"
	ProtocolsFolder  = "protocols"
	TreatmentsFolder = "treatments"
)

// Paths are where the program's files are. None of them need exist.
type Paths struct {
	Settings   string // the settings file
	Protocols  string // the folder of the user's own protocols
	Treatments string // the folder of the user's treatments
	Data       string // the folder of what must be kept
	State      string // the folder of what may be lost
}

// DefaultPaths are the XDG folders on Linux and the BSDs, the platform's own
// elsewhere, or what the environment puts in their place.
func DefaultPaths() Paths {
	xdg.Reload() // it reads the environment once, before main
	config := folder(EnvConfigDir, xdg.ConfigHome)
	return Paths{
		Settings:   filepath.Join(config, FileName),
		Protocols:  filepath.Join(config, ProtocolsFolder),
		Treatments: filepath.Join(config, TreatmentsFolder),
		Data:       folder(EnvDataDir, xdg.DataHome),
		State:      folder(EnvStateDir, xdg.StateHome),
	}
}

// folder is the one that the environment names, or the program's own in home.
func folder(env, home string) string {
	dir := os.Getenv(env)
	if dir == "" {
		return filepath.Join(home, "presshold")
	}
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}
