package cli

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/appointment"
	"presshold/internal/cue"
	"presshold/internal/journal"
	"presshold/internal/session"
	"presshold/internal/settings"
)

// screenFlags say how a run looks and sounds.
type screenFlags struct {
	cues    cue.Profile // "" for the settings'
	theme   string
	noColor bool
	speed   session.Speed
	about   recordInfo
	hourFlags
	shareFlags
}

func (s *screenFlags) add(cmd *cobra.Command) {
	s.addLook(cmd)
	f := cmd.Flags()
	f.Var(&value[cue.Profile]{to: &s.cues, parse: oneOf("profile", cue.Profiles()), kind: "PROFILE"}, "cues",
		"what is heard: "+strings.Join(names(cue.Profiles()), ", "))
	f.Var(&value[session.Speed]{to: &s.speed, parse: parseSpeed, kind: "N"}, "speed", "play N times as fast, or at 0.5 half as fast: a preview, and marked as one")
	s.hourFlags.add(cmd)
	s.shareFlags.add(cmd)
	s.about.add(cmd)
}

// addLook adds what screens without a run have, too.
func (s *screenFlags) addLook(cmd *cobra.Command) {
	s.speed = 1
	f := cmd.Flags()
	f.Var(&value[string]{to: &s.theme, parse: oneOf("theme", settings.Themes()), kind: "THEME"}, "theme",
		"colours: "+strings.Join(settings.Themes(), ", "))
	f.BoolVar(&s.noColor, "no-color", false, "no colours (also set by NO_COLOR)")
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
		return 0, fmt.Errorf("%q: want a number from %g to %d", text, minSpeed, maxSpeed)
	}
	return session.Speed(n), nil
}

// recordInfo is what is said of a run for the record, before it begins. All of it may be
// missing.
type recordInfo struct {
	nowhere   bool // it is not recorded
	client    string
	score     session.ClientScore
	threshold float64 // kg/cm2
	device    string
	note      string
}

func (a *recordInfo) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&a.nowhere, "no-journal", false, "keep no record")
	f.Var(&value[string]{to: &a.client, parse: parseClient, kind: "CODE"}, "client",
		"the client's code (see presshold client new)")
	f.Var(&value[session.ClientScore]{to: &a.score, parse: parseScore, kind: "0-10"}, "score",
		"client-reported score before the first hold")
	f.Var(&value[float64]{to: &a.threshold, parse: journal.ParseThreshold, kind: "KG"}, "threshold",
		"pressure pain threshold at the first point beforehand, in kg/cm2")
	f.StringVar(&a.device, "device", "", "what it was measured with")
	f.StringVar(&a.note, "note", "", "a note on the session")
}

// recorded reports whether a record is kept.
func (a recordInfo) recorded(cfg settings.Settings) bool { return cfg.Journal && !a.nowhere }

// hourFlags say how long there is for one client.
type hourFlags struct {
	length time.Duration
	by     time.Time
}

func (h *hourFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&value[time.Duration]{to: &h.length, kind: "LENGTH", parse: appointment.ParseLength}, "for",
		"the session clock: how long you have for one client, from the first run on, such as 50m")
	f.Var(&value[time.Time]{to: &h.by, kind: "TIME", parse: func(text string) (time.Time, error) {
		return appointment.ParseBy(text, time.Now())
	}}, "by", "the session clock: when the time with the client ends, such as 14:50")
}

// check finds that the flags make no sense together.
func (h hourFlags) check(cmd *cobra.Command) error {
	if h.length > 0 && !h.by.IsZero() {
		return usage(cmd, "--for and --by can't be used together")
	}
	return nil
}

// session is the appointment that the flags plan, else the settings.
func (h hourFlags) session(cfg settings.Settings) appointment.Plan {
	plan := appointment.Plan{Length: h.length, By: h.by, Told: cfg.Session.Told}
	if plan.IsZero() {
		return cfg.Session
	}
	return plan
}

// shareFlags say whether runs are shown on other screens. Only a command that has them ever
// listens.
type shareFlags struct {
	offered bool
	mode    settings.ShareMode // "" for the settings'
	at      string
}

func (s *shareFlags) add(cmd *cobra.Command) {
	s.offered = true
	modes := settings.ShareModes()
	f := cmd.Flags()
	mode := f.VarPF(&value[settings.ShareMode]{to: &s.mode, parse: oneOf("share", modes), kind: "MODE"}, "share", "",
		"show the run on other screens of this network, as a web page: "+strings.Join(names(modes), ", ")+" (with a button)")
	mode.NoOptDefVal = string(settings.ShareFollow)
	f.StringVar(&s.at, "share-at", "", "the private address to share at, or its network interface, such as wlan0")
}

// share is what the flags say, else the settings.
func (s shareFlags) share(cfg settings.Settings) settings.ShareSettings {
	return settings.ShareSettings{Mode: cmp.Or(s.mode, cfg.Share.Mode), At: cmp.Or(s.at, cfg.Share.At)}
}

// parseClient reads a client code.
func parseClient(text string) (string, error) {
	code, err := journal.ParseClient(text)
	if err == nil && code == "" {
		err = fmt.Errorf("client %q: want a code like those that presshold client new makes", text)
	}
	return code, err
}

func parseScore(text string) (session.ClientScore, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 10 {
		return session.ClientScore{}, fmt.Errorf("score %q: want a whole number from 0 to 10", text)
	}
	return session.Reported(n), nil
}
