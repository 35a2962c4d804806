package player

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
)

// machine is a system that has these variables, programs and files.
func machine(goos string, env map[string]string, programs, files []string) System {
	has := func(all []string, one string) error {
		if slices.Contains(all, one) {
			return nil
		}
		return errors.New("there is none")
	}
	return System{
		OS: goos, UID: 1000, Host: "box",
		Env:      func(name string) string { return env[name] },
		LookPath: func(name string) (string, error) { return "/bin/" + name, has(programs, name) },
		Stat:     func(name string) (fs.FileInfo, error) { return nil, has(files, name) },
	}
}

func TestCandidates(t *testing.T) {
	type vars = map[string]string
	const socket = "/run/user/1000/pulse/native"
	all := []string{"paplay", "pw-play", "aplay", "spd-say", "espeak-ng", "espeak"}
	for _, c := range []struct {
		name              string
		s                 System
		players, speakers []string // those that are available
	}{
		{
			"all", machine("linux", vars{"XDG_RUNTIME_DIR": "/run/user/1000"}, all, []string{socket}),
			[]string{"PulseAudio", "paplay", "pw-play", "aplay", "terminal bell"},
			[]string{"spd-say", "espeak-ng", "espeak"},
		},
		{"no runtime folder", machine("linux", nil, nil, []string{socket}), []string{"PulseAudio", "terminal bell"}, nil},
		{"of the system", machine("linux", nil, nil, []string{"/run/pulse/native"}), []string{"PulseAudio", "terminal bell"}, nil},
		{
			"no server", machine("linux", nil, []string{"aplay", "espeak-ng"}, nil),
			[]string{"aplay", "terminal bell"},
			[]string{"espeak-ng"},
		},
		{"nothing", machine("linux", nil, nil, nil), []string{"terminal bell"}, nil},
		{
			"server elsewhere", machine("linux", vars{"PULSE_SERVER": "tcp:desk"}, nil, []string{socket}),
			[]string{"PulseAudio", "terminal bell"},
			nil,
		},
		{"server gone", machine("linux", vars{"PULSE_SERVER": "/gone"}, nil, []string{socket}), []string{"terminal bell"}, nil},
		{"ssh", machine("linux", vars{"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, all, []string{socket}), []string{"terminal bell"}, nil},
		{"ssh by its terminal", machine("linux", vars{"SSH_TTY": "/dev/pts/1"}, all, []string{socket}), []string{"terminal bell"}, nil},
		{
			"ssh with sound", machine("linux", vars{"SSH_TTY": "/dev/pts/1", "PULSE_SERVER": "tcp:desk"}, []string{"paplay"}, nil),
			[]string{"PulseAudio", "paplay", "terminal bell"},
			nil,
		},
		{"mac", machine("darwin", nil, []string{"afplay", "say", "paplay"}, nil), []string{"afplay", "terminal bell"}, []string{"say"}},
		{"windows", machine("windows", nil, []string{"powershell"}, nil), []string{"powershell", "terminal bell"}, []string{"powershell"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			players := Players(c.s, func() {})
			if got := available(t, players); !slices.Equal(got, c.players) {
				t.Errorf("the players are %q, want %q", got, c.players)
			}
			var opened []string
			for _, p := range players {
				if p.Open != nil {
					opened = append(opened, p.Open().Name())
				}
			}
			if !slices.Equal(opened, c.players) {
				t.Errorf("they open %q, want %q", opened, c.players)
			}
			speakers := Speakers(c.s)
			if got := available(t, speakers); !slices.Equal(got, c.speakers) {
				t.Errorf("the speakers are %q, want %q", got, c.speakers)
			}
		})
	}
}

// available names the candidates that can be used. The others have to say what is to
// be done.
func available[T any](t *testing.T, all []cue.Candidate[T]) []string {
	t.Helper()
	var names []string
	for _, c := range all {
		if there := c.Open != nil; there != (c.Hint == "") {
			t.Errorf("%s: available %v, hint %q", c.Name, there, c.Hint)
		}
		if c.Open != nil {
			names = append(names, c.Name)
		}
	}
	return names
}

// TestPlayersLookAgain holds that what is there only later can be opened then.
func TestPlayersLookAgain(t *testing.T) {
	s, there := machine("linux", map[string]string{"PULSE_SERVER": "/run/native"}, nil, nil), false
	s.Stat = func(string) (fs.FileInfo, error) {
		if !there {
			return nil, fs.ErrNotExist
		}
		return nil, nil
	}
	for _, there = range []bool{false, true, false} {
		if ok := Players(s, nil)[0].Open != nil; ok != there {
			t.Errorf("the server is there: %v, and opens: %v", there, ok)
		}
	}
}

func TestThisSystem(t *testing.T) {
	s := ThisSystem()
	if _, err := s.Stat(os.Args[0]); err != nil || s.OS == "" {
		t.Errorf("%+v doesn't know this program (%v)", s, err)
	}
}

func TestCookiePaths(t *testing.T) {
	env := map[string]string{"HOME": "/home/me", "XDG_CONFIG_HOME": "/conf"}
	get := func(name string) string { return env[name] }
	if got, want := cookiePaths(get), []string{"/conf/pulse/cookie", "/home/me/.config/pulse/cookie", "/home/me/.pulse-cookie"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	env["PULSE_COOKIE"] = "/my/cookie"
	if got, want := cookiePaths(get), []string{"/my/cookie"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReadCookie(t *testing.T) {
	dir := t.TempDir()
	short, whole := dir+"/short", dir+"/whole"
	secret := slices.Repeat([]byte{7}, cookieSize)
	for path, content := range map[string][]byte{short: {1, 2}, whole: secret} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := readCookie([]string{dir + "/none", short, whole}); !slices.Equal(got, secret) {
		t.Errorf("got % x", got)
	}
	if got := readCookie(nil); !slices.Equal(got, make([]byte, cookieSize)) {
		t.Errorf("without a file: got % x", got)
	}
}

// TestBell says for which clips the bell rings.
func TestBell(t *testing.T) {
	rung, now := 0, time.Now()
	b := newBell(func() { rung++ })
	b.now = func() time.Time { return now }
	for _, step := range []struct {
		after time.Duration
		clip  cue.Clip
		rings bool
	}{
		{0, clip(tone.Press), true},
		{100 * time.Millisecond, clip(tone.Release), false}, // too soon
		{50 * time.Millisecond, clip(tone.Release), true},
		{time.Second, clip(tone.Tick), false},
		{time.Second, clip(tone.Half), false},
		{time.Second, clip(tone.Cap), true},
		{time.Second, cue.Clip{Tone: tone.Press}, false}, // muted
		{time.Second, clip(tone.Done), true},
	} {
		now = now.Add(step.after)
		before := rung
		if err := b.Play(step.clip); err != nil {
			t.Fatal(err)
		}
		if got := rung > before; got != step.rings {
			t.Errorf("%s after %v rings: %v, want %v", step.clip.Tone, step.after, got, step.rings)
		}
	}
}
