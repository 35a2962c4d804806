package run

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/drive"
	"presshold/internal/input"
	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/transcript"
	"presshold/internal/tui/ui/uitest"
)

const second = time.Second

func timed(kind protocol.Kind, lo, hi time.Duration) protocol.Phase {
	return protocol.Phase{Kind: kind, Duration: protocol.Span{Min: lo, Max: hi}}
}

// sample is a ranged hold and a release, twice, until it has eased.
func sample() protocol.Protocol {
	return protocol.Protocol{ID: "sample", Name: "Sample", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{timed(protocol.Hold, 8*second, 10*second), timed(protocol.Release, 3*second, 3*second)},
		Rounds: protocol.Rounds{Planned: 2},
		Until:  []protocol.Criterion{{Rule: protocol.UntilEased}},
		Eased:  "pain lessened",
	}}}
}

// twoPoints is the sample at two points.
func twoPoints() protocol.Protocol {
	p := sample()
	p.Points = []protocol.Point{{Site: "left one"}, {Site: "other"}}
	return p
}

// waiting is an open hold and a check-in that waits.
func waiting() protocol.Protocol {
	return protocol.Protocol{ID: "waiting", Name: "Waiting", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{
			{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 60 * second},
			{Kind: protocol.CheckIn, Waits: true},
		},
		Rounds: protocol.Rounds{Planned: 1},
	}}}
}

// rig is a headless run in virtual time, with a keyboard if anything is typed.
type rig struct {
	speed  session.Speed
	typed  map[time.Duration]string // lines, by when they are typed
	eof    time.Duration            // when the input ends; zero for never
	back   bool                     // the program is in the background
	moved  time.Duration            // when it is stopped and goes on in the background; zero for never
	signal time.Duration            // when SIGTERM comes; zero for never
	slept  time.Duration            // when the machine sleeps for a minute; zero for never
	out    io.Writer                // in place of a buffer

	written bytes.Buffer
	replies bytes.Buffer
	wakes   int // how often the time was read
	lasted  time.Duration
	caught  os.Signal
	failed  error
}

// Write keeps what is written, each line with the real moment at which it came.
func (r *rig) Write(p []byte) (int, error) { return r.written.Write(p) }

func (r *rig) run(t *testing.T, p protocol.Protocol) {
	t.Helper()
	plan, err := protocol.Expand(p, protocol.Options{CountIn: 5 * second, Ready: 3 * second})
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	asleep := time.Duration(0)
	clock := drive.Clock{
		Now: func() time.Duration { r.wakes++; return time.Since(start) },
		Boot: func() time.Duration {
			if r.slept > 0 && time.Since(start) >= r.slept {
				asleep = time.Minute
			}
			return time.Since(start) + asleep
		},
	}
	var out io.Writer = r
	if r.out != nil {
		out = r.out
	}
	sink := transcript.Plain(out, transcript.Run{Plan: &plan, Speed: r.speed})
	signals := make(chan os.Signal, 1)
	if r.signal > 0 {
		time.AfterFunc(r.signal, func() { signals <- syscall.SIGTERM })
	}
	driver := drive.New(&plan, clock, r.speed, func(t drive.Turn) {
		for _, e := range t.Happened {
			sink.Emit(e)
		}
	})
	observers := observe.Start(observe.Options{Cues: observe.Silence()})
	defer observers.Close(nil)
	l := loop{driver: driver, signals: signals, sink: sink, observers: observers, keyboard: &keyboard{}}
	in, typing := io.Pipe()
	var back atomic.Bool
	back.Store(r.back)
	if r.typed != nil {
		cont := make(chan os.Signal, 1)
		l.keyboard = &keyboard{
			tty: in, reply: &r.replies, keys: keymap.DefaultKeys(),
			front: func() bool { return !back.Load() }, cont: cont, gap: input.DefaultGap,
			mute: func() bool { return true },
		}
		if r.moved > 0 {
			time.AfterFunc(r.moved, func() { back.Store(true); cont <- syscall.SIGTERM })
		}
		for at, line := range r.typed {
			time.AfterFunc(at, func() { io.WriteString(typing, line+"\n") })
		}
		if r.eof > 0 {
			time.AfterFunc(r.eof, func() { typing.Close() })
		}
	}
	r.caught = l.run()
	r.lasted = time.Since(start)
	r.failed = sink.Close(l.driver.Summary())
	back.Store(false)
	in.Close()
	if l.keyboard.typed != nil {
		for range l.keyboard.typed { // until the reader has ended
		}
	}
}

func (r *rig) wants(t *testing.T, lasted time.Duration, lines string) {
	t.Helper()
	if r.lasted != lasted {
		t.Errorf("it took %v, want %v", r.lasted, lasted)
	}
	got, _, _ := strings.Cut(r.written.String(), "summary: ")
	if want := strings.TrimLeft(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHeadless(t *testing.T) {
	sampleStart := `
0:00 Sample
0:00 get ready, 5 seconds
0:05 hold, round 1 of 2 (chosen), 8 to 10 seconds (chosen)
`
	waitingStart := `
0:00 Waiting
0:00 get ready, 5 seconds
0:05 hold, until released, at most 1 minute (chosen)
`
	tests := []struct {
		name   string
		rig    rig
		plan   protocol.Protocol
		lasted time.Duration
		want   string
	}{
		{"an unmet criterion ends at the planned rounds", rig{}, sample(), 31 * second, sampleStart + `
0:13 in range
0:15 release, 3 seconds (chosen)
0:18 hold, round 2 of 2, 8 to 10 seconds
0:26 in range
0:28 release, 3 seconds
0:31 all done
`},
		{"an open hold ends at its cap, a check-in is passed over", rig{}, waiting(), 65 * second, waitingStart + `
1:05 cap reached after 1 minute
1:05 check-in, waits for an answer
1:05 all done
`},
		{
			"with somebody at the keyboard a check-in waits",
			rig{typed: map[time.Duration]string{20 * second: "", 30 * second: "7", 40 * second: ""}},
			waiting(), 40 * second, waitingStart + `
0:20 released after 15 seconds
0:20 check-in, waits for an answer
0:30 client-reported score 7
0:40 all done
`,
		},
		{"in the background it does not", rig{typed: map[time.Duration]string{6 * second: "q"}, back: true}, waiting(), 65 * second, waitingStart + `
1:05 cap reached after 1 minute
1:05 check-in, waits for an answer
1:05 all done
`},
		{"nor after the end of the input", rig{typed: map[time.Duration]string{}, eof: 10 * second}, waiting(), 65 * second, waitingStart + `
1:05 cap reached after 1 minute
1:05 check-in, waits for an answer
1:05 all done
`},
		{"the end of the input passes over a check-in", rig{typed: map[time.Duration]string{10 * second: "r"}, eof: 90 * second}, waiting(), 90 * second, waitingStart + `
0:10 released after 5 seconds
0:10 check-in, waits for an answer
1:30 all done
`},
		{"nor when it moves to the background meanwhile", rig{typed: map[time.Duration]string{10 * second: "r"}, moved: 90 * second}, waiting(), 90 * second, waitingStart + `
0:10 released after 5 seconds
0:10 check-in, waits for an answer
1:30 all done
`},
		{"but a pause by hand stays one", rig{typed: map[time.Duration]string{6 * second: "p"}, moved: 10 * second, signal: 90 * second}, sample(), 90 * second, sampleStart + `
0:06 paused
1:30 stopped early
`},
		{"letters, words and capitals", rig{typed: map[time.Duration]string{
			6 * second: "p", 7 * second: "pause", 13 * second: "RELEASED", 25 * second: " e ",
		}}, sample(), 25 * second, sampleStart + `
0:06 paused
0:07 get ready, hold goes on in 3 seconds
0:10 resumed, hold
0:13 released after 4 seconds
0:13 release, 3 seconds (chosen)
0:16 hold, round 2 of 2, 8 to 10 seconds
0:24 in range
0:25 stop rule met: pain lessened
0:25 all done
`},
		{"from point to point", rig{typed: map[time.Duration]string{
			6 * second: "j 2", 7 * second: "o", 20 * second: "jump 2", 21 * second: "skip-point", 22 * second: "q",
		}}, twoPoints(), 22 * second, `
0:00 Sample, 2 points
0:00 left one, point 1 of 2
0:00 get ready, 5 seconds
0:05 hold, round 1 of 2 (chosen), 8 to 10 seconds (chosen)
0:06 on to another point
0:06 other, point 2 of 2
0:06 reposition, 5 seconds (assumed)
0:07 point left out
0:07 left one, point 1 of 2
0:07 reposition, 5 seconds (assumed)
0:12 hold, 8 to 10 seconds
0:20 in range
0:20 on to another point
0:20 other, point 2 of 2
0:20 reposition, 5 seconds (assumed)
0:21 point left out
0:21 left one, point 1 of 2
0:21 reposition, 5 seconds (assumed)
0:22 stopped early
`},
		{"a contact that bounces", rig{typed: map[time.Duration]string{
			7 * second: "", 7*second + 80*time.Millisecond: "", 7*second + 600*time.Millisecond: "", 9 * second: "", 11 * second: "q",
		}}, sample(), 11 * second, sampleStart + `
0:07 paused
0:09 get ready, hold goes on in 3 seconds
0:11 stopped early
`},
		{"quit", rig{typed: map[time.Duration]string{7 * second: "q"}}, sample(), 7 * second, sampleStart + `
0:07 stopped early
`},
		{"a signal", rig{signal: 7 * second}, sample(), 7 * second, sampleStart + `
0:07 stopped early
`},
		{"after a gap it goes on by itself", rig{slept: 6500 * time.Millisecond}, sample(), 35 * second, sampleStart + `
0:06 paused: the machine slept
0:07 get ready, hold goes on in 3 seconds
0:10 resumed, hold
0:17 in range
0:19 release, 3 seconds (chosen)
0:22 hold, round 2 of 2, 8 to 10 seconds
0:30 in range
0:32 release, 3 seconds
0:35 all done
`},
		{"but not with somebody at the keyboard", rig{slept: 6500 * time.Millisecond, typed: map[time.Duration]string{
			3600 * second: "", 3605 * second: "q",
		}}, sample(), 3605 * second, sampleStart + `
0:06 paused: the machine slept
1:00:00 get ready, hold goes on in 3 seconds
1:00:03 resumed, hold
1:00:05 stopped early
`},
		{"a preview", rig{speed: 10}, sample(), 3100 * time.Millisecond, strings.Replace(sampleStart, "Sample", "Sample, preview, 10 times as fast", 1) + `
0:13 in range
0:15 release, 3 seconds (chosen)
0:18 hold, round 2 of 2, 8 to 10 seconds
0:26 in range
0:28 release, 3 seconds
0:31 all done
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tt.rig.run(t, tt.plan)
				tt.rig.wants(t, tt.lasted, strings.ReplaceAll(tt.want, "\n\n", "\n"))
				if tt.rig.failed != nil {
					t.Error(tt.rig.failed)
				}
				if caught := tt.rig.caught != nil; caught != (tt.rig.signal > 0) {
					t.Errorf("signal %v", tt.rig.caught)
				}
			})
		})
	}
}

// A paused run wakes nobody.
func TestPausedSleeps(t *testing.T) {
	wakes := func(resumed time.Duration) int {
		r := rig{typed: map[time.Duration]string{6 * second: "p", resumed: "p"}}
		synctest.Test(t, func(t *testing.T) { r.run(t, sample()) })
		return r.wakes
	}
	if short, long := wakes(10*second), wakes(3600*second); short != long {
		t.Errorf("the time was read %d times, but %d times in a longer pause", short, long)
	}
}

// failing takes so many writes and then fails.
type failing struct {
	left int
	err  error
}

func (f *failing) Write(p []byte) (int, error) {
	if f.left--; f.left < 0 {
		return 0, f.err
	}
	return len(p), nil
}

// A reader who goes away ends the run; a full disk does not.
func TestOutputFails(t *testing.T) {
	full := errors.New("no space left on device")
	tests := []struct {
		name   string
		err    error
		lasted time.Duration
	}{
		{"reader gone", &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, 13 * second},
		{"disk full", full, 31 * second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := rig{out: &failing{left: 3, err: tt.err}} // the fourth line is "in range", at 13 s
				r.run(t, sample())
				if r.lasted != tt.lasted {
					t.Errorf("it took %v, want %v", r.lasted, tt.lasted)
				}
				if !errors.Is(r.failed, tt.err) {
					t.Errorf("failed with %v, want %v", r.failed, tt.err)
				}
			})
		})
	}
}

func TestReplies(t *testing.T) {
	tests := []struct {
		name, line string
		want       []string
		not        []string
	}{
		{"unknown", "zz", []string{`"zz" does nothing here`}, nil},
		{"harmless", "\x1b[2J", []string{`"\x1b[2J" does nothing here`}, []string{"\x1b"}},
		{"too high", "11", []string{"11 does nothing here: a client-reported score is from 0 to 10\n"}, nil},
		{"mute", "m", []string{"sound off\n"}, nil},
		{"mute with a number", "m 0", []string{`"m 0" does nothing here`}, nil},
		{"not now", "e", []string{"e: no hold has begun; ? lists the keys"}, nil},
		{"nowhere to go", "j 2", []string{"j 2: only one point"}, nil},
		{"no number of a point", "j", []string{`"j" does nothing here`}, nil},
		{"no number of points", "p 2", []string{`"p 2" does nothing here`}, nil},
		{"what can act", "?", []string{"Enter: pause\n", "p: pause\n", "m: turn the sound off, or on again\n", "0 to 10: client-reported score\n", "h: how long is left"}, []string{"back", "fewer", "lessened"}},
		{"how long", "h", []string{"get ready: 3 seconds left; about "}, nil},
		{"how long, by its name", "TIME", []string{"get ready: 3 seconds left; about "}, nil},
		{"which round", "i", []string{"round 1 of 2\n"}, nil},
		{"by its initials", "pd", []string{"pd: at the lowest level"}, nil},
		{"by its beginning", "rel", []string{"rel: only in a hold"}, nil},
		{"by a beginning of several", "pre", []string{`"pre" does nothing here`}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := rig{typed: map[time.Duration]string{2 * second: tt.line}} // in the count-in
				r.run(t, sample())
				for _, want := range tt.want {
					if !strings.Contains(r.replies.String(), want) {
						t.Errorf("got %q, want %q in it", r.replies.String(), want)
					}
				}
				for _, not := range tt.not {
					if strings.Contains(r.replies.String(), not) {
						t.Errorf("got %q, with %q in it", r.replies.String(), not)
					}
				}
			})
		})
	}
}

// The settings and the screens name the same themes, but for the one that is chosen by
// the background.
func TestThemesAgree(t *testing.T) {
	named := slices.DeleteFunc(slices.Sorted(slices.Values(settings.Themes())), func(s string) bool { return s == settings.Auto })
	if screens := slices.Sorted(slices.Values(uitest.Themes())); !slices.Equal(named, screens) {
		t.Errorf("the settings name %q, the screens %q", named, screens)
	}
}

// Every action of the settings that is an intent of the engine's can be typed.
func TestEveryIntentHasAnAction(t *testing.T) {
	meant := map[session.IntentKind]bool{
		// Given by numbers, by the driver, and by a key held down.
		session.Score: true, session.Digit: true, session.Gap: true,
		session.ByHand: true, session.Press: true, session.Lift: true, session.Lose: true,
	}
	for _, a := range keymap.Actions() {
		for _, in := range meaning(a) {
			meant[in.Kind] = true
		}
	}
	for _, k := range session.Intents() {
		if !meant[k] {
			t.Errorf("no action means %q", k)
		}
	}
}

// TestAFailureIsToldAgain holds that a failure is told once while it lasts, and once more
// when it comes back.
func TestAFailureIsToldAgain(t *testing.T) {
	var told []string
	l := loop{printed: map[string]bool{}, complain: func(err error) { told = append(told, err.Error()) }}
	for _, now := range [][]string{nil, {"stopped"}, {"stopped"}, {"is back"}, nil, {"not recorded", "stopped"}, {"not recorded", "is back"}} {
		var failures []observe.Failure
		for _, text := range now {
			failures = append(failures, observe.Failure{Text: text})
		}
		l.printFailures(failures)
	}
	if want := []string{"stopped", "is back", "not recorded", "stopped", "is back"}; !slices.Equal(told, want) {
		t.Errorf("told %q, not %q", told, want)
	}
}
