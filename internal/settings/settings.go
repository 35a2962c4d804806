// Package settings holds what the user chose once and for all: the settings file,
// the key bindings, and where the program's files are.
//
// The settings file is TOML and strict: an unknown name, a wrong type or a value
// out of range is an error that says where. [Template] is such a file with every
// setting explained. [Load] reads it; [Bind] writes one key binding into it and
// leaves every other line as the user wrote it.
package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"presshold/internal/cue"
	"presshold/internal/file"
	"presshold/internal/gauge"
	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/note"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
)

// Settings are what the user chose, with the defaults where they chose nothing.
type Settings struct {
	Theme    string        // one of Themes
	CountIn  time.Duration // before the first point; zero for none
	Ready    time.Duration // before a hold goes on after a pause; zero for none
	Protocol string        // id that the picker starts on; empty for the first
	Ceiling  int           // highest pressure level; zero for none
	Target   int           // client-reported score to work at; zero for none
	Mouse    bool          // clicks mean something, but never in a run
	Notify   bool          // call for attention while the window has no focus
	Journal  bool          // keep a record of what was done
	Awake    bool          // keep the screen on and the machine awake during a run
	// WeekStart is the day on which weeks begin; one of WeekStarts.
	WeekStart string
	Session   sessionclock.Plan // what every start of the program plans; its By is not used
	Cues      Cues
	Pedal     PedalSettings
	Share     ShareSettings
	Note      NoteSettings
	Gauge     GaugeSettings
	Hooks     []Hook
	Keys      keymap.Bindings // what the user bound
}

// Cues say how the moments of a run are heard.
type Cues struct {
	Style    cue.Style
	Profiles map[string]cue.Profile // by a protocol's id, where it is not the style's
}

// For is how the moments of a run of the protocol are heard.
func (c Cues) For(id string) cue.Style {
	s := c.Style
	if p, ok := c.Profiles[id]; ok {
		s.Profile = p
	}
	return s
}

// PedalSettings say how the primary key is taken.
type PedalSettings struct {
	Gap  time.Duration // another press sooner than this after the last is ignored
	Mode PedalMode
}

// PedalMode is what the primary key does in a hold.
type PedalMode string

// The modes.
const (
	Toggle       PedalMode = "toggle"         // each press does the obvious next thing
	PressAndHold PedalMode = "press-and-hold" // down for a hold and up for a release
)

// PedalModes lists the modes, the default first.
func PedalModes() []PedalMode { return []PedalMode{Toggle, PressAndHold} }

// ShareSettings say whether runs are shown on other screens of the network.
type ShareSettings struct {
	Mode ShareMode
	At   string // the address, or the network interface that has it; "" for the first
}

// ShareMode is what other screens are given.
type ShareMode string

// The modes.
const (
	ShareOff     ShareMode = "off"
	ShareFollow  ShareMode = "follow"  // a page that shows the run
	ShareControl ShareMode = "control" // and another one with a button, the primary key
)

// ShareModes lists the modes, the default first.
func ShareModes() []ShareMode { return []ShareMode{ShareOff, ShareFollow, ShareControl} }

// NoteSettings say how the note for the chart is written.
type NoteSettings struct {
	Template string // path of a file with a template; empty for the built-in form
	note.Style
}

// GaugeSettings say where the readings of a force gauge come from, for drills of pressure.
type GaugeSettings struct {
	gauge.Source

	Unit gauge.Unit // in which forces are set and shown
}

// Hook is a command of the user's that is run when something happens in a run.
type Hook struct {
	On      []session.EventKind
	Command []string // the program and its arguments; see FromHome
	Timeout time.Duration
}

// DefaultTimeout is how long a hook may take.
const DefaultTimeout = 10 * time.Second

// Auto is the theme that follows the terminal's background.
const Auto = "auto"

// Themes lists the themes that Settings.Theme can name.
func Themes() []string { return []string{Auto, "dark", "light", "dim", "mono"} }

// WeekStarts lists the days on which weeks may begin, the default first.
func WeekStarts() []string { return []string{"monday", "sunday", "saturday"} }

// Default are the settings in force without a settings file.
func Default() Settings {
	return Settings{
		Theme:   Auto,
		CountIn: protocol.DefaultCountIn,
		Ready:   protocol.DefaultReady,
		Mouse:   true,
		Notify:  true,
		Journal: true,
		Awake:   true, WeekStart: WeekStarts()[0],
		Session: sessionclock.Plan{Announce: sessionclock.AllMoments()},
		Cues:    defaultCues(),
		Pedal:   PedalSettings{Gap: input.DefaultGap, Mode: Toggle},
		Share:   ShareSettings{Mode: ShareOff},
		Gauge:   GaugeSettings{Source: gauge.Source{Model: gauge.Auto, Reads: gauge.Newton}, Unit: gauge.Newton},
		Keys:    keymap.Bindings{},
	}
}

// maxFile is the largest settings file that is read, in bytes: far more than one with
// every setting, and little enough for go-toml, which compares every key with every
// other.
const maxFile = 64 << 10

// Load reads the settings file. A missing file is no error: the defaults apply.
// What is wrong in the file comes back as a [*tomldoc.Error] that lists every problem
// with its place; the settings are then the defaults.
func Load(path string) (Settings, error) {
	data, err := file.Read(path, maxFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Default(), nil
	case err != nil:
		return Default(), fmt.Errorf(english.SettingsRead, err)
	}
	s, _, err := decode(path, data)
	return s, err
}
