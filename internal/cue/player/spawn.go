package player

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

const (
	// grace is how much longer than its clip a spawned player may run.
	grace = 2 * time.Second
	// mostPlaying is how many spawned players may run at once; one more ends the oldest.
	mostPlaying = 4
	// settle is how long a call waits for a program that can't play to fail: without a
	// sound server it does so at once.
	settle = 100 * time.Millisecond
	// proof is how long a program may take to play almost nothing.
	proof = 500 * time.Millisecond
)

// spawnPlayer starts a program for each clip, if no sound server can be reached. Its clips are late
// by the time that the program takes to start.
//
// If a program fails later, the next call returns its error.
type spawnPlayer struct {
	program              spawned
	grace, settle, proof time.Duration // see the constants

	mu      sync.Mutex
	playing []*child     // in the order in which they began
	folder  string       // of the files, if the program wants any; "" before the first
	remove  func() error // removes it
	files   map[sound]string
	proven  bool // the program has played, and not failed since
	closed  bool
}

// spawned says how a program plays a clip.
type spawned struct {
	// run is the command. If it reads a file, {file} stands for its path; otherwise it
	// reads the samples as they are (16 bits, mono, 48 kHz), on its standard input.
	run command
	// hint is what to do to have it.
	hint string
	// wav makes it read a WAV file's contents on its standard input.
	wav bool
	// slow is for a program that takes long to start: Warm does not try it.
	slow bool
}

// fileMark stands for a file's path in a command.
const fileMark = "{file}"

// sound tells clips apart without comparing their samples: the scheduler renders
// each once and plays it often.
type sound struct {
	first  *float32
	length int
	gain   float32
}

func newSpawn(p spawned) *spawnPlayer {
	return &spawnPlayer{program: p, grace: grace, settle: settle, proof: proof, files: make(map[sound]string)}
}

func (s *spawnPlayer) Name() string { return s.program.run[0] }

// Warm returns the error of a clip that has failed. Before the first clip it tries the
// program with a moment of silence.
func (s *spawnPlayer) Warm() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.sweep(); err != nil || s.proven || s.program.slow {
		return err
	}
	const moment = tone.Rate / 20
	k, err := s.begin(cue.Clip{Samples: make([]float32, moment)})
	if err != nil {
		return err
	}
	if !k.within(s.proof) {
		k.stop()
		return fmt.Errorf(english.PlayerTooSlow, s.proof)
	}
	s.proven = k.err == nil
	return k.err
}

// Play starts the program for a clip. Programs that run at once are mixed by the
// sound server.
func (s *spawnPlayer) Play(c cue.Clip) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.sweep(); err != nil {
		return err
	}
	if len(s.playing) >= mostPlaying {
		s.playing[0].cancel()
		s.playing = s.playing[1:]
	}
	k, err := s.begin(c)
	if err != nil {
		return err
	}
	if !k.within(s.settle) {
		s.playing = append(s.playing, k)
		return nil
	}
	s.proven = k.err == nil
	return k.err
}

func (s *spawnPlayer) begin(c cue.Clip) (*child, error) {
	run, input, err := s.prepare(c)
	if err != nil {
		return nil, err
	}
	return start(run, input, c.Length()+s.grace)
}

// sweep forgets the programs that have ended, and returns the error of one that failed.
func (s *spawnPlayer) sweep() error {
	if s.closed {
		return errClosed
	}
	var failed error
	s.playing = slices.DeleteFunc(s.playing, func(k *child) bool {
		if !k.within(0) {
			return false
		}
		s.proven = k.err == nil
		failed = cmp.Or(failed, k.err)
		return true
	})
	return failed
}

// prepare makes the command for a clip and what it reads.
func (s *spawnPlayer) prepare(c cue.Clip) (command, []byte, error) {
	run := slices.Clone(s.program.run)
	if i := slices.Index(run, fileMark); i >= 0 {
		path, err := s.file(c)
		run[i] = path
		return run, nil, err
	}
	if s.program.wav {
		return run, tone.WAV(c.Samples, c.Gain), nil
	}
	return run, tone.PCM(nil, c.Samples, c.Gain), nil
}

// file is the path of a WAV file that holds the clip. Only the user may read it.
func (s *spawnPlayer) file(c cue.Clip) (string, error) {
	if len(c.Samples) == 0 {
		return "", fmt.Errorf(english.ClipEmpty, c.Tone)
	}
	key := sound{&c.Samples[0], len(c.Samples), c.Gain}
	if path, ok := s.files[key]; ok {
		return path, nil
	}
	if s.folder == "" {
		folder, remove, err := file.Folder("")
		if err != nil {
			return "", fmt.Errorf("make a folder for the cues: %w", err)
		}
		s.folder, s.remove = folder, remove
	}
	path := filepath.Join(s.folder, fmt.Sprintf("%d.wav", len(s.files)))
	f, err := file.Create(path) // not as a whole: nobody else looks there, and a cue can't wait for the disk
	if err == nil {
		_, err = f.Write(tone.WAV(c.Samples, c.Gain))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return "", fmt.Errorf("write a cue: %w", err)
	}
	s.files[key] = path
	return path, nil
}

func (s *spawnPlayer) Stop() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end()
	return nil
}

func (s *spawnPlayer) end() {
	for _, k := range s.playing {
		k.cancel()
	}
	for _, k := range s.playing {
		<-k.done
	}
	s.playing = nil
}

func (s *spawnPlayer) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end()
	s.closed = true
	if s.folder == "" {
		return nil
	}
	if err := s.remove(); err != nil {
		return fmt.Errorf(english.ClipFilesNotGone, err)
	}
	s.folder = ""
	return nil
}
