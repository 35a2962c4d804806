package journal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"presshold/internal/guard"
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
	return rows, err
}

// verify returns what is wrong with the file and with the rows, at most a number of faults of each
// kind. Two workers share the checks, which take long.
func (s *Store) verify(ctx context.Context, most int) (pages, rows []Fault, err error) {
	const workers = 2
	s.db.SetMaxOpenConns(workers)
	defer s.db.SetMaxOpenConns(1)
	jobs := []func(*reader) []Fault{ // the longest first
		func(r *reader) []Fault { return r.verifyPages(ctx) },
		func(r *reader) []Fault { return r.verifyPhases(most) },
	}
	for _, of := range slices.Backward(rulesOf()) {
		jobs = append(jobs, func(r *reader) []Fault { return r.verifyTable(of, most) })
	}
	jobs = append(jobs, (*reader).verifyProtocols, (*reader).verifyPractice, (*reader).verifyClients, (*reader).verifySums)
	found, broken := make([][]Fault, len(jobs)), make([]error, len(jobs))
	var mu sync.Mutex
	next := 0
	take := func() int {
		mu.Lock()
		defer mu.Unlock()
		n := next
		next++
		s.tell(english.CheckingRecord, float64(min(n, len(jobs)))/float64(len(jobs)))
		return n
	}
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for n := take(); n < len(jobs); n = take() {
				broken[n] = guard.Call(func() error {
					return s.look(ctx, func(r *reader) { found[n] = jobs[n](r) })
				})
			}
		})
	}
	all.Wait()
	return found[0], slices.Concat(found[1:]...), errors.Join(broken...)
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

// sum is the total of the points of a session, or of its phases. Each number is also added up
// multiplied by that of its point, so that what stands at the wrong point is noticed.
type sum struct{ compression, active, holds, weightedCompression, weightedActive, weightedHolds int64 }

// pointSum is the total of the points of a session.
type pointSum struct {
	sum
	points  map[int64]bool
	settled bool
}

func (r *reader) pointSums(from, to int64) map[int64]*pointSum {
	said := map[int64]*pointSum{}
	r.each(func(scan scan) {
		var id, n, compression, active, holds int64
		var settled bool
		scan(&id, &n, &compression, &active, &holds, &settled)
		if said[id] == nil {
			said[id] = &pointSum{points: map[int64]bool{}, settled: settled}
		}
		s := said[id]
		s.points[n] = true
		s.sum = sum{
			s.compression + compression, s.active + active, s.holds + holds,
			s.weightedCompression + n*compression, s.weightedActive + n*active, s.weightedHolds + n*holds,
		}
	}, "SELECT session, n, point.compression, point.active, holds, NOT open FROM point JOIN session ON session.id = point.session WHERE session BETWEEN ? AND ?", from, to)
	return said
}

// verifyPhases finds the sessions with points whose phases do not amount to what they say, with
// phases at no point, or in a round that was never begun. All of it takes one pass of the
// phases, of which there are most, and holds a part of the sessions at a time.
func (r *reader) verifyPhases(most int) []Fault {
	found, last := map[string]int{}, map[string]int64{}
	var faults []Fault
	fault := func(id int64, what string, broken bool) {
		if broken && found[what] < most && (found[what] == 0 || last[what] != id) {
			found[what]++
			last[what] = id
			faults = append(faults, Fault{Session: id, What: what})
		}
	}
	for part := range slices.Chunk(values[int64](r, "SELECT id FROM session ORDER BY id"), sessionsAtOnce) {
		r.addUp(part[0], part[len(part)-1], fault)
	}
	for what, query := range map[string]string{ // of the few phases that are not added up
		english.FaultPointPhases: "NOT EXISTS (SELECT 1 FROM point WHERE point.session = phase.session AND n = phase.point)",
		english.FaultPhaseRound: `block > 0 AND NOT EXISTS (SELECT 1 FROM round WHERE round.session = phase.session AND round.point = phase.point
			AND round.block = phase.block AND round.round = phase.round)`,
	} {
		for _, id := range values[int64](r, "SELECT DISTINCT session FROM phase WHERE (block = 0 OR superseded) AND "+query+" LIMIT "+strconv.Itoa(most)) {
			fault(id, what, true)
		}
	}
	return faults
}

// addUp compares the phases of the sessions in a range with what their points say.
func (r *reader) addUp(from, to int64, fault func(id int64, what string, broken bool)) {
	const round = "(point << 40) | (block << 20) | round"
	said := r.pointSums(from, to)
	begun := map[int64]bool{}
	r.each(func(scan scan) {
		var id, ended, open int64
		var phases sum
		var of, known string
		scan(&id, &phases.compression, &phases.weightedCompression, &phases.active, &phases.weightedActive,
			&phases.holds, &phases.weightedHolds, &ended, &open, &of, &known)
		clear(begun)
		for n := range listed(known) {
			begun[n] = true
		}
		s := said[id]
		for n := range listed(of) {
			fault(id, english.FaultPointPhases, s == nil || !s.points[n>>40])
			fault(id, english.FaultPhaseRound, !begun[n])
		}
		if s != nil {
			s.settled = s.settled && open == 0
			s.compare(id, phases, ended, fault)
			delete(said, id)
		}
	}, `SELECT session, ifnull(sum(held * (kind = 'hold')), 0), ifnull(sum(held * point * (kind = 'hold')), 0), ifnull(sum(held), 0), ifnull(sum(held * point), 0),
			sum(kind = 'hold'), sum((kind = 'hold') * point), count(held), count(*) - count(ended), group_concat(`+round+`),
			ifnull((SELECT group_concat(`+round+`) FROM round WHERE round.session = phase.session), '')
		FROM phase WHERE block > 0 AND NOT superseded AND session BETWEEN ? AND ? GROUP BY session`, from, to)
	for id, s := range said {
		s.compare(id, sum{}, 0, fault)
	}
}

// compare compares the points of a session with its phases, of which so many have ended.
func (p *pointSum) compare(id int64, phases sum, ended int64, fault func(id int64, what string, broken bool)) {
	apart := func(a, b, weight int64) bool { // each phase is rounded to a millisecond
		return p.settled && max(a-b, b-a) > weight*(ended+int64(len(p.points)))
	}
	heaviest := int64(0)
	for n := range p.points {
		heaviest = max(heaviest, n)
	}
	fault(id, english.FaultPointHeld,
		apart(phases.compression, p.compression, 1) || apart(phases.weightedCompression, p.weightedCompression, heaviest))
	fault(id, english.FaultPointActive,
		apart(phases.active, p.active, 1) || apart(phases.weightedActive, p.weightedActive, heaviest))
	fault(id, english.FaultPointHolds, p.holds > phases.holds || p.weightedHolds > phases.weightedHolds)
}

const sessionsAtOnce = 8192

func listed(list string) iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for text := range strings.SplitSeq(list, ",") {
			if n, err := strconv.ParseInt(text, 10, 64); err == nil && !yield(n) {
				return
			}
		}
	}
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
