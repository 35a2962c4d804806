package history

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tui/history"
	"presshold/internal/tui/lasttime"
	"presshold/internal/tui/ui"
)

// LastTime reads the last session with a client or, for "", the last one without a client, and
// the plan that repeats it.
func LastTime(ctx context.Context, a *app.App, client string, cfg settings.Settings, o protocol.Options) (lasttime.Session, error) {
	var s journal.Session
	var sitting []journal.Session
	err := a.WithJournal(ctx, func(store *journal.Store) (err error) {
		if s, err = store.Latest(ctx, client); err == nil {
			sitting, err = store.Sitting(ctx, s.ID)
		}
		return err
	})
	if err != nil {
		return lasttime.Session{}, err
	}
	last := lasttime.Session{Detail: detailOf(s)}
	all := a.Catalog()
	ceiling := o.Ceiling
	o.Ceiling = 0
	plan, notices, err := repeated(s, all, o)
	last.Notices, last.Points = notices, append(pointsOf(s, plan), earlier(sitting, s)...)
	if err != nil {
		last.Notices = append(last.Notices, fmt.Sprintf(english.LastTimeImpossible, err))
		return last, nil
	}
	if slices.ContainsFunc(s.Marks, changesNumber) {
		last.Notices = append(last.Notices, english.LastTimeByHand)
	}
	last.Plan = plan.Under(ceiling) // the ceiling may have been lowered since
	last.Change = changeOf(a, s, last.Plan, all, cfg)
	return last, nil
}

// changesNumber reports whether a mark is a change of a number by hand. That belongs to the moment:
// neither the next point of a run nor a repeat of it begins with the changed number.
func changesNumber(m journal.Mark) bool {
	return m.Kind == session.Adjusted || m.Kind == session.Replanned || m.Kind == session.LevelSet
}

// repeated returns the plan that repeats a session as recorded, and notices of what has changed
// in the library since. The plan has all points of a protocol or of an unchanged treatment. Of any
// other treatment, only the points that were begun are known.
func repeated(s journal.Session, all *catalog.Catalog, o protocol.Options) (*protocol.Plan, []string, error) {
	if !s.Treatment && len(s.Protocols) > 0 {
		p, err := asRun(s.Protocols[0])
		if err != nil {
			return nil, nil, err
		}
		plan, err := library.Expand(p, o)
		return plan, changes(s, all), err
	}
	plan, err := planOf(s, s.Points, o)
	if err != nil {
		return nil, changes(s, all), err
	}
	now, notice := treatmentNow(s, plan, all, o)
	if now != nil {
		return now, nil, nil
	}
	return plan, append([]string{notice}, changes(s, all)...), nil
}

// treatmentNow returns the plan of the treatment in the library if it includes the session, or
// else a notice.
func treatmentNow(s journal.Session, then *protocol.Plan, all *catalog.Catalog, o protocol.Options) (*protocol.Plan, string) {
	gone, changed := english.LastTimeGone, english.LastTimeChanged
	if s.End != session.ByPlan {
		gone, changed = english.LastTimeGoneBegun, english.LastTimeOtherBegun
	}
	if !slices.Contains(all.TreatmentIDs(), s.Protocol) {
		return nil, fmt.Sprintf(gone, s.Title)
	}
	if e, err := all.Find(s.Protocol); err == nil {
		if now, err := library.ExpandTreatment(*e.Treatment, all.Exactly, o); err == nil && includes(now, s, then) {
			return now, ""
		}
	}
	return nil, fmt.Sprintf(changed, s.Title)
}

// includes reports whether a plan has the points of a session with the same phases as then, the
// plan made of these points.
func includes(now *protocol.Plan, s journal.Session, then *protocol.Plan) bool {
	for i, p := range s.Points {
		at := p.N - 1
		if at >= len(now.Points) || now.Points[at] != p.Place() || !reflect.DeepEqual(now.PartAt(at).Blocks, then.PartAt(i).Blocks) {
			return false
		}
	}
	return true
}

// pointsOf returns the points of a session, including those of the plan that were left out.
func pointsOf(s journal.Session, plan *protocol.Plan) []history.Point {
	if plan != nil && len(plan.Points) > len(s.Points) {
		begun := s.Points
		s.Points = nil
		for i, at := range plan.Points {
			s.Points = append(s.Points, journal.Point{N: i + 1, Site: at.Site, Side: at.Side, Landmark: at.Landmark})
		}
		for _, p := range begun {
			if p.N <= len(s.Points) {
				s.Points[p.N-1] = p
			}
		}
	}
	var points []history.Point
	for _, p := range s.Points {
		points = append(points, history.Point{Name: pointName(s, p), Facts: doneAt(s, p)})
	}
	return points
}

// earlier returns what was done in the sitting before its last session. It is not repeated.
func earlier(sitting []journal.Session, last journal.Session) []history.Point {
	before := history.Point{Name: english.LastTimeEarlier}
	for _, s := range sitting {
		if s.ID == last.ID {
			break
		}
		if len(worked(s)) > 0 {
			text := s.Title
			if places := placesOf(s); places != "" {
				text += ": " + places
			}
			before.Facts = append(before.Facts, phrase.Plain(s.Began.Format("15:04"), text))
		}
	}
	if len(before.Facts) == 0 {
		return nil
	}
	return []history.Point{before}
}

// doneAt returns the facts of a point for whoever is about to work there again.
func doneAt(s journal.Session, p journal.Point) []phrase.Fact {
	if p.Active == 0 {
		return []phrase.Fact{phrase.Plain(english.LastTimeLeftOut, english.LastTimeNothing)}
	}
	return pointFacts(s, p, holdEnds(s, p.N)...)
}

// holdEnds lists how long the holds at a point were and how they ended, grouping equal ones: "3
// × 10 s; 7.5 s, released".
func holdEnds(s journal.Session, point int) []phrase.Fact {
	var all, ends []string
	for _, ph := range s.Phases {
		if ph.Point == point && ph.Kind == protocol.Hold && !ph.Superseded && ph.Held != nil {
			held, how := heldFor(ph)
			all = append(all, strings.Join(append([]string{held}, how...), ", "))
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return []phrase.Fact{phrase.Plain(english.LabelHold, all[0])}
	}
	for len(all) > 0 {
		text, n := all[0], 1
		for n < len(all) && all[n] == text {
			n++
		}
		if all = all[n:]; n > 1 {
			text = fmt.Sprintf("%d × %s", n, text)
		}
		ends = append(ends, text)
	}
	return []phrase.Fact{phrase.Plain(english.LastTimeEachHold, strings.Join(ends, "; "))}
}

// changes returns a notice for each protocol of a session that has changed in the library since.
func changes(s journal.Session, all *catalog.Catalog) []string {
	var notices []string
	for _, ran := range s.Protocols {
		then, err := asRun(ran)
		if err != nil || ran.ID == protocol.AdHocID {
			continue // planOf reports it, or it never was in the library
		}
		now, err := all.Exactly(ran.ID)
		var none *catalog.NotFoundError
		switch {
		case errors.As(err, &none):
			notices = append(notices, fmt.Sprintf(english.LastTimeGone, ran.Name))
		case err != nil:
			notices = append(notices, fmt.Sprintf(english.LastTimeUnreadable, ran.Name))
		default:
			chosen, same := then.Choices(now)
			switch {
			case !same:
				notices = append(notices, fmt.Sprintf(english.LastTimeChanged, ran.Name))
			case !reflect.DeepEqual(chosen, protocol.Overrides{}) && yours(all, ran.ID):
				notices = append(notices, fmt.Sprintf(english.LastTimeNumbers, ran.Name))
			}
		}
	}
	return notices
}

// yours reports whether a protocol is the user's own. If so, the chosen numbers may have been
// those of its file.
func yours(all *catalog.Catalog, id string) bool {
	e, err := all.Get(id)
	return err == nil && e.Origin == catalog.User
}

// changeOf returns a function that opens the form with the numbers of a session; nil if no
// treatment can express what was done.
func changeOf(a *app.App, s journal.Session, plan *protocol.Plan, all *catalog.Catalog, cfg settings.Settings) func() ui.Screen {
	if !s.Treatment {
		return func() ui.Screen { return library.ChangeScreen(a, plan.Parts[0].Protocol, cfg) }
	}
	t, err := library.TreatmentOf(plan, func(int) bool { return true }, all.Exactly)
	if err != nil {
		return nil
	}
	return func() ui.Screen { return library.CopyScreen(a, t, cfg) }
}

// LastTimeScreen returns the screen that offers to repeat the last session.
func LastTimeScreen(ctx context.Context, a *app.App, client string, cfg settings.Settings, o protocol.Options) ui.Screen {
	return lasttime.New(func() (lasttime.Session, error) {
		return LastTime(ctx, a, client, cfg, o)
	})
}

// WriteLastTime writes the last session as text.
func WriteLastTime(out app.Page, last lasttime.Session) {
	began := phrase.Moment(last.Began)
	if last.Client == "" {
		out.Line(english.LastTimeIs, last.Title, began)
	} else {
		out.Line(english.LastTimeWith, last.Title, began, last.Client)
	}
	for _, notice := range last.Notices {
		out.Item("  ", notice)
	}
	out.Facts(last.Remarks())
	for _, p := range last.Points {
		out.Heading(plain.Line(p.Name))
		out.Facts(p.Facts)
	}
	out.Line("")
}
