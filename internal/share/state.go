package share

import (
	"encoding/json"
	"slices"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/drive"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
	"presshold/internal/tui/runview"
	"presshold/internal/tui/theme"
)

// state is what the program reported, and what pages are told of it.
type state struct {
	course course
	runs   bool   // a run is on the screen
	action string // what the primary key does where none is

	heard   []cue.Sound   // of what happened since the last show
	refresh time.Duration // when the frames that were sent have to be followed by others; zero for never
	changed bool          // what was sent no longer holds

	sessionClock standing

	show, minutes []byte   // what who joins is told
	news          [][]byte // what everybody is told
}

// show is what a page shows, from now on.
type show struct {
	Speed float64 `json:"speed"`
	// Until is when what to show is no longer known; zero for never.
	Until  float64 `json:"until,omitempty"`
	Frames []frame `json:"frames"`
	Cues   []sound `json:"cues,omitempty"`
}

// turn takes a Turn of a run. What happens as foreseen changes nothing.
func (st *state) turn(t drive.Turn) {
	now, before := courseOf(t), st.course
	begins := !st.runs || before.run.Plan() != t.Run.Plan() || before.speed != t.Speed ||
		slices.ContainsFunc(t.Happened, func(e session.Event) bool { return e.Kind == session.SessionStart })
	if begins {
		before.run = session.New(t.Run.Plan())
		st.heard = nil
	}
	shifted := (now.start - before.start).Abs() > time.Millisecond
	if begins || shifted || len(t.Intents) > 0 || st.refresh > 0 && t.Real >= st.refresh {
		st.changed = true
	}
	if st.changed {
		st.heard = append(st.heard, cue.Score(before.run, t.Happened)...)
	}
	st.course, st.runs = now, true
}

// idle records that no run is on the screen.
func (st *state) idle(done bool, action string) {
	st.runs, st.action, st.refresh, st.changed = false, action, 0, false
	f := frame{Role: theme.Idle, Word: english.ShareIdle, Say: english.ShareIdle, Do: action}
	if done {
		said := runview.Say(runview.View{Snapshot: session.Snapshot{State: session.Finished}})
		f.Role, f.Word, f.Say = said.Role, said.Word, said.Word
	}
	st.tell(&st.show, "show", show{Speed: 1, Frames: []frame{f}})
}

// does is what the primary key does at this moment.
func (st *state) does(now time.Duration) string {
	if !st.runs {
		return st.action
	}
	at := st.course.by(now)
	return at.frame(at.run.Snapshot(at.at)).Do
}

// settle brings what pages are told up to what is known.
func (st *state) settle() {
	if !st.changed {
		return
	}
	c := st.course
	frames, until := c.ahead()
	st.refresh = 0
	if until > 0 {
		st.refresh = time.Duration(frames[len(frames)/2].At * float64(time.Millisecond))
	}
	to := until
	if until == 0 {
		to = time.Duration(frames[len(frames)-1].At*float64(time.Millisecond)) + time.Millisecond
	}
	cues := append(c.sounds(st.heard), c.sounds(cue.Ahead(c.run, c.at, c.speed.Played(to-c.start)))...)
	st.heard, st.changed = nil, false
	out := show{Speed: times(c.speed), Until: ms(until), Frames: frames, Cues: cues}
	st.tell(&st.show, "show", out)
}

// times is how many times as fast as in reality the protocol's time passes.
func times(s session.Speed) float64 { return s.Played(time.Second).Seconds() }

// tell sends an event to everybody and, if kept is given, keeps it for those who join later.
func (st *state) tell(kept *[]byte, event string, what any) {
	text := wire(event, what)
	if kept != nil {
		*kept = text
	}
	st.news = append(st.news, text)
}

// wire is a message as a server-sent event.
func wire(event string, what any) []byte {
	data, _ := json.Marshal(what) // of strings and numbers
	return []byte("event: " + event + "\ndata: " + string(data) + "\n\n")
}

// standing is how the session clock stands.
type standing struct {
	known bool
	end   time.Duration // by the clock
	ends  time.Time
	fresh time.Duration // until when what was sent holds
}

// minute is how the session clock stands from a moment on.
type minute struct {
	At   float64 `json:"at"`
	Text string  `json:"text"`
}

const (
	// minutesAhead is how many minutes of the session clock are sent.
	minutesAhead = 30
	// endSlack is how far the end of the session clock may move before that is sent.
	endSlack = time.Second
)

// setSessionClock records how the session clock stands at a moment.
func (st *state) setSessionClock(now, left time.Duration, ends time.Time) {
	h := st.sessionClock
	if h.known && (now+left-h.end).Abs() < endSlack && ends.Equal(h.ends) && now < h.fresh {
		return
	}
	var all []minute
	at, rest := now, left
	for range minutesAhead {
		all = append(all, minute{ms(at), phrase.SessionClockLeft(rest, ends)[0]})
		next := sessionclock.Stands(rest)
		at, rest = at+next, rest-next
	}
	st.sessionClock = standing{known: true, end: now + left, ends: ends, fresh: now + minutesAhead/2*time.Minute}
	st.tell(&st.minutes, "hour", all)
}

// tellSessionClockDue records that a moment of the session clock has come.
func (st *state) tellSessionClockDue(now time.Duration, d sessionclock.Due) {
	st.tell(nil, "told", struct {
		minute
		Tone tone.Tone `json:"tone"`
	}{minute{ms(now), phrase.SessionClockNotice(d)}, tone.SessionClock})
}
