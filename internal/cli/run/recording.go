package run

import (
	"context"
	"errors"
	"fmt"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/input"
	"presshold/internal/journal"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui"
	"presshold/internal/tui/resume"
	"presshold/internal/tui/ui"
)

func why(c session.Cause) string {
	switch c {
	case session.Closed:
		return english.InterruptedByWindow
	case session.Ended:
		return english.InterruptedBySignal
	default:
		return english.InterruptedUnknown
	}
}

// interrupted are the sessions that can be resumed. It closes those in which nothing was done, and
// previews.
func interrupted(ctx context.Context, a *app.App) []*journal.Interrupted {
	takeIn(ctx, a)
	found, err := journal.FindInterrupted(ctx, a.Paths.Data)
	if err != nil {
		a.Complain(err)
	}
	var asked []*journal.Interrupted
	for _, i := range found {
		if i.Speed.Preview() || !i.Worked {
			keep(ctx, a, i)
			continue
		}
		asked = append(asked, i)
	}
	return asked
}

// takeIn records sessions that could not be recorded at the time, and says so.
func takeIn(ctx context.Context, a *app.App) {
	taken, err := journal.TakeIn(ctx, a.RecorderOptions())
	if err != nil {
		a.Complain(fmt.Errorf(english.RecordedLaterFailed, err))
	}
	for _, t := range taken {
		if t.Over {
			a.Complain(fmt.Errorf(english.RecordedLater,
				t.ID, t.Began.Format(app.Minute), t.Title))
		}
	}
}

// keepAll closes sessions as interrupted, because there is nobody to ask, and says so.
func keepAll(ctx context.Context, a *app.App, found []*journal.Interrupted) {
	for _, i := range found {
		if keep(ctx, a, i) {
			a.Complain(fmt.Errorf(english.InterruptedKept,
				i.ID, i.Began.Format(app.Minute), i.Title, phrase.Clock(i.At)))
		}
	}
}

func keep(ctx context.Context, a *app.App, i *journal.Interrupted) bool {
	err := i.Keep(ctx, catalog.Encode)
	if err != nil {
		a.Complain(fmt.Errorf(english.InterruptedUnclosed, err))
	}
	return err == nil
}

// ask makes the screen begin with a question about the interrupted sessions. The returned function
// must be called at the end: it leaves those without an answer for the next start. A resumed
// session gets the present ceiling of the settings.
func ask(ctx context.Context, o *tui.Options, observers *observe.Observers, ceiling int, found []*journal.Interrupted) func() {
	unanswered := map[*journal.Interrupted]bool{}
	var asked []*resume.Session
	for _, i := range found {
		unanswered[i] = true
		s := askable(i, ceiling)
		s.Resume = func() {
			delete(unanswered, i)
			observers.Resume(i)
			observers.SetClient(i.Client) // the next run may be with them as well
		}
		s.Keep = func() error { return i.Keep(ctx, catalog.Encode) }
		asked = append(asked, s)
	}
	if len(asked) > 0 {
		wanted := ""
		if o.Start != nil {
			wanted = o.Start.Name
		}
		o.Ask = append([]ui.Screen{resume.New(asked, wanted)}, o.Ask...)
	}
	return func() {
		for i := range unanswered {
			i.Leave()
		}
	}
}

// askable is what to ask about an interrupted session.
func askable(i *journal.Interrupted, ceiling int) *resume.Session {
	plan := i.Plan()
	if plan != nil {
		plan = plan.Under(ceiling)
	}
	return &resume.Session{
		Title: i.Title, Client: i.Client, Began: i.Began, At: i.At, Seen: i.Seen, Why: why(i.Cause),
		Plan: plan, Run: i.Run, Past: i.Past(),
	}
}

// follow starts the observers of the runs, and returns the input from other screens.
func follow(
	a *app.App, f app.ScreenFlags, cfg settings.Settings, cues settings.Cues, clock drive.Clock, ring func(),
) (*observe.Observers, <-chan input.Outside) {
	inputs := make(chan input.Outside, 8)
	o := observe.Options{
		Cues: cues, Hooks: cfg.Hooks, Awake: cfg.Awake, Clock: clock, Ring: ring, Share: sharing(f, cfg, clock, inputs),
		First: f.About.Run,
	}
	if f.About.Recorded(cfg) {
		record := a.RecorderOptions()
		o.Record = &record
	}
	observers := observe.Start(o)
	if want := f.Sharing(cfg); f.Offered && want.Mode != settings.ShareOff {
		_ = observers.ShareAt(want.At, want.Mode == settings.ShareControl) // a failure is the observers' to tell
	}
	return observers, inputs
}

// printProblems prints the problems of the observers, and the text of a session that could not be
// saved anywhere.
func printProblems(a *app.App, problems []error) {
	for _, problem := range problems {
		a.Complain(problem)
		var lost *journal.UnsavedError
		if errors.As(problem, &lost) {
			_, _ = a.Err.Write(lost.Text) // there is nobody left to tell of a failure
		}
	}
}

// warnExposed names, before a recorded run, files that other users can read.
func warnExposed(a *app.App) {
	for _, path := range app.Exposed(a.Paths) {
		a.Complain(fmt.Errorf(english.RecordExposed, plain.Line(path)))
	}
}
