package app

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cue"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/settings"
	"presshold/internal/share"
)

// ScreenFlags say how a run looks and sounds.
type ScreenFlags struct {
	Cues    cue.Profile // "" for the settings'
	Theme   string
	NoColor bool
	Speed   session.Speed
	About   RecordFlags
	sessionClockFlags
	ShareFlags
}

// Add adds all of them.
func (s *ScreenFlags) Add(cmd *cobra.Command) {
	s.AddLook(cmd)
	f := cmd.Flags()
	f.Var(&Value[cue.Profile]{To: &s.Cues, Parse: plain.OneOf(cue.Profiles()), Kind: "PROFILE"}, "cues",
		english.FlagCues)
	f.Var(&Value[session.Speed]{To: &s.Speed, Parse: parseSpeed, Kind: "N"}, "speed", english.FlagSpeed)
	s.sessionClockFlags.add(cmd)
	s.ShareFlags.add(cmd)
	s.About.add(cmd)
}

// AddLook adds what screens without a run have, too.
func (s *ScreenFlags) AddLook(cmd *cobra.Command) {
	s.Speed = 1
	f := cmd.Flags()
	f.Var(&Value[string]{To: &s.Theme, Parse: plain.OneOf(settings.Themes()), Kind: "THEME"}, "theme",
		english.FlagTheme)
	f.BoolVar(&s.NoColor, "no-color", false, english.FlagNoColor)
}

// minSpeed and maxSpeed keep a preview within what can still be followed; a day at
// the highest is a minute and a half.
const (
	minSpeed = 0.1
	maxSpeed = 1000
)

func parseSpeed(text string) (session.Speed, error) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n >= minSpeed && n <= maxSpeed) { // nor is it when it is no number
		return 0, fmt.Errorf(english.ValueSpeed, minSpeed, maxSpeed, text)
	}
	return session.Speed(n), nil
}

// RecordFlags say something of a run for the record before it begins. All of it is optional.
type RecordFlags struct {
	journal.Run // but for its plan

	Score   session.ClientScore
	nowhere bool // it is not recorded
}

func (a *RecordFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&a.nowhere, "no-journal", false, english.FlagNoJournal)
	f.Var(&Value[string]{To: &a.Client, Parse: ParseClient, Kind: "CODE"}, "client",
		english.FlagClient)
	f.Var(&Value[session.ClientScore]{To: &a.Score, Parse: ParseScore, Kind: "0-10"}, "score",
		english.FlagScore)
	f.Var(&Value[float64]{To: &a.Threshold, Parse: journal.ParseThreshold, Kind: "KG"}, "threshold",
		english.FlagThreshold)
	text := func(to *string, check func(string) error) *Value[string] {
		return &Value[string]{To: to, Kind: "TEXT", Parse: func(text string) (string, error) { return text, check(text) }}
	}
	f.Var(text(&a.Device, journal.CheckName), "device", english.FlagDevice)
	f.Var(text(&a.Note, journal.CheckText), "note", english.FlagNote)
	Exclude(cmd, "no-journal", "threshold", "device", "note")
	Require(cmd, "device", "threshold")
}

// Recorded reports whether a record is kept.
func (a RecordFlags) Recorded(cfg settings.Settings) bool { return cfg.Journal && !a.nowhere }

// Check returns an error for a flag that is for the record alone, if the settings keep none.
func (a RecordFlags) Check(cfg settings.Settings) error {
	switch {
	case a.Recorded(cfg):
		return nil
	case a.Note != "":
		return fmt.Errorf(english.FlagUnrecorded, "--note")
	case a.Threshold > 0:
		return fmt.Errorf(english.FlagUnrecorded, "--threshold")
	}
	return nil
}

// sessionClockFlags say how long there is for one client.
type sessionClockFlags struct{ plan sessionclock.Plan }

func (h *sessionClockFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&Value[time.Duration]{To: &h.plan.Length, Kind: "LENGTH", Parse: sessionclock.ParseLength}, "for",
		english.FlagFor)
	f.Var(&Value[time.Time]{To: &h.plan.By, Kind: "TIME", Parse: func(text string) (time.Time, error) {
		return sessionclock.ParseBy(text, time.Now())
	}}, "by", english.FlagBy)
	Exclude(cmd, "for", "by")
}

// SessionClock is the session clock that the flags plan, else the settings.
func (h sessionClockFlags) SessionClock(cfg settings.Settings) sessionclock.Plan {
	if h.plan.IsZero() {
		return cfg.Session
	}
	h.plan.Announce = cfg.Session.Announce
	return h.plan
}

// ShareFlags say whether runs are shown on other screens. Only a command that has them listens
// on the network.
type ShareFlags struct {
	settings.ShareSettings // empty where the user's own apply

	Offered bool
}

func (s *ShareFlags) add(cmd *cobra.Command) {
	s.Offered = true
	f := cmd.Flags()
	mode := f.VarPF(&Value[settings.ShareMode]{To: &s.Mode, Parse: plain.OneOf(settings.ShareModes()), Kind: "MODE"}, "share", "",
		english.FlagShare)
	mode.NoOptDefVal = string(settings.ShareFollow)
	f.Var(&Value[string]{To: &s.At, Parse: parseShareAt, Kind: "ADDRESS"}, "share-at", english.FlagShareAt)
}

// parseShareAt reads the address to share at. What is mistyped is said before the run; what can't
// be used at the moment shows during the run, and never keeps it from going on.
func parseShareAt(text string) (string, error) {
	at, err := settings.ParseAddress(text)
	if err == nil {
		err = share.Check(at)
	}
	return at, err
}

// Sharing returns what the flags say, or else the settings. Who says where to share wants to share.
func (s ShareFlags) Sharing(cfg settings.Settings) settings.ShareSettings {
	if s.At != "" && cfg.Share.Mode == settings.ShareOff {
		cfg.Share.Mode = settings.ShareFollow
	}
	return settings.ShareSettings{Mode: cmp.Or(s.Mode, cfg.Share.Mode), At: cmp.Or(s.At, cfg.Share.At)}
}

// Chosen reports whether a flag says how to share.
func (s ShareFlags) Chosen() bool { return s.ShareSettings != (settings.ShareSettings{}) }

// ParseClient reads a client code.
func ParseClient(text string) (string, error) {
	code, err := journal.ParseClient(text)
	if err == nil && code == "" {
		err = fmt.Errorf(english.ValueNoClient, text)
	}
	return code, err
}

// ParseScore reads a client-reported score.
func ParseScore(text string) (session.ClientScore, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 10 {
		return session.ClientScore{}, fmt.Errorf(english.ValueScore, text)
	}
	return session.Reported(n), nil
}
