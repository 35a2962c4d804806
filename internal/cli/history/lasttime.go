package history

import (
	"cmp"
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

// LastTime reads what was done last with a client, or, for "", in the sessions that name
// none, ready to be run again with some options.
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
	all := a.Treatments()
	ceiling := o.Ceiling
	o.Ceiling = 0
	plan, notices, err := repeated(s, all, o)
	last.Notices, last.Points = notices, append(pointsOf(s, plan), earlier(sitting, s)...)
	if err != nil {
		why, _, _ := strings.Cut(err.Error(), "\n") // what follows is the file
		last.Notices = append(last.Notices, fmt.Sprintf(english.LastTimeImpossible, why))
		return last, nil
	}
	last.Plan = plan.Under(ceiling) // which is lowered where more was pressed than is allowed now
	last.Change = changeOf(a, s, last.Plan, all, cfg)
	return last, nil
}

// repeated is the plan that runs a session again as it was recorded, and what the library no
// longer has as it was then. A protocol is run at all of its points. So is a treatment that is
// still the same; of any other one only those points are known that were begun.
func repeated(s journal.Session, all *catalog.Treatments, o protocol.Options) (*protocol.Plan, []string, error) {
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

// treatmentNow is the plan of a session's treatment as the library has it, or else why it is
// not that of then.
func treatmentNow(s journal.Session, then *protocol.Plan, all *catalog.Treatments, o protocol.Options) (*protocol.Plan, string) {
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

// includes tells whether a plan has the points of a session, and works them as the plan does
// that was made of these.
func includes(now *protocol.Plan, s journal.Session, then *protocol.Plan) bool {
	for i, p := range s.Points {
		at := p.N - 1
		if at >= len(now.Points) || now.Points[at] != p.Place() || !reflect.DeepEqual(now.PartAt(at).Blocks, then.PartAt(i).Blocks) {
			return false
		}
	}
	return true
}

// pointsOf are the points of a session, those that were left out among them: a plan of all
// of them has more than were begun.
func pointsOf(s journal.Session, plan *protocol.Plan) []history.Point {
	if plan != nil && len(plan.Points) > len(s.Points) {
		begun := s.Points
		s.Points = nil
		for i, at := range plan.Points {
			p := journal.Point{N: i + 1, Site: at.Site, Side: at.Side, Landmark: at.Landmark}
			if n := slices.IndexFunc(begun, func(b journal.Point) bool { return b.N == p.N }); n >= 0 {
				p = begun[n]
			}
			s.Points = append(s.Points, p)
		}
	}
	var points []history.Point
	for _, p := range s.Points {
		points = append(points, history.Point{Name: pointName(s, p), Facts: doneAt(s, p)})
	}
	return points
}

// earlier says what was done in a sitting before its last session: each point that is worked
// as the next one is a session of its own. It is not repeated.
func earlier(sitting []journal.Session, last journal.Session) []history.Point {
	before := history.Point{Name: english.LastTimeEarlier}
	for _, s := range sitting {
		if s.ID == last.ID {
			break
		}
		if len(worked(s)) > 0 {
			text := s.Title + ": " + placesOf(s)
			before.Facts = append(before.Facts, history.Fact{Name: s.Began.Format("15:04"), Text: strings.TrimSuffix(text, ": ")})
		}
	}
	if len(before.Facts) == 0 {
		return nil
	}
	return []history.Point{before}
}

// doneAt are the facts of a point for somebody who is about to work there again.
func doneAt(s journal.Session, p journal.Point) []history.Fact {
	if p.Active == 0 {
		return []history.Fact{{Name: english.LastTimeLeftOut, Text: english.LastTimeNothing}}
	}
	facts := pointFacts(s, p)
	if ends := holdEnds(s, p.N); ends != "" {
		at := 1 + slices.IndexFunc(facts, func(f history.Fact) bool { return f.Name == english.HistoryFactHolds })
		facts = slices.Insert(facts, max(at, 1), history.Fact{Name: english.LastTimeEachHold, Text: ends})
	}
	return facts
}

// holdEnds says how long each hold at a point was and how it ended, those alike together:
// "3 x 10s in full, 7.5s released".
func holdEnds(s journal.Session, point int) string {
	part := planned(s, point)
	var ends []string
	n := 0
	put := func() {
		if n > 1 {
			ends[len(ends)-1] = fmt.Sprintf("%d x %s", n, ends[len(ends)-1])
		}
	}
	last := ""
	for _, ph := range s.Phases {
		if ph.Point != point || ph.Kind != protocol.Hold || ph.Superseded || ph.Held == nil {
			continue
		}
		row := phaseOf(s, ph, part)
		text := row.Held + " " + cmp.Or(row.How, phrase.Ended(session.ByTime))
		if text == last {
			n++
			continue
		}
		put()
		ends, last, n = append(ends, text), text, 1
	}
	put()
	return strings.Join(ends, ", ")
}

// changes say which protocols of a session the library no longer has as they were then.
func changes(s journal.Session, all *catalog.Treatments) []string {
	var notices []string
	for _, ran := range s.Protocols {
		then, err := asRun(ran)
		if err != nil || ran.ID == protocol.AdHocID {
			continue // planOf says so; or it never was in the library
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

// yours tells whether a protocol is the user's own: then numbers that were chosen may be
// those that its file had.
func yours(all *catalog.Treatments, id string) bool {
	e, err := all.Get(id)
	return err == nil && e.Origin == catalog.User
}

// changeOf opens the form with the numbers of a session: those of its protocol, or of the
// treatment that it makes; nil where no treatment can say what was done.
func changeOf(a *app.App, s journal.Session, plan *protocol.Plan, all *catalog.Treatments, cfg settings.Settings) func() ui.Screen {
	if !s.Treatment {
		return func() ui.Screen { return library.ChangeScreen(a, plan.Parts[0].Protocol, cfg) }
	}
	t, err := library.TreatmentOf(plan, func(int) bool { return true }, all.Exactly)
	if err != nil {
		return nil
	}
	return func() ui.Screen { return library.CopyScreen(a, t, cfg) }
}

// LastTimeScreen shows what was done last with a client, or without one, to be run again with
// some options.
func LastTimeScreen(ctx context.Context, a *app.App, client string, cfg settings.Settings, o protocol.Options) ui.Screen {
	return lasttime.New(func() (lasttime.Session, error) {
		return LastTime(ctx, a, client, cfg, o)
	})
}

// WriteLastTime writes what was done last for people.
func WriteLastTime(out app.Page, last lasttime.Session) {
	began := last.Began.Format("Mon 2 Jan 2006, 15:04")
	if last.Client == "" {
		out.Line(english.LastTimeIs, last.Title, began)
	} else {
		out.Line(english.LastTimeWith, last.Title, began, last.Client)
	}
	for _, notice := range last.Notices {
		out.Item("  ", notice)
	}
	writeFacts(out, last.Remarks())
	for _, p := range last.Points {
		out.Heading(plain.Line(p.Name))
		writeFacts(out, p.Facts)
	}
	out.Line("")
}
