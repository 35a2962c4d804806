package journal

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"presshold/internal/phrase/english"
	"presshold/internal/training"
)

// Fault is something wrong with the record. It contains no client data.
type Fault struct {
	Session int64  `json:"session,omitempty"` // 0 for none
	What    string `json:"what"`

	table string // of a row that belongs to no session
	row   int64
}

func (f Fault) String() string {
	if f.Session == 0 {
		return f.What
	}
	return fmt.Sprintf("session %d: %s", f.Session, f.What)
}

// maxFaults limits the faults of a kind: a damaged journal may have as many as rows.
const maxFaults = 20

// Verify checks the journal, from the pages of its file to the rules of a record, and returns
// what is wrong. A file that SQLite can't read is a *DamagedError.
func (s *Store) Verify(ctx context.Context) ([]Fault, error) {
	pages, rows, err := s.verify(ctx, maxFaults)
	if len(pages) > 0 {
		return pages, nil // the rest would repeat the same damage
	}
	slices.SortStableFunc(rows, func(a, b Fault) int { return cmp.Compare(a.Session, b.Session) })
	return rows, err
}

// verify returns what is wrong with the file and with the rows, at most a number of faults of each
// kind.
func (s *Store) verify(ctx context.Context, most int) (pages, rows []Fault, err error) {
	checks := []func(*reader) []Fault{
		func(r *reader) []Fault { return r.verifyPhases(most) },
		(*reader).verifyProtocols, (*reader).verifyPractice, (*reader).verifyClients, (*reader).verifySums,
	}
	for _, of := range rulesOf() {
		checks = append(checks, func(r *reader) []Fault { return r.verifyTable(of, most) })
	}
	s.tell(english.CheckingRecord, -1)
	pages, err = from(ctx, s, func(r *reader) []Fault { return r.verifyPages(ctx) })
	for n, check := range checks {
		if err != nil {
			break
		}
		s.tell(english.CheckingRecord, float64(n)/float64(len(checks)))
		var found []Fault
		found, err = from(ctx, s, check)
		rows = append(rows, found...)
	}
	return pages, rows, err
}

func (r *reader) verifyPages(ctx context.Context) []Fault {
	faults := r.verifySchema(ctx)
	r.each(func(scan scan) {
		var what string
		scan(&what)
		if what != "ok" {
			faults = append(faults, Fault{What: what})
		}
	}, fmt.Sprintf("PRAGMA integrity_check(%d)", maxFaults))
	r.each(func(scan scan) {
		var table, parent string
		var row, n any
		scan(&table, &row, &parent, &n)
		if len(faults) < maxFaults {
			faults = append(faults, Fault{What: fmt.Sprintf(english.FaultOrphan, table, parent)})
		}
	}, "PRAGMA foreign_key_check")
	return faults
}

// verifyPhases finds the sessions with phases at no point, or in a round that was never begun, and
// with points whose phases do not amount to what they say. Each phase is rounded to a millisecond;
// while a session goes on, its points are behind. At most so many are found of each fault.
func (r *reader) verifyPhases(most int) (faults []Fault) {
	find := func(query string, kinds ...string) {
		found := make([]int, len(kinds))
		r.each(func(scan scan) {
			var id int64
			broken := make([]bool, len(kinds))
			to := []any{&id}
			for i := range broken {
				to = append(to, &broken[i])
			}
			scan(to...)
			for i, what := range kinds {
				if broken[i] && found[i] < most {
					found[i]++
					faults = append(faults, Fault{Session: id, What: what})
				}
			}
		}, query)
	}
	find(`SELECT session, max(lost), max(roundless) FROM (SELECT session,
			NOT EXISTS (SELECT 1 FROM point WHERE point.session = phase.session AND n = phase.point) AS lost,
			block > 0 AND NOT EXISTS (SELECT 1 FROM round WHERE round.session = phase.session AND round.point = phase.point
				AND round.block = phase.block AND round.round = phase.round) AS roundless FROM phase)
		WHERE lost OR roundless GROUP BY session`, english.FaultPointPhases, english.FaultPhaseRound)
	find(`SELECT session, max(pressed), max(worked), max(counted) FROM (SELECT point.session,
			NOT s.open AND count(step) = count(ended) AND abs(point.compression - ifnull(sum(held * (kind = 'hold')), 0)) > count(held) + 1 AS pressed,
			NOT s.open AND count(step) = count(ended) AND abs(point.active - ifnull(sum(held), 0)) > count(held) + 1 AS worked,
			holds > ifnull(sum(kind = 'hold'), 0) AS counted
		FROM session s CROSS JOIN point ON point.session = s.id
			LEFT JOIN phase ON phase.session = point.session AND phase.point = n AND block > 0 AND NOT superseded
		GROUP BY point.session, n) WHERE pressed OR worked OR counted GROUP BY session`,
		english.FaultPointHeld, english.FaultPointActive, english.FaultPointHolds)
	return faults
}

// verifyProtocols finds protocols that have changed since they were run, by their hash.
func (r *reader) verifyProtocols() []Fault {
	var faults []Fault
	r.each(func(scan scan) {
		var id int64
		var hash, file string
		scan(&id, &hash, &file)
		if hash != hashOf([]byte(file)) {
			faults = append(faults, Fault{What: english.FaultProtocolHash, table: "protocol", row: id})
		}
	}, "SELECT id, CAST(hash AS TEXT), CAST(file AS TEXT) FROM protocol")
	return faults
}

func (r *reader) verifyPractice() []Fault {
	var faults []Fault
	find := func(what, table, column string, as any) {
		r.each(func(scan scan) {
			var id int64
			var text string
			scan(&id, &text)
			if json.Unmarshal([]byte(text), as) != nil {
				faults = append(faults, Fault{What: what, table: table, row: id})
			}
		}, "SELECT id, "+column+" FROM "+table+" WHERE json_valid("+column+")") // a rule finds the others
	}
	find(english.FaultDrill, "drill", "result", new(training.Result))
	find(english.FaultDrillReadings, "curve", "readings", new(training.Curve))
	return faults
}

func (r *reader) verifyClients() []Fault {
	var faults []Fault
	known := map[string]bool{}
	r.eachClient(func(_ int64, key string) {
		if known[key] {
			faults = append(faults, Fault{What: english.FaultClientTwice})
		}
		known[key] = true
	})
	return faults
}

func hashOf(file []byte) string {
	sum := sha256.Sum256(file)
	return "sha256:" + hex.EncodeToString(sum[:])
}
