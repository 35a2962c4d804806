package journal

import (
	"presshold/internal/phrase/english"
	"presshold/internal/stats"
)

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

// sumUp computes the sums again from all sessions.
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

// verifySums compares the sums with the sessions.
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

// sums are what was done day by day in all sessions that are over.
func (r *reader) sums() []stats.DayRow {
	return r.dayRows("SELECT day, sessions, points, compression, holds, fits FROM day_sum WHERE sessions > 0")
}

// placeSums are the same place by place.
func (r *reader) placeSums() []stats.PlaceRow {
	return r.placeRows("SELECT site, side, iif(scored, change, NULL), points, compression, holds, fits FROM place_sum")
}
