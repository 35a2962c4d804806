// Package player plays cues and speaks words with what the machine has: a PulseAudio or
// PipeWire server, the operating system's own sound, a program that is started for each
// cue, or the terminal's bell. It uses no cgo, and no output of a sound server or a child
// program reaches the screen.
package player

import (
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"slices"

	"presshold/internal/cue"
	"presshold/internal/phrase/english"
)

// System is what the choice of players and speakers depends on.
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

// Players are the ways to play cues on this system, the best first and the bell last.
// Ring rings the terminal's bell, see newBell; nil if there is no terminal. In an SSH
// session only the bell is available, since everything else would sound at the far end,
// unless PULSE_SERVER says where the sound is to go.
func Players(s System, ring func()) []cue.Candidate[cue.Player] {
	var all []cue.Candidate[cue.Player]
	if s.Native != nil {
		all = append(all, nearby(s, cue.Candidate[cue.Player]{Name: english.PlayerSystem, Open: s.Native}))
	}
	if (s.OS != "darwin" && s.OS != "windows") || s.Env("PULSE_SERVER") != "" {
		all = append(all, nearby(s, pulseCandidate(s)))
	}
	for _, p := range players(s.OS) {
		all = append(all, program(s, p.run[0], p.hint, func() cue.Player { return newSpawn(p) }))
	}
	bell := cue.Candidate[cue.Player]{Name: english.PlayerBell, Hint: english.HintTerminal}
	if ring != nil {
		bell.Open, bell.Hint = func() cue.Player { return newBell(ring) }, ""
	}
	return append(all, bell)
}

// pulseCandidate is the sound server, if its socket is there.
func pulseCandidate(s System) cue.Candidate[cue.Player] {
	there := slices.DeleteFunc(addresses(s.Env, s.UID, s.Host), func(a address) bool {
		_, err := s.Stat(a.at)
		return a.network == "unix" && err != nil
	})
	p := newPulse(there, cookiePaths(s.Env))
	if len(there) == 0 {
		return cue.Candidate[cue.Player]{Name: p.Name(), Hint: english.HintServer}
	}
	return cue.Candidate[cue.Player]{Name: p.Name(), Detail: there[0].String(), Open: func() cue.Player { return p }}
}

// Speakers are the ways to speak on this system, the best first. In an SSH session
// none is available unless PULSE_SERVER says where the sound is to go.
func Speakers(s System) []cue.Candidate[cue.Speaker] {
	var all []cue.Candidate[cue.Speaker]
	for _, p := range speeches(s.OS) {
		all = append(all, program(s, p.run[0], p.hint, func() cue.Speaker { return newVoice(p) }))
	}
	return all
}

// program is a program in PATH.
func program[T any](s System, name, hint string, open func() T) cue.Candidate[T] {
	path, err := s.LookPath(name)
	if err != nil {
		return cue.Candidate[T]{Name: name, Hint: hint}
	}
	return nearby(s, cue.Candidate[T]{Name: name, Detail: path, Open: open})
}

// nearby makes a candidate unavailable if it would sound at the far end of an SSH session.
func nearby[T any](s System, c cue.Candidate[T]) cue.Candidate[T] {
	ssh := s.Env("SSH_CONNECTION") != "" || s.Env("SSH_TTY") != ""
	if c.Open == nil || !ssh || s.Env("PULSE_SERVER") != "" {
		return c
	}
	return cue.Candidate[T]{Name: c.Name, Hint: english.HintRemote}
}
