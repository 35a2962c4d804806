// Package resume asks at the start what to do with an interrupted session: resume it, restart its
// phase, or keep it as it is. If the program was started for another run, that run is offered
// first.
package resume

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/drive"
	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Session is an interrupted session.
type Session struct {
	Title  string
	Client string // code; "" for none
	Began  time.Time
	At     time.Duration // how far it had come
	Seen   time.Time     // when it was last known to go on
	// Why says what interrupted it, as the beginning of a sentence: "The window was closed".
	Why string
	// Plan and Run are nil if the session can't be resumed, because another version of the program
	// began it.
	Plan *protocol.Plan
	Run  *session.Session // as it stood
	Past drive.Past
	// Resume resumes the record and is called from Update. Keep settles the session as it stood and
	// is called in a command.
	Resume func()
	Keep   func() error
}

// Screen asks about one session after the other.
type Screen struct {
	wanted  string     // the name of the run that the program was started for; "" for none
	left    []*Session // the first is asked about
	keeping bool
	problem string
	page    ui.Page
}

// New returns the screen for one or more sessions. Wanted is the name of the run that the program
// was started for, "" for none.
func New(left []*Session, wanted string) *Screen { return &Screen{left: left, wanted: wanted} }

// keptMsg is how many sessions were kept, and why not more.
type keptMsg struct {
	kept int
	err  error
}

// Init does nothing.
func (s *Screen) Init(ui.Env) tea.Cmd { return nil }

// Question returns the number of sessions left to ask about.
func (s *Screen) Question() int { return len(s.left) }

// Update handles an answer.
func (s *Screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	switch msg := msg.(type) {
	case ui.Press:
		return s.press(msg)
	case keptMsg:
		s.keeping, s.problem = false, ""
		s.left = s.left[msg.kept:]
		if msg.err != nil {
			s.problem = msg.err.Error()
			return ui.Step{}
		}
		return ui.Step{Leave: len(s.left) == 0}
	}
	s.lay(st)
	return ui.Step{}
}

func (s *Screen) press(msg ui.Press) ui.Step {
	first := s.left[0]
	primary := msg.Has(keymap.Primary)
	switch {
	case s.keeping:
		return ui.Step{}
	case s.problem != "" && (primary || msg.Has(keymap.Close)):
		return ui.Step{Leave: true} // the next start asks again
	case primary && s.wanted != "": // the run that is wanted follows when nothing is left
		return s.keep(len(s.left))
	case keys.Is(msg.KeyPressMsg, "i") || msg.Has(keymap.Close):
		return s.keep(1)
	case first.Run == nil:
	case primary, keys.Is(msg.KeyPressMsg, "r"):
		return s.goOn(false)
	case msg.Has(keymap.Restart):
		return s.goOn(true)
	}
	for _, a := range msg.Actions {
		s.page.Turn(a)
	}
	return ui.Step{}
}

// keep keeps the first n sessions as interrupted.
func (s *Screen) keep(n int) ui.Step {
	s.keeping = true
	first := slices.Clone(s.left[:n])
	return ui.Step{Cmd: func() tea.Msg {
		for i, session := range first {
			if err := session.Keep(); err != nil {
				return keptMsg{i, err}
			}
		}
		return keptMsg{kept: n}
	}}
}

// goOn resumes the first session. The next start asks about the others.
func (s *Screen) goOn(restart bool) ui.Step {
	first := s.left[0]
	past := first.Past
	past.Restart = restart
	first.Resume()
	// At normal speed, whatever the program was started with: previews are not asked about.
	return ui.Step{Run: first.Plan, Past: &past, Speed: 1}
}

// Help returns the answers.
func (s *Screen) Help(st ui.Env) []keys.Hint {
	if s.problem != "" {
		return keys.Enabled(st.Keys.Hint(keymap.Primary, english.ResumeWithout))
	}
	var answers []keys.Hint
	resume := st.Keys.Hint(keymap.Primary, english.ResumeHere)
	if s.wanted != "" {
		answers = append(answers, st.Keys.Hint(keymap.Primary, fmt.Sprintf(english.ResumeStart, s.wanted)))
		resume = keys.Fixed("r", english.ResumeOld)
	}
	if s.left[0].Run != nil {
		answers = append(answers, resume, st.Keys.Hint(keymap.Restart, s.left[0].Restarts()))
	}
	if s.wanted == "" || len(s.left) > 1 {
		answers = append(answers, keys.Fixed("i", english.ResumeKeep))
	}
	return keys.Enabled(answers...)
}

// Restarts names what would be restarted.
func (s *Session) Restarts() string {
	if snap := s.Run.Snapshot(s.At); snap.Phase.Kind == protocol.Hold {
		return english.ResumeHold
	}
	return english.ResumePhase
}

// View draws the question with its answers on the page instead of at the foot.
func (s *Screen) View(st ui.Env) ui.View {
	s.lay(st)
	return ui.View{Content: st.Screenful(english.ResumeHead, []keys.Hint{st.More(&s.page)}, s.page.Visible())}
}

func (s *Screen) lay(st ui.Env) {
	s.page.Set(s.lines(st), ui.TextWidth(st.W), ui.BodyRows(st.H))
}

// roomy is the least height of a window that need not save rows.
const roomy = 16

func (s *Screen) lines(st ui.Env) []string {
	b, first := st.Brief(), s.left[0]
	b.Text(st.Look.Title, first.Title)
	if st.H >= roomy {
		b.Gap()
	}
	b.Answers(s.Help(st))
	if s.problem != "" {
		b.Gap()
		b.Text(st.Look.Error, s.problem)
	}
	if st.H >= roomy {
		b.Gap()
	}
	if first.Client != "" {
		b.Text(st.Look.Text, plain.Capital(fmt.Sprintf(english.StatsClient, first.Client)))
	}
	b.Text(st.Look.Text, first.Where())
	b.Text(st.Look.Quiet, first.Interrupted())
	if s.wanted != "" {
		b.Text(st.Look.Quiet, fmt.Sprintf(english.ResumeKept, s.wanted))
	}
	b.Text(st.Look.Quiet, english.ResumeUncounted)
	switch n := len(s.left) - 1; {
	case n == 1:
		b.Text(st.Look.Quiet, english.ResumeOneMore)
	case n > 1:
		b.Text(st.Look.Quiet, fmt.Sprintf(english.ResumeMore, n))
	}
	return b.Lines
}

// Interrupted returns when the session began, and when and why it was interrupted.
func (s *Session) Interrupted() string {
	at := phrase.Moment(s.Began)
	if s.Seen.IsZero() {
		return fmt.Sprintf(english.ResumeBegan, at, s.Why)
	}
	return fmt.Sprintf(english.ResumeBeganSeen, at, s.Why, s.Seen.In(s.Began.Location()).Format("15:04:05"))
}

// Where returns how far the run had got, or why it can't go on.
func (s *Session) Where() string {
	if s.Run == nil {
		return english.ResumeOther
	}
	snap := s.Run.Snapshot(s.At)
	in := phrase.Held(snap.Elapsed)
	return fmt.Sprintf(english.ResumeInto, phrase.Clock(snap.Active), in, snap.Phase.Word(), phrase.Whereabouts(snap))
}
