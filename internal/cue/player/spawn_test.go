package player

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
)

// TestSpawnPlays says what a program gets to play, and how.
func TestSpawnPlays(t *testing.T) {
	c := clip(tone.Press)
	for _, way := range []struct {
		name string
		make func(kept string) spawned
		want []byte
	}{
		{"samples", func(kept string) spawned { return spawned{run: fake("keep", kept)} }, tone.PCM(nil, c.Samples, c.Gain)},
		{"wav", func(kept string) spawned { return spawned{run: fake("keep", kept), wav: true} }, tone.WAV(c.Samples, c.Gain)},
		{"file", func(kept string) spawned { return spawned{run: fake("copy", fileMark, kept)} }, tone.WAV(c.Samples, c.Gain)},
	} {
		t.Run(way.name, func(t *testing.T) {
			kept := filepath.Join(t.TempDir(), "kept")
			s := newSpawn(way.make(kept))
			t.Cleanup(func() { s.Close() })
			for range 2 {
				os.Remove(kept)
				if err := s.Play(c); err != nil {
					t.Fatal(err)
				}
				if got := await(t, kept); !bytes.Equal(got, way.want) {
					t.Errorf("it plays %q, want %q", got, way.want)
				}
			}
			if len(s.files) > 1 {
				t.Errorf("there are %d files of one clip", len(s.files))
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if s.Play(c) == nil || s.Warm() == nil {
				t.Error("it plays though it is closed")
			}
		})
	}
}

// TestSpawnFiles says that nobody else can read the files, and that none stays.
func TestSpawnFiles(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	s := newSpawn(spawned{run: fake("hang", fileMark)})
	for _, gain := range []float32{0.5, 0.7} {
		c := clip(tone.Press)
		c.Gain = gain
		if err := s.Play(c); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(temp, "*", "*", "*.wav"))
	if err != nil || len(files) != 2 {
		t.Fatalf("the files are %q (%v), want 2", files, err)
	}
	for _, path := range append(files, filepath.Dir(files[0])) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if open := info.Mode().Perm() & 0o077; open != 0 && runtime.GOOS != "windows" {
			t.Errorf("%s may be used by others (%v)", path, info.Mode())
		}
	}
	if err := s.Play(cue.Clip{Tone: tone.Press}); err == nil {
		t.Error("a clip without samples is played")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(filepath.Join(temp, "*", "*")); err != nil || len(left) > 0 {
		t.Errorf("%v are left (%v)", left, err)
	}
}

// TestSpawnFails says that a program that can't play fails at once, so that another can
// play the clip, and that one that fails later is told of by the next call, once.
func TestSpawnFails(t *testing.T) {
	s := newSpawn(spawned{run: fake("fail")})
	s.grace, s.settle, s.proof = time.Minute, time.Minute, time.Minute // a busy machine may take long to start it
	defer s.Close()
	for call, f := range map[string]func() error{"Play": func() error { return s.Play(clip(tone.Press)) }, "Warm": s.Warm} {
		if err := f(); err == nil || !strings.Contains(err.Error(), "no such device") {
			t.Errorf("%s: %v", call, err)
		}
	}
	now := filepath.Join(t.TempDir(), "now")
	late := newSpawn(spawned{run: fake("late", now)})
	late.grace = time.Minute
	defer late.Close()
	if err := late.Play(clip(tone.Press)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(now, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	<-late.playing[0].done
	if err := late.Play(clip(tone.Press)); err == nil || !strings.Contains(err.Error(), "exit code 3") {
		t.Errorf("the next call says %v", err)
	}
}

// TestSpawnHangs says that Warm tells of a program that plays nothing and doesn't end.
func TestSpawnHangs(t *testing.T) {
	s := newSpawn(spawned{run: fake("hang")})
	defer s.Close()
	began := time.Now()
	if s.Warm() == nil {
		t.Error("Warm succeeds")
	}
	if took := time.Since(began); took > cue.Patience {
		t.Errorf("it took %v, which is longer than %v", took, cue.Patience)
	}
}

// TestSpawnStop ends programs that hang, and keeps no crowd of them.
func TestSpawnStop(t *testing.T) {
	s := newSpawn(spawned{run: fake("hang")})
	defer s.Close()
	var first *child
	for i := range mostPlaying + 1 {
		if err := s.Play(clip(tone.Press)); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = s.playing[0]
		}
	}
	<-first.done // was ended to make room
	if len(s.playing) != mostPlaying {
		t.Errorf("%d programs run, want %d", len(s.playing), mostPlaying)
	}
	last := s.playing[mostPlaying-1]
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-last.done:
	default:
		t.Error("a program still runs after Stop")
	}
}
