package journal

import (
	"fmt"
	"strings"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// law is what holds for each row of a table.
type law struct {
	what   string // is wrong where it does not hold
	broken string // in terms of SQL
}

// rules are the laws of a table. All of them are looked at in one pass.
type rules struct {
	table string
	key   string // the column of what a broken row belongs to
	laws  []law
}

// Moments that the record may tell of, in milliseconds since 1970: nobody has used the
// program before 2000, and no clock is so wrong as to show 2200.
const (
	earliest = 946_684_800_000
	latest   = 7_258_118_400_000
)

const (
	farthestZone = 18 * 3600                // seconds from UTC
	longest      = 366 * 24 * time.Hour     // that a session may stand, pauses included
	fastest      = 1_000_000                // preview
	longestNote  = 1 << 20                  // bytes; far more than any text that is taken
	mostOf       = 1_000_000                // rounds, steps and the like
	longestPhase = 4 * protocol.MaxDuration // the cap of a phase is at most three times its maximum
)

// between is broken by what is no whole number from one to another.
func between(column string, least, most int64) string {
	return fmt.Sprintf("typeof(%s) != 'integer' OR %s NOT BETWEEN %d AND %d", column, column, least, most)
}

// perhaps is the same for a column that may hold nothing.
func perhaps(column string, least, most int64) string {
	return column + " IS NOT NULL AND (" + between(column, least, most) + ")"
}

// noneOf is broken by a text that is none of those that there are.
func noneOf[T ~string](column string, words ...T) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "'" + strings.ReplaceAll(string(w), "'", "''") + "'"
	}
	return column + " NOT IN (" + strings.Join(quoted, ",") + ")"
}

// noText is broken by what is no text, or one of impossible length.
func noText(columns ...string) string {
	var broken []string
	for _, c := range columns {
		broken = append(broken, fmt.Sprintf("typeof(%s) != 'text' OR length(%s) > %d", c, c, longestNote))
	}
	return strings.Join(broken, " OR ")
}

func anyOf(broken ...string) string { return strings.Join(broken, " OR ") }

// rulesOf are the laws of all tables. A session that goes on is in the middle of things:
// it may break some that have to do with its end.
func rulesOf() []rules {
	reasons := append(session.EndReasons(), ByInterruption, "")
	year := longest.Milliseconds()
	var marks []session.EventKind
	for _, k := range session.EventKinds() {
		if what(k) == aMark {
			marks = append(marks, k)
		}
	}
	return []rules{
		{"session", "id", []law{
			{"it began at a moment that can't be", between("began", earliest, latest)},
			{"its time zone is none", between("zone", -farthestZone, farthestZone)},
			{"its speed is none", fmt.Sprintf("typeof(speed) NOT IN ('real','integer') OR NOT speed > 0 OR speed > %d", fastest)},
			{"something is neither yes nor no", anyOf(between("treatment", 0, 1), between("open", 0, 1))},
			{"a length of time can't be", anyOf(between("at", 0, int64(longest)), between("active", 0, year), between("paused", 0, year))},
			{"it ended for a reason that is none", noneOf("ending", reasons...)},
			{"a text is none", anyOf(noText("uid", "name", "title", "program", "note"), "uid = ''")},
			{"it is over but can still be resumed", "NOT open AND (plan IS NOT NULL OR id IN (SELECT session FROM wish))"},
			{"it is over, and nothing says why", "open != (ending = '')"},
			{"active and paused time do not add up to the total", "NOT open AND abs(active + paused - at / 1000000) > 2"},
		}},
		{"point", "session", []law{
			{"a point began at another moment than its session", "began != (SELECT s.began FROM session s WHERE s.id = point.session)"},
			{"a point was treated by no protocol", "protocol IS NULL AND NOT (SELECT open FROM session s WHERE s.id = point.session)"},
			{"a client-reported score is not from 0 to 10", anyOf(perhaps("score_before", 0, 10), perhaps("score_after", 0, 10))},
			{"a pressure pain threshold can't be", anyOf(noThreshold("threshold_before"), noThreshold("threshold_after"))},
			{"a side is none", noneOf("side", protocol.NoSide, protocol.Left, protocol.Right)},
			{"a point counts what can't be", anyOf(between("n", 1, protocol.MaxPoints), between("planned", 0, mostOf), between("rounds", 0, mostOf),
				between("holds", 0, mostOf), between("fits", 0, mostOf), "fits > holds")},
			{"a point was planned as no point can be", anyOf(between("hold_min", 0, longestPhase.Milliseconds()),
				between("hold_max", 0, longestPhase.Milliseconds()), "hold_min > hold_max", between("hold_open", 0, 1), between("level", 0, protocol.MaxLevel))},
			{"a length of time can't be", anyOf(between("compression", 0, year), between("active", 0, year))},
			{"a point ended for a reason that is none", noneOf("ending", reasons...)},
			{"a text is none", noText("site", "landmark", "referral", "device", "adverse", "note")},
		}},
		{"round", "session", []law{
			{"a round is counted as none can be", anyOf(between("n", 1, mostOf), between("point", 1, protocol.MaxPoints), between("block", 1, mostOf),
				between("round", 1, mostOf), between("planned", 0, mostOf))},
			{"a round began or ended at a moment that can't be", anyOf(between("began", 0, year), perhaps("ended", 0, year))},
			{"a round ends before it begins", "ended < began"},
			{"a round ended for a reason that is none", anyOf(noneOf("ending", reasons...), "(ended IS NULL) != (ending = '')")},
		}},
		{"phase", "session", []law{
			{"a phase is of a kind that is none", noneOf("kind", protocol.Kinds()...)},
			{"a phase is counted as none can be", anyOf(between("step", 1, mostOf), between("point", 1, protocol.MaxPoints), between("block", 0, mostOf), between("round", 0, mostOf))},
			{"a phase was planned as none can be", anyOf(between("min", 0, longestPhase.Milliseconds()), between("max", 0, longestPhase.Milliseconds()), "min > max",
				between("guide", 0, longestPhase.Milliseconds()), between("count_min", 0, protocol.MaxCount), between("count_max", 0, protocol.MaxCount),
				"count_min > count_max", between("open", 0, 1), between("level", 0, protocol.MaxLevel))},
			{"what a number of a phase rests on is nothing", noneOf("basis", protocol.Basis(""), protocol.Stated, protocol.Secondary, protocol.Assumed, protocol.Chosen)},
			{"a shift of pressure is none", noneOf("shift", session.Shifts()...)},
			{"a phase began or ended at a moment that can't be", anyOf(between("began", 0, year), perhaps("ended", 0, year), perhaps("held", 0, year))},
			{
				"a phase ends before it begins, or was held for longer than it lasted",
				"ended < began OR held > ended - began + 1 OR (held IS NULL) != (ended IS NULL)",
			},
			{"something is neither yes nor no", anyOf(between("fits", 0, 1), between("superseded", 0, 1))},
			{"a phase ended for a reason that is none", anyOf(noneOf("ending", reasons...), "(ended IS NULL) != (ending = '')")},
			{"a text is none", noText("label")},
		}},
		{"mark", "session", []law{
			{"something happened that can't", noneOf("kind", marks...)},
			{"something is counted as it can't be", anyOf(between("n", 1, mostOf), between("point", 0, protocol.MaxPoints), between("block", 0, mostOf),
				between("round", 0, mostOf), between("step", 0, mostOf), between("level", 0, protocol.MaxLevel))},
			{"something happened at a moment that can't be", anyOf(between("at", 0, year), between("world", earliest, latest))},
			{"a client-reported score is not from 0 to 10", perhaps("score", 0, 10)},
			{"a text is none", noText("value")},
		}},
		{"wish", "session", []law{
			{"something was wanted that can't be", anyOf(noneOf("kind", session.Intents()...), noneOf("answer", append(session.Answers(), "")...),
				between("n", 1, mostOf), between("at", 0, int64(longest)), between("number", -mostOf, mostOf))},
		}},
		{"client", "", []law{
			{"a client has no code, or one that can't be", anyOf(noText("code"), "trim(code) = ''")},
			{"a client is known since a moment that can't be", between("created", 0, latest)},
		}},
		{"protocol", "", []law{{"a protocol has no text", anyOf(noText("hash", "name", "title", "file"), "file = ''")}}},
		{"drill", "", []law{
			{"a drill was done at a moment that can't be", anyOf(between("began", earliest, latest), between("zone", -farthestZone, farthestZone))},
			{"a drill can't be read", anyOf(noText("drill", "protocol", "result"), "NOT json_valid(result)")},
		}},
		{"answer", "", []law{
			{"a question was answered at a moment that can't be", anyOf(between("at", earliest, latest), between("zone", -farthestZone, farthestZone))},
			{"an answer is neither right nor wrong", anyOf(between("correct", 0, 1), noText("protocol", "question"))},
		}},
		{"sqlite_sequence", "", []law{
			{"the next number of a session is one that there is, or can't be", fmt.Sprintf(
				"typeof(seq) != 'integer' OR name = 'session' AND seq NOT BETWEEN (SELECT ifnull(max(id), 0) FROM session) AND %d OR seq NOT BETWEEN 0 AND %d", int64(1)<<40, int64(1)<<40)},
		}},
	}
}

// noThreshold is broken by a threshold that no algometer shows.
func noThreshold(column string) string {
	return fmt.Sprintf("%s IS NOT NULL AND (typeof(%s) NOT IN ('real','integer') OR NOT (%s > 0 AND %s <= %d))", column, column, column, column, MaxThreshold)
}

// broken finds the rows that break a law of their table: of what, and which law.
func (r *reader) broken(of rules, most int, take func(key int64, what string)) {
	cases, some := "", make([]string, len(of.laws))
	for i, l := range of.laws {
		cases += fmt.Sprintf(" WHEN %s THEN %d", l.broken, i)
		some[i] = "(" + l.broken + ")"
	}
	key := of.key
	if key == "" {
		key = "rowid"
	}
	found := make([]int, len(of.laws))
	seen := map[[2]int64]bool{}
	r.each(func(scan func(...any)) {
		var id int64
		var n int
		scan(&id, &n)
		if one := [2]int64{id, int64(n)}; !seen[one] && found[n] < most {
			seen[one] = true
			found[n]++
			take(id, of.laws[n].what)
		}
	}, "SELECT "+key+", CASE"+cases+" END FROM "+of.table+" NOT INDEXED WHERE "+strings.Join(some, " OR "))
}
