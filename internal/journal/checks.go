package journal

import (
	"fmt"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

type tableCheck struct {
	what   string     // the fault if it is violated
	broken string     // SQL condition of a violation; "" for none
	whole  []naturals // columns of whole numbers
}

// naturals are columns of non-negative whole numbers with a maximum number of bits. A question
// mark after the name of a column allows NULL.
type naturals struct {
	bits    int
	columns []string
}

// rules are the rules of a table. They are all checked in one pass.
type rules struct {
	table string
	key   string // column with the session of a row; "" for none
	laws  []tableCheck
}

// The earliest and latest time that the record may hold, in milliseconds since 1970: nobody used
// the program before 2000, and no clock is so wrong as to show 2200.
const (
	earliest = 946_684_800_000
	latest   = 7_258_118_400_000
)

const (
	farthestZone = 18 * 3600 // seconds from UTC
	fastest      = 1_000_000 // preview
)

// Limits of non-negative whole numbers, in bits.
const (
	flag   = 1
	level  = 5  // protocol.MaxLevel is less than 32
	count  = 20 // rounds, steps and the like: less than a million
	length = 24 // milliseconds: less than four and a half hours, more than the cap of any phase
	moment = 35 // milliseconds since the session began: less than 400 days
	nanos  = 55 // nanoseconds: less than 420 days
)

func within(bits int, columns ...string) naturals {
	for i, c := range columns {
		if bare, ok := strings.CutSuffix(c, "?"); ok {
			columns[i] = "ifnull(" + bare + ",0)"
		}
	}
	return naturals{bits, columns}
}

// brokenBy returns the SQL condition for rows in which a column is not a whole number, negative or
// too large. Combining all columns takes a third of the time of checking each by itself.
func brokenBy(all []naturals) string {
	var columns, parts []string
	for _, w := range all {
		columns = append(columns, w.columns...)
		parts = append(parts, fmt.Sprintf("(%s)>>%d", strings.Join(w.columns, "|"), w.bits))
	}
	return "typeof(" + strings.Join(columns, "+") + ") != 'integer' OR (" + strings.Join(parts, ")|(") + ") != 0"
}

func between(column string, least, most int64) string {
	return fmt.Sprintf("typeof(%s) != 'integer' OR %s NOT BETWEEN %d AND %d", column, column, least, most)
}

// perhaps is between for a column that may be NULL.
func perhaps(column string, least, most int64) string {
	return column + " IS NOT NULL AND (" + between(column, least, most) + ")"
}

// noneOf is violated by a text that is not in the list. The most frequent ones should come first:
// they are compared in order, which takes a tenth of the time of IN.
func noneOf[T ~string](column string, words ...T) string {
	known := ""
	for _, w := range words {
		known += " WHEN '" + strings.ReplaceAll(string(w), "'", "''") + "' THEN 0"
	}
	return "CASE " + column + known + " ELSE 1 END"
}

func noBasis(columns ...string) string {
	var broken []string
	for _, c := range columns {
		broken = append(broken, noneOf(c, "", protocol.Stated, protocol.Secondary, protocol.Assumed, protocol.Chosen))
	}
	return strings.Join(broken, " OR ")
}

func noText(columns ...string) string {
	var broken []string
	for _, c := range columns {
		broken = append(broken, "typeof("+c+") != 'text'")
	}
	return strings.Join(broken, " OR ")
}

func anyOf(broken ...string) string { return strings.Join(broken, " OR ") }

// rulesOf returns the rules of all tables. A session that is still running may break those about its
// end.
func rulesOf() []rules { return append(rulesOfSessions(), rulesOfTheRest()...) }

func rulesOfSessions() []rules {
	reasons := append(session.EndReasons(), session.ByInterruption, "")
	return append([]rules{
		{"session", "id", []tableCheck{
			{english.FaultBegan, between("began", earliest, latest), nil},
			{english.FaultZone, between("zone", -farthestZone, farthestZone), nil},
			{english.FaultSpeed, fmt.Sprintf("typeof(speed) NOT IN ('real','integer') OR NOT speed > 0 OR speed > %d", fastest), nil},
			{english.FaultYesNo, "", []naturals{within(flag, "treatment", "open")}},
			{english.FaultDuration, "", []naturals{within(nanos, "at"), within(moment, "active", "paused")}},
			{english.FaultEnding, noneOf("ending", reasons...), nil},
			{english.FaultText, anyOf(noText("uid", "name", "title", "program", "note", "next_time"), "uid = ''"), nil},
			{english.FaultResumable, "NOT open AND (plan IS NOT NULL OR id IN (SELECT session FROM wish))", nil},
			{english.FaultUnended, "open != (ending = '')", nil},
			{english.FaultTotal, "NOT open AND abs(active + paused - at / 1000000) > 2", nil},
		}},
		{"point", "session", []tableCheck{
			{english.FaultPointBegan, "began != (SELECT s.began FROM session s WHERE s.id = point.session)", nil},
			{english.FaultPointProtocol, "protocol IS NULL AND NOT (SELECT open FROM session s WHERE s.id = point.session)", nil},
			{english.FaultScore, anyOf(perhaps("score_before", 0, 10), perhaps("score_after", 0, 10)), nil},
			{english.FaultPointThreshold, anyOf(noThreshold("threshold_before"), noThreshold("threshold_after")), nil},
			{english.FaultPointSide, noneOf("side", protocol.NoSide, protocol.Left, protocol.Right), nil},
			{english.FaultPointCount, anyOf(between("n", 1, protocol.MaxPoints), "fits > holds"), []naturals{within(count, "planned", "rounds", "holds", "fits")}},
			{english.FaultPointPlan, "hold_min > hold_max", []naturals{within(length, "hold_min", "hold_max"), within(flag, "hold_open"), within(level, "level")}},
			{english.FaultDuration, "", []naturals{within(moment, "compression", "active")}},
			{english.FaultPointEnding, noneOf("ending", reasons...), nil},
			{english.FaultPointOrigin, noBasis("planned_basis", "hold_basis"), nil},
			{english.FaultText, noText("site", "landmark", "referral", "device", "adverse", "note"), nil},
		}},
		{"round", "session", []tableCheck{
			{english.FaultRoundNumber, "point = 0 OR block = 0 OR round = 0", []naturals{within(count, "n", "point", "block", "round", "planned")}},
			{english.FaultRoundOrigin, noBasis("planned_basis"), nil},
			{english.FaultRoundTime, "", []naturals{within(moment, "began", "ended?")}},
			{english.FaultRoundOrder, "ended < began", nil},
			{english.FaultRoundEnding, anyOf(noneOf("ending", reasons...), "(ended IS NULL) != (ending = '')"), nil},
		}},
	}, rulesOfPhases(reasons)...)
}

// rulesOfPhases returns the rules of phases, marks and instructions.
func rulesOfPhases(reasons []session.EndReason) []rules {
	kinds := append([]protocol.Kind{protocol.Hold, protocol.Release}, protocol.Kinds()...)
	var marks []session.EventKind
	for _, k := range session.EventKinds() {
		if rowOf(k) == aMark {
			marks = append(marks, k)
		}
	}
	return []rules{
		{"phase", "session", []tableCheck{
			{english.FaultPhaseKind, noneOf("kind", kinds...), nil},
			{english.FaultPhaseNumber, "step = 0", []naturals{within(count, "step", "point", "block", "round")}},
			{english.FaultPhasePlan, anyOf("min > max", "count_min > count_max", "guide > guide_max AND guide_max != 0"), []naturals{within(length, "min", "max", "guide", "guide_max"), within(count, "count_min", "count_max"), within(level, "level")}},
			{english.FaultPhaseOrigin, noBasis("basis", "max_basis", "guide_basis", "level_basis"), nil},
			{english.FaultPhaseShift, noneOf("shift", session.Shifts()...), nil},
			{english.FaultPhaseTime, "", []naturals{within(moment, "began", "ended?", "held?")}},
			{
				english.FaultPhaseOrder,
				"ended < began OR held > ended - began + 1 OR (held IS NULL) != (ended IS NULL)", nil,
			},
			{english.FaultYesNo, "", []naturals{within(flag, "open", "fits", "superseded")}},
			{english.FaultPhaseEnding, anyOf(noneOf("ending", reasons...), "(ended IS NULL) != (ending = '')"), nil},
			{english.FaultText, noText("label"), nil},
		}},
		{"mark", "session", []tableCheck{
			{english.FaultEventKind, noneOf("kind", marks...), nil},
			{english.FaultEventNumber, "", []naturals{within(count, "n", "point", "block", "round", "step"), within(level, "level")}},
			{english.FaultEventTime, between("world", earliest, latest), []naturals{within(moment, "at")}},
			{english.FaultScore, perhaps("score", 0, 10), nil},
			{english.FaultText, noText("value"), nil},
		}},
		{"wish", "session", []tableCheck{
			{english.FaultInstructions, anyOf(noneOf("kind", session.Intents()...), noneOf("answer", append(session.Answers(), "")...), between("number", -1<<count, 1<<count)), []naturals{within(count, "n"), within(nanos, "at")}},
		}},
	}
}

// rulesOfTheRest returns the rules of everything that belongs to no session.
func rulesOfTheRest() []rules {
	return []rules{
		{"client", "", []tableCheck{
			{english.FaultClientCode, anyOf(noText("code"), "trim(code) = ''"), nil},
			{english.FaultClientAdded, between("created", 0, latest), nil},
		}},
		{"protocol", "", []tableCheck{{english.FaultProtocolText, anyOf(noText("hash", "name", "title", "file"), "file = ''"), nil}}},
		{"drill", "", []tableCheck{
			{english.FaultDrillTime, anyOf(between("began", earliest, latest), between("zone", -farthestZone, farthestZone)), nil},
			{english.FaultDrill, anyOf(noText("drill", "protocol", "result"), "NOT json_valid(result)"), nil},
		}},
		{"curve", "", []tableCheck{
			{english.FaultDrillReadings, anyOf(noText("readings"), "NOT json_valid(readings)"), []naturals{within(count, "hold")}},
		}},
		{"answer", "", []tableCheck{
			{english.FaultAnswerTime, anyOf(between("at", earliest, latest), between("zone", -farthestZone, farthestZone)), nil},
			{english.FaultAnswer, noText("protocol", "question"), []naturals{within(flag, "correct")}},
		}},
		{"sqlite_sequence", "", []tableCheck{
			{english.FaultNextNumber, fmt.Sprintf(
				"typeof(seq) != 'integer' OR name = 'session' AND seq NOT BETWEEN (SELECT ifnull(max(id), 0) FROM session) AND %d OR seq NOT BETWEEN 0 AND %d", int64(1)<<40, int64(1)<<40), nil},
		}},
	}
}

func noThreshold(column string) string {
	return fmt.Sprintf("%s IS NOT NULL AND (typeof(%s) NOT IN ('real','integer') OR NOT (%s > 0 AND %s <= %d))", column, column, column, column, MaxThreshold)
}

// verifyTable finds rows that break a rule of their table. It returns a limited number of faults
// of each kind.
func (r *reader) verifyTable(of rules, most int) (faults []Fault) {
	cases, some := "", []string{}
	var all []naturals
	for i, l := range of.laws {
		var either []string
		if l.broken != "" {
			either = append(either, l.broken)
			some = append(some, l.broken)
		}
		if len(l.whole) > 0 {
			either = append(either, brokenBy(l.whole))
			all = append(all, l.whole...)
		}
		cases += fmt.Sprintf(" WHEN %s THEN %d", anyOf(either...), i)
	}
	if len(all) > 0 {
		some = append(some, brokenBy(all))
	}
	key := of.key
	if key == "" {
		key = "rowid"
	}
	found := make([]int, len(of.laws))
	seen := map[[2]int64]bool{}
	r.each(func(scan scan) {
		var id int64
		var n int
		scan(&id, &n)
		one := [2]int64{id, int64(n)}
		if seen[one] || found[n] >= most {
			return
		}
		seen[one] = true
		found[n]++
		if of.key == "" {
			faults = append(faults, Fault{What: of.laws[n].what, table: of.table, row: id})
		} else {
			faults = append(faults, Fault{Session: id, What: of.laws[n].what})
		}
	}, "SELECT "+key+", CASE"+cases+" END FROM "+of.table+" NOT INDEXED WHERE "+anyOf(some...))
	return faults
}
