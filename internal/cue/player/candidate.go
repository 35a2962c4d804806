// Package player plays cues and speaks words with what the machine has: a PulseAudio or
// PipeWire server, the operating system's own sound, a program that is started for
// each cue, and last the terminal's bell. Nothing in it uses cgo, and nothing that a
// sound server or a child program says can reach the screen.
package player

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"runtime"

	"presshold/internal/cue"
	"presshold/internal/phrase/english"
)

// System is what the choice of a player depends on.
type System struct {
	OS       string                       // as in [runtime.GOOS]
	Env      func(string) string          // an environment variable, "" if it isn't set
	LookPath func(string) (string, error) // where a program is, as [exec.LookPath]
	Stat     func(string) (fs.FileInfo, error)
	UID      int    // of the user; -1 on Windows
	Host     string // this machine's name, "" if it isn't known
	// Native makes a player that uses the system's own sound; nil where there is none.
	Native func() cue.Player
}

// ThisSystem is the machine on which the program runs.
func ThisSystem() System {
	host, err := os.Hostname()
	if err != nil {
		host = "" // then only what is bound to a host by name is left out
	}
	return System{
		OS: runtime.GOOS, Env: os.Getenv, LookPath: exec.LookPath, Stat: os.Stat,
		UID: os.Getuid(), Host: host, Native: native(),
	}
}

// Candidate is a way to play or to speak that this machine may have.
type Candidate[T any] struct {
	Name      string
	Available bool   // as far as can be told without trying it
	Detail    string // where it is, if available
	Hint      string // what to do to have it, if not available
	Open      func() T
}

// PlayerSources are the ways to play cues on this system, as the scheduler wants them: it
// looks again each time whether one is there. See [Players].
func PlayerSources(s System, ring func()) []cue.Source[cue.Player] {
	return sources(func() []Candidate[cue.Player] { return Players(s, ring) })
}

// SpeakerSources are the ways to speak on this system. See [Speakers].
func SpeakerSources(s System) []cue.Source[cue.Speaker] {
	return sources(func() []Candidate[cue.Speaker] { return Speakers(s) })
}

// sources are the candidates of a list that always has the same candidates.
func sources[T any](list func() []Candidate[T]) []cue.Source[T] {
	var all []cue.Source[T]
	for i, c := range list() {
		all = append(all, cue.Source[T]{Name: c.Name, Open: func() (made T, ok bool) {
			if c := list()[i]; c.Available {
				return c.Open(), true
			}
			return made, false
		}})
	}
	return all
}

// Players are the ways to play cues on this system, the best first and the bell last.
// Ring rings the terminal's bell, see [NewBell]; nil if there is no terminal. In an SSH
// session only the bell is available, since everything else would sound at the far end,
// unless PULSE_SERVER says where the sound is to go.
func Players(s System, ring func()) []Candidate[cue.Player] {
	var all []Candidate[cue.Player]
	add := func(c Candidate[cue.Player]) { all = append(all, remote(s, c)) }
	if s.Native != nil {
		add(Candidate[cue.Player]{Name: english.PlayerSystem, Available: true, Open: s.Native})
	}
	if (s.OS != "darwin" && s.OS != "windows") || s.Env("PULSE_SERVER") != "" {
		add(pulseCandidate(s))
	}
	for _, p := range players(s.OS) {
		c := Candidate[cue.Player]{Name: p.name, Hint: playerHint(s.OS, p.name)}
		if path, err := s.LookPath(p.run[0]); err == nil {
			p.run[0] = path
			c.Available, c.Detail, c.Hint = true, path, ""
			c.Open = func() cue.Player { return newSpawn(p) }
		}
		add(c)
	}
	bell := NewBell(ring)
	if ring == nil {
		return append(all, Candidate[cue.Player]{Name: bell.Name(), Hint: english.HintTerminal})
	}
	return append(all, Candidate[cue.Player]{
		Name: bell.Name(), Available: true, Open: func() cue.Player { return bell },
	})
}

// pulseCandidate is the sound server, if its socket is there.
func pulseCandidate(s System) Candidate[cue.Player] {
	var there []address
	for _, a := range addresses(s.Env, s.UID, s.Host) {
		if a.network != "unix" {
			there = append(there, a)
		} else if _, err := s.Stat(a.at); err == nil {
			there = append(there, a)
		}
	}
	p := newPulse(there, cookiePaths(s.Env))
	if len(there) == 0 {
		return Candidate[cue.Player]{Name: p.Name(), Hint: english.HintServer}
	}
	return Candidate[cue.Player]{
		Name: p.Name(), Available: true, Detail: there[0].String(), Open: func() cue.Player { return p },
	}
}

// Speakers are the ways to speak on this system, the best first. In an SSH session
// none is available unless PULSE_SERVER says where the sound is to go.
func Speakers(s System) []Candidate[cue.Speaker] {
	var all []Candidate[cue.Speaker]
	for _, p := range speeches(s.OS) {
		c := Candidate[cue.Speaker]{Name: p.name, Hint: speechHint(s.OS, p.name)}
		if path, err := s.LookPath(p.run[0]); err == nil {
			p.run[0] = path
			if p.cancel != nil {
				p.cancel[0] = path
			}
			c.Available, c.Detail, c.Hint = true, path, ""
			c.Open = func() cue.Speaker { return newVoice(p) }
		}
		all = append(all, remote(s, c))
	}
	return all
}

// remote takes away what would sound at the far end of an SSH session.
func remote[T any](s System, c Candidate[T]) Candidate[T] {
	ssh := s.Env("SSH_CONNECTION") != "" || s.Env("SSH_TTY") != ""
	if !c.Available || !ssh || s.Env("PULSE_SERVER") != "" {
		return c
	}
	return Candidate[T]{Name: c.Name, Hint: english.HintRemote}
}

func playerHint(goos, program string) string {
	switch {
	case goos == "darwin" || goos == "windows":
		return fmt.Sprintf(english.HintSystemPart, program)
	case program == "paplay":
		return english.HintPaplay
	case program == "pw-play":
		return english.HintPwPlay
	default:
		return english.HintAplay
	}
}

func speechHint(goos, program string) string {
	if goos == "darwin" || goos == "windows" {
		return fmt.Sprintf(english.HintSystemPart, program)
	}
	if program == "spd-say" {
		return english.HintSpdSay
	}
	return fmt.Sprintf(english.HintInstall, program)
}
