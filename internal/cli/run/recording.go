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

// why says what broke a session off.
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

// interrupted are the sessions that somebody may want to go on with. There is nothing to
// go on with in a preview, and before anything was done: these are kept as they are.
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

// takeIn takes sessions into the record that it could not take when they were held, and
// says so.
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

// keepAll keeps them as interrupted, where there is nobody to ask, and says so.
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

// ask has the screen begin with the question about the interrupted sessions, and returns
// what is to be done at the end about those that were not answered. One that goes on does
// so under the ceiling that the settings have now.
func ask(ctx context.Context, o *tui.Options, observers *observe.Observers, ceiling int, found []*journal.Interrupted) func() {
	unanswered := map[*journal.Interrupted]bool{}
	var asked []*resume.Session
	for _, i := range found {
		unanswered[i] = true
		plan := i.Plan()
		if plan != nil {
			plan = plan.Under(ceiling)
		}
		asked = append(asked, &resume.Session{
			Title: i.Title, Client: i.Client, Began: i.Began, At: i.At, Seen: i.Seen, Why: why(i.Cause),
			Plan: plan, Run: i.Run, Past: i.Past(),
			Resume: func() {
				delete(unanswered, i)
				observers.Resume(i)
				observers.SetClient(i.Client) // the next run may be with them as well
			},
			Keep: func() error { return i.Keep(ctx, catalog.Encode) },
		})
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

// follow starts who follows the runs, and returns what comes in from other screens.
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

// tellProblems tells what those who followed the runs could not do, and writes out what could
// be kept nowhere else.
func tellProblems(a *app.App, problems []error) {
	for _, problem := range problems {
		a.Complain(problem)
		var lost *journal.UnsavedError
		if errors.As(problem, &lost) {
			_, _ = a.Err.Write(lost.Text) // there is nobody left to tell of a failure
		}
	}
}

// warnExposed says before a run that is recorded what others may look into.
func warnExposed(a *app.App) {
	for _, path := range app.Exposed(a.Paths) {
		a.Complain(fmt.Errorf(english.RecordExposed, plain.Line(path)))
	}
}
