package journal

import (
	"context"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/stats"
)

// Stats computes the statistics as of now. For an unknown client or site they are empty.
func (s *Store) Stats(ctx context.Context, scope stats.Scope, now time.Time) (stats.Report, error) {
	rows, err := from(ctx, s, func(r *reader) stats.Rows {
		rows := stats.Rows{Days: r.drilled(scope), Readings: r.readings(scope), Practised: r.practised()}
		if scope == (stats.Scope{}) {
			rows.Days, rows.Places = append(rows.Days, r.sums()...), append(r.placeSums(), r.places(scope, onlyOpen)...)
			rows.Days = append(rows.Days, r.days(scope, onlyOpen)...)
		} else {
			rows.Days, rows.Places = append(rows.Days, r.days(scope, "")...), r.places(scope, "")
		}
		return rows
	})
	return stats.New(scope, rows, stats.DayOf(now)), err
}

// Trends returns the scores and thresholds of a client by place, the place worked last first.
func (s *Store) Trends(ctx context.Context, client string) ([]stats.Trend, error) {
	scope := stats.Scope{Client: client}
	readings, err := from(ctx, s, func(r *reader) []stats.Reading { return r.readings(scope) })
	return stats.New(scope, stats.Rows{Readings: readings}, 0).Trends, err
}

// The local day of a session, and of the rows of practice, as package stats counts days. There
// is an index of the first, in exactly these terms.
const (
	dayOfSession = "(s.began / 1000 + s.zone) / 86400"
	dayOfDrill   = "(began / 1000 + zone) / 86400"
	dayOfAnswer  = "(at / 1000 + zone) / 86400"
)

// onlyOpen selects sessions that are not over, which are in no sums.
const onlyOpen = " AND s.open"

// counted selects what statistics count: the points p of sessions s in a scope at which
// something was done in real time.
func (r *reader) counted(scope stats.Scope, also string) (string, []any) {
	// The planner doesn't know the data, and is told: for few sessions, look up their points;
	// for few points, their sessions; otherwise read all in order.
	from := "session s NOT INDEXED CROSS JOIN point p"
	switch {
	case scope.Client != "" || scope.Since != 0:
		from = "session s CROSS JOIN point p"
	case scope.Place.Site != "":
		from = "session s JOIN point p"
	case also == onlyOpen:
		from = "session s INDEXED BY session_open CROSS JOIN point p"
	case also != "": // there is an index of it
		from = "session s CROSS JOIN point p"
	}
	where := " FROM " + from + " ON p.session = s.id WHERE s.speed = 1 AND p.active > 0" + also
	var args []any
	if scope.Since != 0 {
		where += " AND " + dayOfSession + " >= ?"
		args = append(args, int64(scope.Since))
	}
	if scope.Client != "" {
		ids := r.clients(scope.Client)
		where += " AND s.client " + oneOf(ids)
		args = append(args, toArgs(ids)...)
	}
	for _, c := range []struct{ is, of string }{
		{" AND p.site = ?", scope.Place.Site},
		{" AND p.side = ?", string(scope.Place.Side)},
	} {
		if c.of != "" {
			where += c.is
			args = append(args, c.of)
		}
	}
	return where, args
}

// work adds up what was done at points.
const work = "COUNT(*), SUM(p.compression), SUM(p.holds), SUM(p.fits)"

func (r *reader) days(scope stats.Scope, also string) []stats.DayRow {
	from, args := r.counted(scope, also)
	return r.dayRows("SELECT "+dayOfSession+" AS day, COUNT(DISTINCT s.id), "+work+from+" GROUP BY day", args...)
}

func (r *reader) dayRows(query string, args ...any) []stats.DayRow {
	return rows(r, func(scan scan) (d stats.DayRow) {
		scan(&d.Day, &d.Sessions, &d.Points, (*ms)(&d.Compression), &d.Holds, &d.Fits)
		return d
	}, query, args...)
}

func (r *reader) places(scope stats.Scope, also string) []stats.PlaceRow {
	from, args := r.counted(scope, also)
	return r.placeRows("SELECT p.site, p.side, p.score_after - p.score_before AS change, "+work+from+" GROUP BY p.site, p.side, change", args...)
}

func (r *reader) placeRows(query string, args ...any) []stats.PlaceRow {
	return rows(r, func(scan scan) (p stats.PlaceRow) {
		scan(&p.Place.Site, &p.Place.Side, &p.By, &p.Work.Points, (*ms)(&p.Work.Compression), &p.Work.Holds, &p.Work.Fits)
		return p
	}, query, args...)
}

// readings are the scores and thresholds of the scope's client, or else of the sessions without
// one, because those of several clients make no trend.
func (r *reader) readings(scope stats.Scope) []stats.Reading {
	also := ""
	if scope.Client == "" {
		also = " AND s.client IS NULL"
	}
	from, args := r.counted(scope, also)
	return rows(r, func(scan scan) (one stats.Reading) {
		var began local
		scan(&one.Session, &began.ms, &began.zone, &one.Place.Site, (*string)(&one.Place.Side),
			&one.Score.Before, &one.Score.After, &one.Threshold.Before, &one.Threshold.After, &one.Device)
		one.Began = r.time(began)
		return one
	}, `SELECT s.id, s.began, s.zone, p.site, p.side, p.score_before, p.score_after,
		p.threshold_before, p.threshold_after, p.device`+from+`
		AND (p.score_before IS NOT NULL OR p.score_after IS NOT NULL OR p.threshold_before IS NOT NULL OR p.threshold_after IS NOT NULL)
		ORDER BY s.began, s.id, p.n`, args...)
}

// drilled is what was practised, day by day. Practice has neither client nor site.
func (r *reader) drilled(scope stats.Scope) []stats.DayRow {
	if scope.Client != "" || scope.Place != (stats.Place{}) {
		return nil
	}
	return rows(r, func(scan scan) (d stats.DayRow) {
		scan(&d.Day, &d.Drills, &d.Answers)
		return d
	}, "SELECT day, SUM(drills), SUM(answers) FROM ("+
		"SELECT "+dayOfDrill+" AS day, 1 AS drills, 0 AS answers FROM drill"+
		" UNION ALL SELECT "+dayOfAnswer+", 0, 1 FROM answer) WHERE day >= ? GROUP BY day", int64(scope.Since))
}

// practised are the days with a session in real time or any practice.
func (r *reader) practised() map[stats.Day]bool {
	days := map[stats.Day]bool{}
	for _, d := range values[stats.Day](r, "SELECT day FROM day_sum UNION SELECT "+dayOfSession+" FROM session s INDEXED BY session_open WHERE s.open AND s.speed = 1"+
		" UNION SELECT "+dayOfDrill+" FROM drill UNION SELECT "+dayOfAnswer+" FROM answer") {
		days[d] = true
	}
	return days
}

// The sums cover the sessions that are over, and serve statistics of everybody. Whatever changes
// such a session subtracts it first and adds it again afterwards.

// sumDays and sumPlaces select what some sessions, picked by a condition on s, contribute to the
// sums.
func sumDays(sign, which string) string {
	return "SELECT " + dayOfSession + " AS day, " + sign + "COUNT(DISTINCT s.id) AS held, " + sign + "COUNT(DISTINCT p.session) AS sessions, " +
		sign + "COUNT(p.n) AS points, " + sign + "ifnull(SUM(p.compression), 0) AS compression, " + sign + "ifnull(SUM(p.holds), 0) AS holds, " +
		sign + `ifnull(SUM(p.fits), 0) AS fits
		FROM session s LEFT JOIN point p ON p.session = s.id AND p.active > 0 WHERE NOT s.open AND s.speed = 1` + which + " GROUP BY day"
}

func sumPlaces(sign, which string) string {
	return "SELECT p.site, p.side, p.score_after - p.score_before IS NOT NULL AS scored, ifnull(p.score_after - p.score_before, 0) AS change, " +
		sign + "COUNT(*) AS points, " + sign + "SUM(p.compression) AS compression, " + sign + "SUM(p.holds) AS holds, " + sign + `SUM(p.fits) AS fits
		FROM session s CROSS JOIN point p ON p.session = s.id WHERE p.active > 0 AND NOT s.open AND s.speed = 1` + which + " GROUP BY p.site, p.side, scored, change"
}

func (w *writer) sumUp() {
	w.do("DELETE FROM day_sum")
	w.do("DELETE FROM place_sum")
	w.add("", "")
}

// count adds a session to the sums, if it is over.
func (w *writer) count(id any) { w.add("", " AND s.id = ?", id) }

// uncount subtracts a session from the sums, if it is over.
func (w *writer) uncount(id any) {
	w.add("-", " AND s.id = ?", id)
	w.do("DELETE FROM day_sum WHERE held = 0")
	w.do("DELETE FROM place_sum WHERE points = 0") // a site may tell who a client is
}

func (w *writer) add(sign, which string, args ...any) {
	w.do("INSERT INTO day_sum "+sumDays(sign, which)+` ON CONFLICT DO UPDATE SET held = held + excluded.held, sessions = sessions + excluded.sessions,
		points = points + excluded.points, compression = compression + excluded.compression, holds = holds + excluded.holds, fits = fits + excluded.fits`, args...)
	w.do("INSERT INTO place_sum "+sumPlaces(sign, which)+` ON CONFLICT DO UPDATE SET points = points + excluded.points,
		compression = compression + excluded.compression, holds = holds + excluded.holds, fits = fits + excluded.fits`, args...)
}

func (r *reader) verifySums() []Fault {
	var faults []Fault
	for table, query := range map[string]string{"day_sum": sumDays("", ""), "place_sum": sumPlaces("", "")} {
		wrong := false
		r.one("SELECT EXISTS (SELECT * FROM "+table+" EXCEPT "+query+") OR EXISTS ("+query+" EXCEPT SELECT * FROM "+table+")", nil, &wrong)
		if wrong {
			faults = append(faults, Fault{What: english.FaultSums})
		}
	}
	return faults
}

// sums returns what was done on each day in all sessions that are over.
func (r *reader) sums() []stats.DayRow {
	return r.dayRows("SELECT day, sessions, points, compression, holds, fits FROM day_sum WHERE sessions > 0")
}

// placeSums returns the same by place.
func (r *reader) placeSums() []stats.PlaceRow {
	return r.placeRows("SELECT site, side, iif(scored, change, NULL), points, compression, holds, fits FROM place_sum")
}
