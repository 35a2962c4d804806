package cue

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/phrase/voice"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// does is an intent at a moment.
type does struct {
	at time.Duration
	in session.IntentKind
}

// listen plays a plan for so long and writes down what is heard: when, which tone, and
// what a voice would say.
func listen(plan *protocol.Plan, style Style, to time.Duration, acts ...does) []string {
	s, at := session.New(plan), time.Duration(-1)
	var sounds []Sound
	for _, a := range acts {
		sounds = append(sounds, Ahead(s, at, a.at)...)
		before, _ := s.Advance(a.at)
		var events []session.Event
		s, events = before.Apply(a.at, session.Intent{Kind: a.in})
		sounds = append(sounds, Score(before, events)...)
		at = a.at
	}
	sounds = append(sounds, Ahead(s, at, to)...)
	var out []string
	for _, s := range sounds {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%v %s %s", s.Due, s.Tone, style.Wording().Full(s.Say))))
	}
	return out
}

// TestBegin holds that each kind of phase is said in words of its own: one that is added can't
// be said as another.
func TestBegin(t *testing.T) {
	said := map[voice.Phrase]protocol.Kind{}
	for _, kind := range protocol.Kinds() {
		tone, words := begin(kind)
		if other, taken := said[words]; taken || tone == "" {
			t.Errorf("a %s begins with %q and %q, as a %s does", kind, tone, words, other)
		}
		said[words] = kind
	}
}

func hold(d time.Duration) protocol.Phase {
	return protocol.Phase{Kind: protocol.Hold, Duration: protocol.Fixed(d)}
}

func release(d time.Duration) protocol.Phase {
	return protocol.Phase{Kind: protocol.Release, Duration: protocol.Fixed(d)}
}

func open(guide, limit time.Duration) protocol.Phase {
	return protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Guide: guide, Cap: limit}
}

func rounds(n int, phases ...protocol.Phase) protocol.Protocol {
	return protocol.Protocol{Blocks: []protocol.Block{{Phases: phases, Rounds: protocol.Rounds{Planned: n}}}}
}

func with(p protocol.Protocol, change func(*protocol.Protocol)) protocol.Protocol {
	change(&p)
	return p
}

func TestScore(t *testing.T) {
	standard := protocol.Options{CountIn: 5 * second, Ready: 3 * second}
	ranged := protocol.Phase{Kind: protocol.Hold, Duration: protocol.Span{Min: 8 * second, Max: 10 * second}}
	tests := []struct {
		name    string
		plan    protocol.Protocol
		options protocol.Options
		to      time.Duration
		acts    []does
		want    []string
	}{
		{"holds and releases, with a count-in", rounds(2, hold(5*second), release(3*second)), standard, time.Minute, nil, []string{
			"0s ready get ready", "2s ready three", "3s ready two", "4s ready one",
			"5s press press, round one", "7s tick three", "8s tick two", "9s tick one",
			"10s release release", "11s tick two", "12s tick one",
			"13s press press, round two", "15s tick three", "16s tick two", "17s tick one",
			"18s release release", "19s tick two", "20s tick one",
			"21s done done",
		}},
		{"one short hold", rounds(1, hold(second)), protocol.Options{}, time.Minute, nil, []string{
			"0s press press", "1s done done",
		}},
		{"a range", rounds(1, ranged, release(second)), protocol.Options{}, 10 * second, nil, []string{
			"0s press press", "7s tick three", "8s in-range in range", "9s tick one", "10s release release",
		}},
		{"half of a long hold", rounds(1, hold(25*second), release(30*second)), protocol.Options{}, time.Minute, nil, []string{
			"0s press press", "12.5s halfway halfway", "22s tick three", "23s tick two", "24s tick one",
			"25s release release", "52s tick three", "53s tick two", "54s tick one", "55s done done",
		}},
		{"half of a hold that is just long enough", rounds(1, hold(20*second)), protocol.Options{}, 15 * second, nil, []string{
			"0s press press", "10s halfway halfway",
		}},
		{"no half of a hold that is not long", rounds(1, hold(19*second)), protocol.Options{}, 15 * second, nil, []string{
			"0s press press",
		}},
		{"an open hold to its cap", rounds(1, open(20*second, 40*second), release(3*second)), protocol.Options{}, 40 * second, nil, []string{
			"0s press press", "20s in-range guide time", "40s cap release, limit reached",
		}},
		{
			"steps of open holds",
			with(rounds(3, open(0, 40*second)), func(p *protocol.Protocol) { p.Pressure.Change = protocol.Up }),
			protocol.Options{},
			time.Minute,
			[]does{{10 * second, session.Released}, {20 * second, session.Next}},
			[]string{
				"0s press press, round one", "10s deeper deeper, round two", "20s release release",
				"22s tick three", "23s tick two", "24s tick one", "25s press press, round three",
			},
		},
		{
			"two levels in turn",
			with(rounds(2, hold(2*second), release(2*second)), func(p *protocol.Protocol) { p.Pressure.Change = protocol.Alternate }),
			protocol.Options{},
			4 * second, nil,
			[]string{"0s press press, round one", "1s tick one", "2s release release", "3s tick one", "4s deeper deeper, round two"},
		},
		{
			"one level less each round",
			with(rounds(2, hold(2*second), release(second)), func(p *protocol.Protocol) {
				p.Pressure = protocol.Pressure{Change: protocol.Down, Level: 3}
			}),
			protocol.Options{},
			3 * second, nil,
			[]string{"0s press press, round one", "1s tick one", "2s release release", "3s lighter lighter, round two"},
		},
		{"hold after hold", rounds(1, hold(second), hold(2*second)), protocol.Options{}, second, nil, []string{
			"0s press press", "1s again again",
		}},
		{
			"both sides",
			with(rounds(1, hold(second)), func(p *protocol.Protocol) {
				p.Points = []protocol.Point{{Site: "scalenes", Side: protocol.Both}}
			}),
			protocol.Options{CountIn: second},
			time.Minute, nil,
			[]string{
				"0s ready get ready, left side", "1s press press", "2s point right side",
				"4s ready three", "5s ready two", "6s ready one", "7s press press", "8s done done",
			},
		},
		{
			"points without a side, the first held to its cap",
			with(rounds(1, open(0, 10*second)), func(p *protocol.Protocol) {
				p.Points = []protocol.Point{{Site: "scalenes"}, {Site: "deltoid"}}
			}),
			protocol.Options{},
			12 * second, nil,
			[]string{"0s press press", "10s point next point, limit reached", "12s ready three"},
		},
		{
			"paused in a hold, which wants the hands to get ready",
			rounds(1, hold(9*second)), standard, 30 * second,
			[]does{{7 * second, session.Pause}, {20 * second, session.Resume}},
			[]string{
				"0s ready get ready", "2s ready three", "3s ready two", "4s ready one", "5s press press",
				"7s paused paused", "20s ready get ready", "21s ready two", "22s ready one", "23s press press",
				"27s tick three", "28s tick two", "29s tick one", "30s done done",
			},
		},
		{
			"paused in a release, and paused while getting ready",
			rounds(1, release(4*second), hold(9*second)), standard, 26 * second,
			[]does{
				{6 * second, session.Pause},
				{10 * second, session.Resume},
				{14 * second, session.Pause},
				{20 * second, session.Resume},
				{21 * second, session.Pause},
			},
			[]string{
				"0s ready get ready", "2s ready three", "3s ready two", "4s ready one", "5s release release",
				"6s tick three", "6s paused paused", "10s resumed go on", "11s tick two", "12s tick one", "13s press press",
				"14s paused paused", "20s ready get ready", "21s ready two", "21s paused paused",
			},
		},
		{
			"nobody is told to press while the clock stands",
			rounds(1, release(4*second), hold(9*second)),
			protocol.Options{},
			time.Minute,
			[]does{{second / 2, session.Pause}, {2 * second, session.Next}, {3 * second, session.Resume}},
			[]string{
				"0s release release", "500ms paused paused", "3s press press",
				"9s tick three", "10s tick two", "11s tick one", "12s done done",
			},
		},
		{
			"a gap is heard as a pause", rounds(1, hold(9*second)),
			protocol.Options{},
			time.Minute,
			[]does{{2 * second, session.Gap}},
			[]string{"0s press press", "2s paused paused"},
		},
		{
			"more time, less time", rounds(1, hold(9*second)),
			protocol.Options{},
			time.Minute,
			[]does{{6500 * ms, session.MoreTime}, {7500 * ms, session.LessTime}},
			[]string{"0s press press", "6s tick three", "8s tick one", "9s done done"},
		},
		{
			"skipped, gone back, restarted", rounds(1, hold(9*second), release(5*second)),
			protocol.Options{},
			5 * second,
			[]does{{second, session.Next}, {2 * second, session.Back}, {3 * second, session.Restart}},
			[]string{"0s press press", "1s release release", "2s press press", "3s press press"},
		},
		{
			"a check-in that waits",
			rounds(1, hold(2*second), protocol.Phase{Kind: protocol.CheckIn, Waits: true}, release(2*second)),
			protocol.Options{},
			time.Minute,
			[]does{{30 * second, session.Next}},
			[]string{
				"0s press press", "1s tick one", "2s ask check in", "30s release release", "31s tick one", "32s done done",
			},
		},
		{
			"finished before its end", rounds(1, hold(9*second)),
			protocol.Options{},
			time.Minute,
			[]does{{2 * second, session.Finish}},
			[]string{"0s press press", "2s done done"},
		},
		{
			"left", rounds(1, hold(9*second)),
			protocol.Options{},
			time.Minute,
			[]does{{2 * second, session.Abort}},
			[]string{"0s press press"},
		},
		{
			"eased", with(rounds(3, hold(9*second)), func(p *protocol.Protocol) {
				p.Points = []protocol.Point{{Side: protocol.Left, Site: "soleus"}, {Side: protocol.Right, Site: "soleus"}}
			}),
			protocol.Options{},
			4 * second,
			[]does{{2 * second, session.Eased}},
			[]string{"0s press press, left side, round one", "2s point right side", "4s ready three"},
		},
		{"other things to do", rounds(
			1,
			protocol.Phase{Kind: protocol.PositionOfEase, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.Contract, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.Stretch, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.Stroke, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.Heat, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.Movement, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.Reposition, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.CheckIn, Duration: protocol.Fixed(second)},
			protocol.Phase{Kind: protocol.CountIn, Duration: protocol.Fixed(second)},
		), protocol.Options{}, time.Minute, nil, []string{
			"0s change position of ease", "1s press contract", "2s change stretch", "3s press stroke",
			"4s change heat", "5s change movement", "6s change reposition", "7s ask check in", "8s ready get ready", "9s done done",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := listen(expand(t, tt.plan, tt.options), DefaultStyle(), tt.to, tt.acts...)
			if !slices.Equal(got, tt.want) {
				t.Errorf("heard\n%q\nnot\n%q", got, tt.want)
			}
		})
	}
}

func TestScoreOfSeveralCausesAtOneMoment(t *testing.T) {
	plan := expand(t, rounds(2, hold(2*second), release(2*second)), protocol.Options{})
	before := session.New(plan)
	s, events := before.Apply(2*second, session.Intent{Kind: session.Next})
	_, paused := s.Apply(2*second, session.Intent{Kind: session.Pause})
	_, left := s.Apply(2*second, session.Intent{Kind: session.Abort})
	tests := []struct {
		name   string
		events []session.Event
		want   []Sound
	}{
		{"the later intent is heard", events, []Sound{
			{Tone: "press", Say: voice.Speech{Do: voice.Press, Round: 1}},
			{Tone: "press", Due: 2 * second, Say: voice.Speech{Do: voice.Press, Round: 2}},
		}},
		{"who leaves is told nothing more", slices.Concat(events, left), []Sound{
			{Tone: "press", Say: voice.Speech{Do: voice.Press, Round: 1}},
		}},
		{"a pause silences a press", slices.Concat(events, paused), []Sound{
			{Tone: "press", Say: voice.Speech{Do: voice.Press, Round: 1}},
			{Tone: "paused", Due: 2 * second, Say: voice.Speech{Do: voice.Paused}},
		}},
		{"nothing comes of nothing", nil, nil},
	}
	for _, tt := range tests {
		if got := Score(before, tt.events); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%+v\nnot\n%+v", tt.name, got, tt.want)
		}
	}
}

func TestInstructionsAreGivenOnce(t *testing.T) {
	press, let := hold(2*second), release(2*second)
	press.Note = "Press to the barrier."
	let.Label, let.Note = "slow return", "Let go slowly."
	style := Style{Profile: Teaching, Volume: 50, Language: "en"}
	got := listen(expand(t, rounds(2, press, let), protocol.Options{}), style, time.Minute)
	want := []string{
		"0s press press, round one. Press to the barrier.", "1s tick one",
		"2s release slow return. Let go slowly.", "3s tick one",
		"4s press press, round two", "5s tick one", "6s release slow return", "7s tick one", "8s done done",
	}
	if !slices.Equal(got, want) {
		t.Errorf("heard\n%q\nnot\n%q", got, want)
	}
}

func BenchmarkScore(b *testing.B) {
	before := session.New(expand(b, rounds(8, hold(10*second), release(3*second)), protocol.Options{}))
	before, _ = before.Advance(0)
	_, events := before.Advance(13 * second)
	b.ReportAllocs()
	for b.Loop() {
		Score(before, events)
	}
}

func BenchmarkAhead(b *testing.B) {
	run := session.New(expand(b, rounds(8, hold(10*second), release(3*second)), protocol.Options{}))
	run, _ = run.Advance(9 * second)
	for _, window := range []time.Duration{500 * ms, 3 * second} {
		b.Run(window.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Ahead(run, 9*second, 9*second+window)
			}
		})
	}
}
