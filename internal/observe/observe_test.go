package observe

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/cue"
	"presshold/internal/drive"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
)

// band is a player that takes notes.
type band struct {
	start time.Time
	fails bool

	mu    sync.Mutex
	notes []string
}

func (b *band) Name() string { return "band" }
func (b *band) Warm() error  { return nil }
func (b *band) Stop() error  { return nil }
func (b *band) Close() error { return nil }
func (b *band) Play(c cue.Clip) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fails {
		return errors.New("a string is broken")
	}
	b.notes = append(b.notes, fmt.Sprint(time.Since(b.start), " ", c.Tone))
	return nil
}

// heard is what was played since it was last asked for.
func (b *band) heard() []string {
	synctest.Wait()
	b.mu.Lock()
	defer b.mu.Unlock()
	notes := b.notes
	b.notes = nil
	return notes
}

// bubble makes observers with a band, in virtual time, and what runs a protocol.
func bubble(t *testing.T, cues settings.Cues, b *band) (*Observers, func(protocol.Protocol)) {
	t.Helper()
	c, run := bubbleOf(t, cues, b)
	return c, func(p protocol.Protocol) {
		plan, err := protocol.Expand(p, protocol.Options{})
		if err != nil {
			t.Fatal(err)
		}
		run(&plan)
	}
}

// bubbleOf is bubble with what runs a plan.
func bubbleOf(t *testing.T, cues settings.Cues, b *band) (*Observers, func(*protocol.Plan)) {
	t.Helper()
	b.start = time.Now()
	clock := drive.Clock{Now: func() time.Duration { return time.Since(b.start) }}
	c := Start(Options{Cues: Silence()})
	c.cues = cues
	c.sounds = cue.Start(cue.Options{
		Style: cues.Style, Now: clock.Now,
		Players: func() []cue.Candidate[cue.Player] {
			return []cue.Candidate[cue.Player]{{Open: func() cue.Player { return b }}}
		},
	})
	return c, func(plan *protocol.Plan) {
		d := drive.New(plan, clock, 1, c.Follow(plan).Tell)
		for d.Wake(); d.Snapshot().State != session.Finished; d.Wake() {
			wait, _ := d.Until()
			time.Sleep(wait) // in virtual time
		}
	}
}

const second = time.Second

func timed(kind protocol.Kind, lasts time.Duration) protocol.Phase {
	return protocol.Phase{Kind: kind, Duration: protocol.Span{Min: lasts, Max: lasts}}
}

// short is one hold and a release.
func short(id string) protocol.Protocol {
	return protocol.Protocol{ID: id, Name: "Short", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{timed(protocol.Hold, 2*second), timed(protocol.Release, 2*second)},
		Rounds: protocol.Rounds{Planned: 1},
	}}}
}

func TestRunsAreHeard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &band{}
		c, run := bubble(t, settings.Default().Cues, b)
		run(short("short"))
		if problems := c.Close(nil); len(problems) > 0 {
			t.Errorf("problems %v", problems)
		}
		want := []string{"0s press", "1s tick", "2s release", "3s tick", "4s done"}
		if got := b.heard(); !slices.Equal(got, want) {
			t.Errorf("heard %q, want %q", got, want)
		}
	})
}

func TestProfilesByProtocol(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &band{}
		cues := settings.Default().Cues
		cues.Profiles = map[string]cue.Profile{"hushed": cue.Soft, "mute": cue.Silent}
		c, run := bubble(t, cues, b)
		for _, tt := range []struct {
			id    string
			notes int
		}{{"hushed", 3}, {"mute", 0}, {"other", 5}} {
			run(short(tt.id))
			time.Sleep(second) // between two runs
			if got := b.heard(); len(got) != tt.notes {
				t.Errorf("%s: heard %q, want %d", tt.id, got, tt.notes)
			}
		}
		c.Close(nil)
	})
}

// Each point of a treatment is heard as its protocol is.
func TestProfilesInATreatment(t *testing.T) {
	tr := protocol.Treatment{ID: "t", Name: "T", Points: []protocol.TreatmentPoint{
		{Protocol: "mute"}, {Protocol: "other"},
	}}
	plan, err := tr.Expand(func(id string) (protocol.Protocol, error) { return short(id), nil }, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		b := &band{}
		cues := settings.Default().Cues
		cues.Profiles = map[string]cue.Profile{"mute": cue.Silent}
		c, run := bubbleOf(t, cues, b)
		run(&plan)
		want := []string{"4s point", "6s ready", "7s ready", "8s ready", "9s press", "10s tick", "11s release", "12s tick", "13s done"}
		if got := b.heard(); !slices.Equal(got, want) {
			t.Errorf("heard %q, want %q", got, want)
		}
		c.Close(nil)
	})
}

// What a hook is told of belongs to the protocol of its point.
func TestConcerned(t *testing.T) {
	tr := protocol.Treatment{ID: "t", Name: "T", Points: []protocol.TreatmentPoint{{Protocol: "one"}, {Protocol: "two"}}}
	plan, err := tr.Expand(func(id string) (protocol.Protocol, error) { return short(id), nil }, protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for point, want := range []string{"t", "one", "two"} {
		if got := concerned(&plan, session.Event{Point: point}); got != want {
			t.Errorf("point %d: %q, want %q", point, got, want)
		}
	}
}

func TestBrokenSoundIsShownAndTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, run := bubble(t, settings.Default().Cues, &band{fails: true})
		if marks := c.Failures(); marks != nil {
			t.Errorf("marks %q before a run", marks)
		}
		run(short("short"))
		want := "no sound (band stopped)"
		if marks := c.Failures(); !slices.Equal(marks, []Failure{{Text: want, Sign: "no ♪"}}) {
			t.Errorf("marks %q", marks)
		}
		problems := c.Close(nil)
		if len(problems) != 1 || problems[0].Error() != "no sound: band failed: a string is broken" {
			t.Errorf("problems %v", problems)
		}
	})
}

func TestMutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &band{}
		c, run := bubble(t, settings.Default().Cues, b)
		mute := c.Mute()
		if !mute() {
			t.Error("is not muted")
		}
		run(short("short"))
		if got := b.heard(); len(got) != 0 {
			t.Errorf("heard %q", got)
		}
		if mute() {
			t.Error("is still muted")
		}
		c.Close(nil)
	})
}

// What is silent in every way has no scheduler, no mark and no key.
func TestSilence(t *testing.T) {
	soft := settings.Cues{Style: cue.Style{Profile: cue.Silent, Volume: 70}, Profiles: map[string]cue.Profile{"x": cue.Soft}}
	for _, tt := range []struct {
		name string
		cues settings.Cues
		want bool
	}{
		{"default", settings.Default().Cues, true},
		{"silent", Silence(), false},
		{"soft for one", soft, true},
		{"no volume", settings.Cues{Style: cue.Style{Profile: cue.Normal}}, false},
	} {
		c := Start(Options{Cues: tt.cues, Clock: drive.System()})
		if got := c.Mute() != nil; got != tt.want {
			t.Errorf("%s: heard is %v", tt.name, got)
		}
		if got := c.Failures(); got != nil {
			t.Errorf("%s: marks %q", tt.name, got)
		}
		if problems := c.Close(nil); len(problems) > 0 {
			t.Errorf("%s: problems %v", tt.name, problems)
		}
	}
}

// A run that is left in its count-in was not chosen: the next one has what was said about the first.
func TestLeftInItsCountIn(t *testing.T) {
	plan, err := protocol.Expand(short("short"), protocol.Options{CountIn: 5 * second})
	if err != nil {
		t.Fatal(err)
	}
	o := Start(Options{
		Cues:   Silence(),
		Record: &journal.Options{Folder: t.TempDir(), UnsavedFolder: t.TempDir(), Now: time.Now, File: func(protocol.Protocol) ([]byte, error) { return nil, nil }},
		First:  journal.Run{Client: "A", Note: "given", Threshold: 2},
	})
	var now time.Duration
	begin := func() *drive.Driver {
		d := drive.New(&plan, drive.Clock{Now: func() time.Duration { return now }}, 1, o.Follow(&plan).Tell)
		d.Wake()
		return d
	}
	left := begin()
	now += second
	left.Do(session.Intent{Kind: session.Abort})
	if o.first.Note != "given" || o.first.Threshold != 2 {
		t.Errorf("a run that was left took %+v", o.first)
	}
	goes := begin()
	for range 6 {
		now += second
		goes.Wake()
	}
	if o.first.Note != "" || o.first.Threshold != 0 || o.Client() != "A" {
		t.Errorf("the run after the first has %+v", o.first)
	}
	goes.Do(session.Intent{Kind: session.Abort})
	for _, err := range o.Close(nil) {
		t.Error(err)
	}
}
