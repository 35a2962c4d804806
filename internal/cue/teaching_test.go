package cue

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/cue/tone"
	"presshold/internal/phrase/voice"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// builtins are the protocols of the library, each on both sides of a site.
func builtins(t *testing.T) []*protocol.Plan {
	t.Helper()
	var plans []*protocol.Plan
	library, err := catalog.Open("", "")
	if err != nil {
		t.Fatal(err)
	}
	all, errs := library.All()
	if len(all) == 0 || len(errs) > 0 {
		t.Fatalf("%d protocols are built in: %v", len(all), errs)
	}
	for _, e := range all {
		p := e.Protocol
		if len(p.Points) == 0 {
			p.Points = []protocol.Point{{Site: "upper trapezius", Side: protocol.Both}}
		}
		plan, err := protocol.Expand(p, protocol.Options{CountIn: 5 * second, Ready: 3 * second})
		if err != nil {
			t.Fatal(err)
		}
		plans = append(plans, &plan)
	}
	return plans
}

// edges are the moments at which phases begin, if nobody does anything.
func edges(plan *protocol.Plan) []time.Duration {
	var all []time.Duration
	s := session.New(plan)
	for at, ok := time.Duration(0), true; ok; at, ok = s.Next() {
		var events []session.Event
		s, events = s.Advance(at)
		for _, e := range events {
			if e.Kind == session.PhaseStart || e.Kind == session.SessionEnd {
				all = append(all, e.At)
			}
		}
	}
	return all
}

// TestTeachingCutsNothing runs all that is built in, in each language, at voices that take
// as long as the words do: nothing that is said is cut off, and nothing is still being
// said when a phase begins.
func TestTeachingCutsNothing(t *testing.T) {
	for _, plan := range builtins(t) {
		for _, language := range voice.Languages() {
			t.Run(plan.ID+" "+language, func(t *testing.T) {
				all, begins := perhaps(t, plan, language, 1), edges(plan)
				if len(all) == 0 {
					t.Error("nothing is said")
				}
				for _, s := range all {
					if !s.whole {
						t.Errorf("at %v %q is cut off at %v", s.from, s.words, s.to)
					}
					if i := slices.IndexFunc(begins, func(at time.Duration) bool { return s.from < at && at < s.to }); i >= 0 {
						t.Errorf("%q, from %v to %v, is still being said at the edge at %v", s.words, s.from, s.to, begins[i])
					}
				}
			})
		}
	}
}

// perhaps is what is said of a run by a voice that may be quicker than is foreseen, or up
// to so many times slower.
func perhaps(t *testing.T, plan *protocol.Plan, language string, slower float64) []span {
	t.Helper()
	var all []span
	synctest.Test(t, func(t *testing.T) {
		rnd := rand.New(rand.NewPCG(5, 6))
		speaker := &talker{start: time.Now(), takes: func(words string) time.Duration {
			return time.Duration(float64(estimate(words)) * slower * (0.5 + 0.5*rnd.Float64()))
		}}
		style := Style{Profile: Teaching, Volume: 70, Language: language}
		g := newStage(t, plan, Options{Style: style, Players: these(newFake(t, "fake")), Speakers: voices(speaker)})
		g.playOut()
		wantClose(t, g.c, nil)
		all = speaker.spoken()
	})
	return all
}

// TestASlowVoiceIsLearned holds that a voice twice as slow as foreseen cuts nothing after
// it was heard for a while.
func TestASlowVoiceIsLearned(t *testing.T) {
	for _, plan := range builtins(t)[:6] {
		all, begins := perhaps(t, plan, "de", 2), edges(plan)
		end := begins[len(begins)-1] // whoever leaves then waits for no slow voice
		for _, s := range all[min(len(all), 10):] {
			if !s.whole && s.from < end {
				t.Errorf("%s: at %v %q is cut off at %v", plan.ID, s.from, s.words, s.to)
			}
			if slices.ContainsFunc(begins, func(at time.Duration) bool { return s.from < at && at < s.to }) {
				t.Errorf("%s: %q, from %v to %v, is still being said at an edge", plan.ID, s.words, s.from, s.to)
			}
		}
	}
}

// TestWordings says what is said in so much room.
func TestWordings(t *testing.T) {
	style := Style{Profile: Teaching, Volume: 70, Language: "en"}
	let := voice.Speech{Do: voice.Release, Note: "Let go for a moment; stay at the place."}
	press := voice.Speech{Do: voice.Press, Round: 1, Side: protocol.Left, Site: "scalenes", Note: "Press straight into the point."}
	moved := voice.Speech{Do: voice.Reposition, Moved: true, Side: protocol.Right, Site: "scalenes"}
	for _, c := range []struct {
		say  voice.Speech
		room time.Duration
		want string
	}{
		{let, 5 * second, "release. Let go for a moment; stay at the place."},
		{let, 3 * second, "release"},
		{let, second, ""},
		{press, 8 * second, "press, left side, scalenes, round one. Press straight into the point."},
		{press, 4 * second, "press. Press straight into the point."},
		{press, 2 * second, "press"},
		{moved, 5 * second, "right side, scalenes"},
		{moved, 1500 * ms, "right side"},
	} {
		got := ""
		for _, words := range style.Wording().All(c.say) {
			if estimate(words) <= c.room {
				got = words
				break
			}
		}
		if got != c.want {
			t.Errorf("in %v it says %q, not %q", c.room, got, c.want)
		}
	}
}

// measured are the sentences that were timed with espeak-ng, by language: in seconds.
func measured(t *testing.T) map[string]map[string]float64 {
	t.Helper()
	data, err := os.ReadFile("testdata/espeak-ng.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]float64{"en": {}, "de": {}, "es": {}}
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			continue
		}
		seconds, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		all[fields[0]][fields[2]] = seconds
	}
	return all
}

// TestPace compares what is foreseen with what was measured.
func TestPace(t *testing.T) {
	n, sum := 0, 0.0
	for language, sentences := range measured(t) {
		for text, seconds := range sentences {
			foreseen := estimate(text).Seconds()
			if foreseen < seconds {
				t.Errorf("%s %q takes %.2f s, and %.2f s are foreseen", language, text, seconds, foreseen)
			}
			n, sum = n+1, sum+foreseen/seconds
		}
	}
	if n < 500 || sum/float64(n) > 1.5 {
		t.Errorf("of %d, %.2f times what is needed is foreseen", n, sum/float64(n))
	}
}

// TestToneAndVoiceNeverClip adds the highest of both, at every volume.
func TestToneAndVoiceNeverClip(t *testing.T) {
	for _, profile := range Profiles() {
		for _, v := range Voices() {
			for volume := range MaxVolume + 1 {
				s := Style{Profile: profile, Volume: volume, Voice: v}
				for _, tn := range tone.Tones() {
					c, spoken := s.clip(tn, nil), float32(0) // its peak is known without its samples
					if s.Speaks() {
						spoken = s.VoiceGain()
					}
					if top := c.Peak() + spoken; top > 1 || c.Peak() > c.Room {
						t.Fatal(fmt.Sprint(profile, " ", v, " at ", volume, ": ", tn, " and voice reach ", top))
					}
					press := s.clip(tone.Press, nil).Peak()
					if s.Speaks() && volume > 0 && (spoken > 5*press || press > 5*spoken) {
						t.Fatal(fmt.Sprint(profile, " at ", volume, ": one drowns the other"))
					}
				}
			}
		}
	}
}
