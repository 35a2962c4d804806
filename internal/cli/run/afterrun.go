package run

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/settings"
)

// afterRun lets somebody at the keyboard enter more after a run in plain lines. It asks nothing:
// without input the program ends by itself.
type afterRun struct {
	keyboard *keyboard
	signals  <-chan os.Signal
	entries  *observe.Closing // nil if no record is kept
	copy     func() error     // puts the note on the clipboard
	caught   os.Signal        // the signal that ended it; nil for none
}

const afterPatience = 15 * time.Second

// offerAfterRun lets somebody at the keyboard enter more after a run, and returns the signal that
// ended this, if one did.
func offerAfterRun(
	ctx context.Context, a *app.App, k *keyboard, signals <-chan os.Signal,
	last lastRun, cfg settings.Settings, about app.RecordFlags,
) os.Signal {
	r := afterRun{keyboard: k, signals: signals, copy: func() error {
		return history.CopyNote(ctx, a, cfg.Note.Style, noteOfRun(ctx, a, last))
	}}
	if about.Recorded(cfg) {
		r.entries = observe.NewClosing(last.summary, about.Note, last.run.Enter, last.run.Scored)
	}
	return r.run()
}

// run reads input until there is no more, and returns the signal that ended it, if one did.
func (r *afterRun) run() os.Signal {
	began := time.Now()
	for {
		r.keyboard.say(english.AfterCopy, r.keyboard.typeable(keymap.Copy))
		if r.entries != nil {
			r.offerScore()
			r.keyboard.say(english.AfterMore)
			r.offerUndo()
		}
		r.keyboard.say(english.AfterEnd, r.keyboard.typeable(keymap.Quit))
		line, ok := r.line(afterPatience)
		for ok && r.keyboard.bounces(line) { // like the one that ended the run
			line, ok = r.line(afterPatience)
		}
		score, scores := scoreIn(line)
		switch {
		case !ok, line == "":
			return r.caught
		case slices.Contains(r.keyboard.keys[keymap.Copy], line):
			if err := r.copy(); err != nil {
				r.keyboard.say("%s", err)
			}
		case r.entries != nil && (line == "+" || line == "="):
			if !r.choose() {
				return r.caught
			}
		case r.entries != nil && scores:
			r.entries.Score(score, time.Since(began))
			r.keyboard.say(english.AfterScored, line)
		case r.undid(line):
		case r.quits(line):
			return nil
		default:
			r.keyboard.say(unknown(line, english.AfterUnknown), line)
		}
	}
}

// quits reports whether a line is what quits a run.
func (r *afterRun) quits(line string) bool {
	a, ok := r.keyboard.action(line)
	return ok && a == keymap.Quit
}

// choose reads the number of an entry, again and again, until Enter alone; false to end altogether.
func (r *afterRun) choose() bool {
	for r.caught == nil {
		r.list()
		line, ok := r.line(0)
		n, err := strconv.Atoi(line)
		switch all := observe.Entries(); {
		case !ok:
			return false
		case line == "":
			return true
		case err == nil && n >= 1 && n <= len(all):
			r.ask(all[n-1])
		case err == nil && n == len(all)+1 && r.entries.Points() > 1:
			r.entries.TurnPoint()
		case r.undid(line):
		case r.quits(line):
			return false
		default:
			r.keyboard.say(english.AfterUnknown, line)
		}
	}
	return false
}

func (r *afterRun) list() {
	entries, point := observe.Entries(), r.entries.Point()
	for i, e := range entries {
		at, kept := "", e.InUnit(r.entries.Kept(e))
		if e.AtPoint() && r.entries.Points() > 1 {
			at = phrase.PointName(point.Point, point.Number)
		}
		switch {
		case at != "" && kept != "":
			r.keyboard.say(english.AfterEntryAtNow, i+1, e.Words(), at, kept)
		case at != "":
			r.keyboard.say(english.AfterEntryAt, i+1, e.Words(), at)
		case kept != "":
			r.keyboard.say(english.AfterEntryNow, i+1, e.Words(), kept)
		default:
			r.keyboard.say("%d: %s", i+1, e.Words())
		}
	}
	if r.entries.Points() > 1 {
		r.keyboard.say(english.AfterPoint, len(entries)+1)
	}
	r.offerUndo()
	r.keyboard.say(english.AfterBack)
}

func (r *afterRun) offerScore() {
	if after := r.entries.After(); after.Given {
		r.keyboard.say(english.AfterScoreNow, after.N)
	} else {
		r.keyboard.say(english.AfterScore)
	}
}

func (r *afterRun) offerUndo() {
	if latest := r.entries.Latest(); latest != "" {
		r.keyboard.say(english.AfterUndo, latest)
	}
}

// undid undoes the latest step if a line asks for that and there is one.
func (r *afterRun) undid(line string) bool {
	if r.entries == nil || r.entries.Latest() == "" || !strings.EqualFold(line, "u") {
		return false
	}
	r.keyboard.say(english.AfterUndone, r.entries.Latest())
	r.entries.Undo()
	return true
}

func (r *afterRun) ask(e observe.Entry) {
	if unit := e.Unit(); unit != "" {
		r.keyboard.say(english.AfterAskIn, e.Words(), unit)
	} else {
		r.keyboard.say(english.AfterAsk, e.Words())
	}
	text, ok := r.line(0)
	switch {
	case !ok, text == "":
		return
	case text == "-":
		text = ""
	}
	if err := r.entries.Put(e, plain.Line(text)); err != nil {
		r.keyboard.say("%s", err)
	}
}

// line waits for a line, no longer than patience unless that is zero; false if none came.
func (r *afterRun) line(patience time.Duration) (string, bool) {
	var late <-chan time.Time
	if patience > 0 {
		late = time.After(patience)
	}
	select {
	case line, ok := <-r.keyboard.typed:
		return line, ok
	case r.caught = <-r.signals:
	case <-late:
	}
	return "", false
}
