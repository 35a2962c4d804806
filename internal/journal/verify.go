package journal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Fault is something that is wrong with the record. It holds no client's data.
type Fault struct {
	Session int64  `json:"session,omitempty"` // 0 where it is none's
	What    string `json:"what"`
}

func (f Fault) String() string {
	if f.Session == 0 {
		return f.What
	}
	return fmt.Sprintf("session %d: %s", f.Session, f.What)
}

// maxFaults is how many faults of a kind are told: a journal that is damaged has as many
// as it has rows.
const maxFaults = 20

// laws are what holds for every record, and the query that finds the sessions for which
// it does not. A session that goes on is in the middle of things: it may break some.
func laws() []struct{ what, query string } {
	const over = " AND session IN (SELECT id FROM session WHERE NOT open)"
	return []struct{ what, query string }{
		{"it is over but can still be resumed", "SELECT id FROM session WHERE NOT open AND (plan IS NOT NULL OR id IN (SELECT session FROM wish))"},
		{"it is over, and nothing says why", "SELECT id FROM session WHERE open != (ending = '')"},
		{
			"active and paused time do not add up to the total",
			"SELECT id FROM session WHERE NOT open AND abs(active + paused - at / 1000000) > 2",
		},
		{"a point has no phases, or phases have no point", `SELECT session FROM phase WHERE point NOT IN (SELECT n FROM point WHERE point.session = phase.session)`},
		{"a phase belongs to a round that was never begun", `SELECT session FROM phase WHERE block > 0 AND NOT EXISTS (SELECT 1 FROM round
			WHERE round.session = phase.session AND round.point = phase.point AND round.block = phase.block AND round.round = phase.round)`},
		{
			"a phase ends before it begins, or was held for longer than it lasted",
			"SELECT session FROM phase WHERE ended < began OR held < 0 OR held > ended - began + 1 OR (held IS NULL) != (ended IS NULL)",
		},
		{"a round ends before it begins", "SELECT session FROM round WHERE ended < began"},
		{"the holds of a point do not add up to its time under compression", pointSums(
			"sum(CASE WHEN phase.kind = 'hold' THEN phase.held ELSE 0 END)", "compression")},
		{"the phases of a point do not add up to its time", pointSums("sum(phase.held)", "active")},
		{"a point counts more holds than there were", `SELECT session FROM point WHERE holds > (SELECT count(*) FROM phase
			WHERE phase.session = point.session AND phase.point = point.n AND kind = 'hold' AND NOT superseded) OR fits > holds`},
		{"a point began at another moment than its session", "SELECT session FROM point JOIN session ON session.id = point.session WHERE point.began != session.began"},
		{"a client-reported score is not from 0 to 10", `SELECT session FROM point WHERE score_before NOT BETWEEN 0 AND 10 OR score_after NOT BETWEEN 0 AND 10
			UNION SELECT session FROM mark WHERE score NOT BETWEEN 0 AND 10`},
		{"a point was worked by no protocol", "SELECT session FROM point WHERE protocol IS NULL" + over},
	}
}

// pointSums finds the sessions with a point whose phases do not amount to what it says.
// Each phase is rounded to a millisecond.
func pointSums(sum, column string) string {
	return `SELECT point.session FROM point JOIN session ON session.id = point.session LEFT JOIN phase ON phase.session = point.session
		AND phase.point = point.n AND phase.block > 0 AND NOT superseded AND phase.held IS NOT NULL
		WHERE NOT session.open GROUP BY point.session, point.n HAVING abs(ifnull(` + sum + `, 0) - point.` + column + `) > count(phase.step) + 1`
}

// Verify looks for what is wrong with the journal, from the pages of its file to what
// must hold for a record; none for a sound one. A file that SQLite can't read is a
// *DamagedError.
func (s *Store) Verify(ctx context.Context) ([]Fault, error) {
	var faults []Fault
	err := s.look(ctx, func(r *reader) {
		faults = nil
		r.each(func(scan func(...any)) {
			var what string
			scan(&what)
			if what != "ok" {
				faults = append(faults, Fault{What: what})
			}
		}, fmt.Sprintf("PRAGMA integrity_check(%d)", maxFaults))
		r.each(func(scan func(...any)) {
			var table, parent string
			var row, n any
			scan(&table, &row, &parent, &n)
			if len(faults) < maxFaults {
				faults = append(faults, Fault{What: fmt.Sprintf("a row of %s belongs to none of %s", table, parent)})
			}
		}, "PRAGMA foreign_key_check")
		if len(faults) > 0 || r.err != nil {
			return // what follows would only say it again
		}
		for _, law := range laws() {
			for _, id := range r.ids("SELECT DISTINCT * FROM (" + law.query + ") LIMIT " + fmt.Sprint(maxFaults)) {
				faults = append(faults, Fault{id, law.what})
			}
		}
		faults = append(faults, r.forged()...)
		faults = append(faults, r.twins()...)
		faults = append(faults, r.missummed()...)
	})
	return faults, err
}

// forged finds protocols that are not what was run, by their hash.
func (r *reader) forged() []Fault {
	var faults []Fault
	r.each(func(scan func(...any)) {
		var hash, file string
		scan(&hash, &file)
		if hash != hashOf([]byte(file)) {
			faults = append(faults, Fault{What: "a protocol is no longer the one that was run: its hash is another"})
		}
	}, "SELECT hash, file FROM protocol")
	return faults
}

// twins finds clients who have more than one row, by the same code in other dresses.
func (r *reader) twins() []Fault {
	var faults []Fault
	known := map[string]bool{}
	r.eachClient(func(_ int64, key string) {
		if known[key] {
			faults = append(faults, Fault{What: "two codes in the record are one client's"})
		}
		known[key] = true
	})
	return faults
}

// hashOf tells protocol files apart.
func hashOf(file []byte) string {
	sum := sha256.Sum256(file)
	return "sha256:" + hex.EncodeToString(sum[:])
}
