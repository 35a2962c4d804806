package journal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"presshold/internal/practice"
)

// Fault is something that is wrong with the record. It holds no client's data.
type Fault struct {
	Session int64  `json:"session,omitempty"` // 0 where it is none's
	What    string `json:"what"`

	table string // of a row that is no session's
	row   int64
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

// Verify looks for what is wrong with the journal, from the pages of its file to what
// must hold for a record; none for a sound one. A file that SQLite can't read is a
// *DamagedError.
func (s *Store) Verify(ctx context.Context) ([]Fault, error) {
	s.db.SetMaxOpenConns(2) // what takes longest goes on beside the rest
	defer s.db.SetMaxOpenConns(1)
	steps := newSteps(s, "checking the record", 5+len(rulesOf()))
	var pages, rows []Fault
	var errPages, errRows error
	var both sync.WaitGroup
	both.Go(func() {
		errPages = s.look(ctx, func(r *reader) { pages = r.verifyPages(steps) })
	})
	errRows = s.look(ctx, func(r *reader) { rows = r.verifyRows(steps, maxFaults) })
	both.Wait()
	switch {
	case errPages != nil:
		return nil, errPages
	case len(pages) > 0:
		return pages, nil // the rest would only say it again
	}
	return rows, errRows
}

// steps tells how many parts of something are done.
type steps struct {
	mu    sync.Mutex
	store *Store
	what  string
	n, of int
}

func newSteps(s *Store, what string, of int) *steps {
	s.tell(what, 0)
	return &steps{store: s, what: what, of: of}
}

func (s *steps) done() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n++
	s.store.tell(s.what, float64(s.n)/float64(s.of))
}

// verifyPages looks at what the file is made of.
func (r *reader) verifyPages(steps *steps) []Fault {
	faults := r.misshapen()
	r.each(func(scan func(...any)) {
		var what string
		scan(&what)
		if what != "ok" {
			faults = append(faults, Fault{What: what})
		}
	}, fmt.Sprintf("PRAGMA integrity_check(%d)", maxFaults))
	steps.done()
	r.each(func(scan func(...any)) {
		var table, parent string
		var row, n any
		scan(&table, &row, &parent, &n)
		if len(faults) < maxFaults {
			faults = append(faults, Fault{What: fmt.Sprintf("a row of %s belongs to none of %s", table, parent)})
		}
	}, "PRAGMA foreign_key_check")
	steps.done()
	return faults
}

// verifyRows looks at what is recorded, and tells so many faults of each kind.
func (r *reader) verifyRows(steps *steps, most int) []Fault {
	var faults []Fault
	for _, of := range rulesOf() {
		r.broken(of, most, func(key int64, what string) {
			if of.key == "" {
				faults = append(faults, Fault{What: what, table: of.table, row: key})
			} else {
				faults = append(faults, Fault{Session: key, What: what})
			}
		})
		steps.done()
	}
	faults = append(faults, r.misadded(most)...)
	steps.done()
	faults = append(faults, r.roundless(most)...)
	steps.done()
	faults = append(faults, slices.Concat(r.forged(), r.unreadable(), r.twins(), r.missummed())...)
	steps.done()
	return faults
}

// misadded finds the sessions with a point whose phases do not amount to what it says, or
// with phases at no point. Each phase is rounded to a millisecond.
func (r *reader) misadded(most int) []Fault {
	const (
		heldApart = "the holds of a point do not add up to its time under compression"
		timeApart = "the phases of a point do not add up to its time"
		overCount = "a point counts more holds than there were"
		noPoint   = "a point has no phases, or phases have no point"
	)
	found := map[string]int{}
	var faults []Fault
	fault := func(id int64, what string, broken bool) {
		if broken && found[what] < most {
			found[what]++
			faults = append(faults, Fault{Session: id, What: what})
		}
	}
	abs := func(n int64) int64 { return max(n, -n) }
	placed := int64(0)
	r.each(func(scan func(...any)) {
		var id, compression, active, holds, steps, held, all, heldHolds, ended int64
		var settled bool
		scan(&id, &settled, &compression, &active, &holds, &steps, &held, &all, &heldHolds, &ended)
		placed += steps
		fault(id, heldApart, settled && abs(held-compression) > ended+1)
		fault(id, timeApart, settled && abs(all-active) > ended+1)
		fault(id, overCount, holds > heldHolds)
	}, `SELECT p.session, NOT s.open AND NOT total(f.ended IS NULL AND f.step IS NOT NULL), p.compression, p.active, p.holds, count(f.step),
			ifnull(sum(CASE WHEN f.kind = 'hold' AND f.block > 0 AND NOT f.superseded THEN f.held END), 0),
			ifnull(sum(CASE WHEN f.block > 0 AND NOT f.superseded THEN f.held END), 0),
			count(CASE WHEN f.kind = 'hold' AND NOT f.superseded THEN 1 END),
			count(CASE WHEN f.block > 0 AND NOT f.superseded THEN f.held END)
		FROM point p JOIN session s ON s.id = p.session LEFT JOIN phase f ON f.session = p.session AND f.point = p.n
		GROUP BY p.session, p.n`)
	phases := int64(0)
	r.each(func(scan func(...any)) { scan(&phases) }, "SELECT count(*) FROM phase")
	if placed == phases {
		return faults
	}
	for _, id := range r.ids("SELECT DISTINCT session FROM phase WHERE point NOT IN (SELECT n FROM point WHERE point.session = phase.session) LIMIT " + strconv.Itoa(most)) {
		fault(id, noPoint, true)
	}
	return faults
}

// roundless finds the sessions with a phase in a round that was never begun.
func (r *reader) roundless(most int) []Fault {
	const round = "point << 40 | block << 20 | round"
	var faults []Fault
	begun := map[int64]bool{}
	r.each(func(scan func(...any)) {
		var id int64
		var of, known string
		scan(&id, &of, &known)
		if len(faults) >= most || of == known {
			return
		}
		clear(begun)
		for text := range strings.SplitSeq(known, ",") {
			n, _ := strconv.ParseInt(text, 10, 64)
			begun[n] = true
		}
		for text := range strings.SplitSeq(of, ",") {
			if n, err := strconv.ParseInt(text, 10, 64); err != nil || !begun[n] {
				faults = append(faults, Fault{Session: id, What: "a phase belongs to a round that was never begun"})
				return
			}
		}
	}, "SELECT session, group_concat(DISTINCT "+round+"), ifnull((SELECT group_concat(DISTINCT "+round+
		") FROM round WHERE round.session = phase.session), '') FROM phase WHERE block > 0 GROUP BY session")
	return faults
}

// forged finds protocols that are not what was run, by their hash.
func (r *reader) forged() []Fault {
	var faults []Fault
	r.each(func(scan func(...any)) {
		var id int64
		var hash, file string
		scan(&id, &hash, &file)
		if hash != hashOf([]byte(file)) {
			faults = append(faults, Fault{What: "a protocol is no longer the one that was run: its hash is another", table: "protocol", row: id})
		}
	}, "SELECT id, CAST(hash AS TEXT), CAST(file AS TEXT) FROM protocol")
	return faults
}

// unreadable finds practice that can't be read back.
func (r *reader) unreadable() []Fault {
	var faults []Fault
	r.each(func(scan func(...any)) {
		var id int64
		var text string
		scan(&id, &text)
		if json.Unmarshal([]byte(text), new(practice.Result)) != nil {
			faults = append(faults, Fault{What: "a drill can't be read", table: "drill", row: id})
		}
	}, "SELECT id, result FROM drill WHERE json_valid(result)") // a law finds the others
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
