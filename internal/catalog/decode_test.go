package catalog

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// valid is a small valid file; its lines are numbered for the tables below.
const valid = `schema = 1
id = "my-protocol"
name = "My protocol"

[[sources]]
key = "N3"
basis = "stated"
citation = "somebody"

[[blocks]]
rounds = 3

[[blocks.phases]]
kind = "hold"
duration = "8s-10s"
`

func TestDecodeReadsEveryKey(t *testing.T) {
	const text = `
schema = 1
id = "all-keys"
name = "All keys"
summary = "One sentence."
technique = """
Two lines,
	one with a tab."""
tool = "thumb"
breath = "out"
cautions = ["one", 'two "quoted"']
order = "sweep"
reposition = 2.5
reposition_from = "assumed"

[[sources]]
key = "N3"
basis = "stated"
citation = "somebody, somewhere"

[pressure]
words = "firm"
change = "alternate"
level = 2
levels = ["lighter", "deeper"]
target = 5
ceiling = 0x3

[[points]]
site = "upper trapezius"
side = "both"
landmark = "midway"

[[blocks]]
name = "first"
rounds = "2-3"
rounds_from = "stated:N3"
cap = 1_0
cap_from = "chosen"
until = ["eased", "score:3", "drop:50%", "time:8m"]
until_from = "assumed"
eased = "pain lessened"

[[blocks.phases]]
kind = "stroke"
label = "pass"
note = "Slowly."
duration = "open"
duration_from = "stated:N3"
cap = "1m"
cap_from = "assumed"
guide = 30
guide_from = "assumed"
between = true
count = "10-12"
count_from = "stated:N3"

[[blocks.phases]]
kind = "hold"
duration = "8-10"

[[blocks.phases]]
kind = "check-in"
when = "every 2"
waits = true

[aftercare]
soreness = "24h-36h"
soreness_from = "stated:N3"
relaxed = "4d-14d"
relaxed_from = "stated:N3"
caveat = "depending"
`
	stated, assumed := protocol.Provenance{Basis: protocol.Stated, Source: "N3"}, protocol.Provenance{Basis: protocol.Assumed}
	hour, day := time.Hour, 24*time.Hour
	want := protocol.Protocol{
		ID: "all-keys", Name: "All keys", Summary: "One sentence.",
		Technique: "Two lines,\n\tone with a tab.", Tool: "thumb", Breath: "out",
		Cautions: []string{"one", `two "quoted"`},
		Sources:  []protocol.Source{{Key: "N3", Basis: protocol.Stated, Citation: "somebody, somewhere"}},
		Pressure: protocol.Pressure{
			Words: "firm", Change: protocol.Alternate, Level: 2,
			Levels: []string{"lighter", "deeper"}, Target: 5, Ceiling: 3,
		},
		Order:      protocol.Sweep,
		Points:     []protocol.Point{{Site: "upper trapezius", Side: protocol.Both, Landmark: "midway"}},
		Reposition: 2500 * time.Millisecond, RepositionFrom: assumed,
		Blocks: []protocol.Block{{
			Name: "first",
			Rounds: protocol.Rounds{
				Min: 2, Planned: 3, From: stated,
				Cap: 10, CapFrom: protocol.Provenance{Basis: protocol.Chosen},
			},
			Until: []protocol.Criterion{
				{Rule: protocol.UntilEased},
				{Rule: protocol.UntilScore, N: 3},
				{Rule: protocol.UntilPercent, N: 50},
				{Rule: protocol.UntilTime, Time: 8 * time.Minute},
			},
			UntilFrom: assumed, Eased: "pain lessened",
			Phases: []protocol.Phase{
				{
					Kind: protocol.Stroke, Label: "pass", Note: "Slowly.",
					Duration: protocol.Span{Open: true}, From: stated,
					Cap: time.Minute, CapFrom: assumed,
					Guide: 30 * time.Second, GuideFrom: assumed, Between: true,
					Count: protocol.Range{Min: 10, Max: 12}, CountFrom: stated,
				},
				{Kind: protocol.Hold, Duration: protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second}},
				{Kind: protocol.CheckIn, When: protocol.Occasion{Every: 2}, Waits: true},
			},
		}},
		Aftercare: protocol.Aftercare{
			Soreness: protocol.Span{Min: 24 * hour, Max: 36 * hour}, SorenessFrom: stated,
			Relaxed: protocol.Span{Min: 4 * day, Max: 14 * day}, RelaxedFrom: stated,
			Caveat: "depending",
		},
	}
	for name, data := range map[string]string{
		"plain":                  text,
		"with a byte order mark": "\ufeff" + text,
		"with Windows line ends": strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Decode("all-keys.toml", []byte(data))
			if err != nil {
				t.Fatal(err)
			}
			if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
				t.Errorf("got  %s\nwant %s", g, w)
			}
		})
	}
}

// One row for each thing that can be wrong: an edit of the valid file, and the
// places and texts of all problems that come of it.
func TestDecodeRefuses(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           []string // "line:column: part of the text", in order; none but these
	}{
		// Syntax: the first error ends the reading.
		{"length without quotes", `"8s-10s"`, `10s`, []string{at("15:14", english.ValueUnquoted, `"10s"`)}},
		{"range without quotes", `"8s-10s"`, `8-10`, []string{at("15:13", english.ValueUnquoted, `"8-10"`)}},
		{"word without quotes", `"hold"`, `hold # why`, []string{at("14:8", english.ValueUnquoted, `"hold"`)}},
		{"two values on a line", `rounds = 3`, `rounds = 3 sets = 2`, []string{at("11:12", english.LineEndMissing)}},
		{"no equals sign", `rounds = 3`, `rounds: 3`, []string{at("11:7", english.EqualsMissing)}},
		{"no key", `rounds = 3`, `= 3`, []string{at("11:1", english.KeyMissing)}},
		{"True", `rounds = 3`, `rounds = True`, []string{at("11:10", english.TruthLowerCase, "true", `"True"`)}},
		{"no value", `rounds = 3`, `rounds =`, []string{at("11:9", english.ValueMissing)}},
		{"open quote", `"My protocol"`, `"My protocol`, []string{`3:20: the text has no closing quote on its line`}},
		{"curly quotes", `"My protocol"`, `“My protocol”`, []string{at("3:8", english.QuotesCurly)}},
		{"open bracket", `[[sources]]`, `[[sources]`, []string{at("5:10", english.HeaderUnclosed, "]]")}},
		{"letter before a key", `rounds = 3`, `é = 3`, []string{at("11:1", english.CharUnexpected, 'é')}},
		{"blank that is none", `rounds = 3`, "rounds\u00a0= 3", []string{at("11:7", english.CharUnexpected, '\u00a0')}},
		{"wide equals sign", `rounds = 3`, `rounds ＝ 3`, []string{at("11:8", english.CharUnexpected, '＝')}},
		{"nothing that is seen", `rounds = 3`, "rounds = 3\u200b", []string{at("11:11", english.CharUnexpected, '\u200b')}},
		{"wide digit", `rounds = 3`, `rounds = ３`, []string{at("11:10", english.ValueUnquoted, `"３"`)}},
		{"dash without quotes", `"8s-10s"`, `8–10`, []string{at("15:13", english.ValueUnquoted, `"8–10"`)}},
		{"accented word without quotes", `"My protocol"`, `Über`, []string{at("3:8", english.ValueUnquoted, `"Über"`)}},
		{"clock without quotes", `"8s-10s"`, `0:90`, []string{at("15:13", english.ValueUnquoted, `"0:90"`)}},
		{"yes", `kind = "hold"`, "kind = \"hold\"\nbetween = yes", []string{at("15:11", english.TruthOrQuotes, `"yes"`)}},
		{"another comment", `rounds = 3`, `rounds = 3 // why`, []string{at("11:12", english.LineEndMissing)}},
		{"apostrophe", `"My protocol"`, `'John's protocol'`, []string{at("3:14", english.SingleWithin)}},
		{"quotes within quotes", `"My protocol"`, `"My "own" protocol"`, []string{at("3:13", english.DoubleWithin)}},
		{"two texts", `"My protocol"`, `"My" "protocol"`, []string{at("3:13", english.LineEndMissing)}},
		{"backslash", `"My protocol"`, `"C:\Users"`, []string{at("3:13", english.EscapeWrong)}},
		{"text of several lines without an end", `"My protocol"`, `"""My protocol`, []string{at("3:8", english.TextUnclosed, `"""`)}},
		{"open header", `[[sources]]`, `[sources`, []string{at("5:9", english.HeaderUnclosed, "]")}},
		{"blank in a header", `[[blocks]]`, `[[my blocks]]`, []string{at("10:6", english.HeaderWrong)}},
		{"no comma", `rounds = 3`, `until = ["eased" "score:3"]`, []string{at("11:18", english.ListBroken)}},
		{"no comma in braces", `rounds = 3`, `x = {a = 1 b = 2}`, []string{at("11:12", english.BracesBroken)}},
		{"braces gone on with", `name = "My protocol"`, "name = \"x\"\npressure = {level = 1}\n[pressure.x]\ny = 1", []string{at("5:1", english.AlreadyOnLine, `"pressure"`, 4)}},
		{"line ends of old", `rounds = 3`, "rounds = 3\rcap = 4", []string{at("11:11", english.LineEndOld)}},
		{"leading zero", `rounds = 3`, `rounds = 03`, []string{`11:10: integers cannot have leading zeroes`}},
		{"huge number", `rounds = 3`, `rounds = 99999999999999999999`, []string{`11:10: the number is too large`}},
		{"table of a value", `rounds = 3`, "rounds = 3\n[id.x]", []string{at("12:1", english.AlreadyOnLine, `"id"`, 2)}},
		{"NUL", `My protocol`, "My\x00protocol", []string{`3:11: there is a NUL byte`}},
		{"not UTF-8", `My protocol`, "My\xffprotocol", []string{`3:11: byte 0xff is not UTF-8`}},
		{"not UTF-8 after wide letters", `My protocol`, "漢字\xff", []string{`3:11: byte 0xff is not UTF-8`}},

		// Schema.
		{"no schema", "schema = 1\n", ``, []string{at("1:1", english.SchemaMissing, 1)}},
		{"next schema", `schema = 1`, "schema = 2\nfuture = 3", []string{`1:10: schema 2 is unknown: this version of presshold reads schema 1`}},
		{"schema in quotes", `schema = 1`, `schema = "1"`, []string{at("1:10", english.SchemaWanted, 1, "text")}},

		// Keys.
		{"misspelt key", `duration =`, `duraton =`, []string{`15:1: unknown key "duraton"; did you mean "duration"?`}},
		{"swapped letters", `kind =`, `knid =`, []string{`14:1: unknown key "knid"; did you mean "kind"?`}},
		{"misspelt table", "[[blocks.phases]]", "[[blocks.phase]]", []string{`13:1: unknown key "phase"; did you mean "phases"?`}},
		{"phases outside of a block", "[[blocks]]\nrounds = 3\n\n[[blocks.phases]]", "[[phases]]", []string{`10:1: key "phases" belongs in [[blocks]], not here`}},
		{"strange key", `rounds = 3`, "rounds = 3\nbeautiful = true", []string{at("12:1", english.UnknownKey, `"beautiful"`, "name, sets, sets_from, rounds, rounds_from, cap, cap_from, until, until_from, unbroken, eased or phases")}},
		{"key of another table", `name = "My protocol"`, "name = \"x\"\nwaits = true", []string{`4:1: key "waits" belongs in [[blocks.phases]], not here`}},
		{"escape in a key", `rounds = 3`, "rounds = 3\n\"\\u001b[31m\" = 1", []string{`12:1: unknown key "\x1b[31m": use `}},
		{"key twice", `rounds = 3`, "rounds = 3\nrounds = 4", []string{at("12:1", english.AlreadyOnLine, `"rounds"`, 11)}},
		{"keys twice", `rounds = 3`, "rounds = 3\nrounds = 4\nname = \"a\"\nname = \"b\"", []string{at("12:1", english.AlreadyOnLine, `"rounds"`, 11), at("14:1", english.AlreadyOnLine, `"name"`, 13)}},
		{"table twice", `[[blocks]]`, "[pressure]\nlevel = 1\n[pressure]\n[[blocks]]", []string{`12:1: "pressure" is already on line 10`}},
		{"table twice after its inner one", `[[blocks]]`, "[pressure.x]\n[pressure]\n[pressure]\n[[blocks]]", []string{`10:1: unknown key "x"`, `12:1: "pressure" is already on line 10`}},
		{"array as table", `[[blocks]]`, "[sources]\n[[blocks]]", []string{`10:1: "sources" is already on line 5`}},

		// Types.
		{"number for a text", `"My protocol"`, `3`, []string{at("3:8", english.WantText, "a whole number")}},
		{"text for a table", "[[blocks]]", "pressure = \"firm\"\n[[blocks]]", []string{`10:1: key "pressure" belongs in the top part of the file, not here`}},
		{"number for a table", `schema = 1`, "schema = 1\npressure = 1", []string{at("2:12", english.WantTable, "pressure", "a whole number")}},
		{"table for tables", `[[sources]]`, `[sources]`, []string{at("5:1", english.WantTables, "sources", "a table")}},
		{"text for an array", `schema = 1`, "schema = 1\ncautions = \"x\"", []string{at("2:12", english.WantTexts, "text")}},
		{"number in an array", `schema = 1`, "schema = 1\ncautions = [\"x\", 3]", []string{at("2:18", english.WantText, "a whole number")}},
		{"number among tables", `schema = 1`, "schema = 1\npoints = [{site = \"x\"}, 3]", []string{at("2:25", english.WantTableEach, "points", "a whole number")}},
		{"text for rounds", `rounds = 3`, `rounds = "three"`, []string{`11:10: must be a whole number or a range such as 3-5, not "three"`}},
		{"decimal rounds", `rounds = 3`, `rounds = 2.5`, []string{at("11:10", english.WantRange, english.FormDecimal)}},
		{"date for a length", `"8s-10s"`, `2024-05-17`, []string{at("15:12", english.WantLength, "a date or time")}},
		{"array for a length", `"8s-10s"`, `[8, 10]`, []string{at("15:12", english.WantLength, "an array")}},
		{"text for truth", `kind = "hold"`, "kind = \"hold\"\nbetween = \"yes\"", []string{at("15:11", english.WantTruth, "text")}},
		{"criterion as text", `rounds = 3`, "rounds = 3\nuntil = \"eased\"", []string{at("12:9", english.WantCriteria, "text")}},

		// Lengths of time.
		{"no length", `"8s-10s"`, `"soon"`, []string{`15:12: "soon": must be seconds or a length of time`}},
		{"bad unit", `"8s-10s"`, `"10x"`, []string{`15:12: "10x": "x" is not a unit of time: use s, min, h or d`}},
		{"range backwards", `"8s-10s"`, `"10s-8s"`, []string{`15:12: "10s-8s": the smaller number must come first`}},
		{"zero", `"8s-10s"`, `0`, []string{at("15:12", english.LengthZero, `"0"`)}},
		{"zero in quotes", `"8s-10s"`, `"0s"`, []string{at("15:12", english.LengthZero, `"0s"`)}},
		{"negative", `"8s-10s"`, `-5`, []string{`15:12: "-5": must not be below zero: write a length such as 10s`}},
		{"negative in quotes", `"8s-10s"`, `"-5s"`, []string{`15:12: "-5s": must not be below zero`}},
		{"infinite", `"8s-10s"`, `inf`, []string{`15:12: "inf": must be seconds or a length of time, such as 10, 10s or 1m30s`}},
		{"not a number", `"8s-10s"`, `nan`, []string{`15:12: "nan": must be seconds or a length of time, such as 10, 10s or 1m30s`}},
		{"absurd", `"8s-10s"`, `"80m"`, []string{`15:12: must be from 0.5s to 1h, not 1h20m`}},
		{"absurd number", `"8s-10s"`, `1e300`, []string{`15:12: "1e300": "e" is not a unit of time: use s, min, h or d`}},
		{"too short", `"8s-10s"`, `0.1`, []string{`15:12: must be from 0.5s to 1h, not 0.1s`}},
		{"too fine", `"8s-10s"`, `1.23456`, []string{`15:12: "1.23456": must be seconds`}},
		{"more than a year", `"8s-10s"`, `"400d"`, []string{`15:12: "400d": must be at most one year`}},
		{"two rules of one value", `"8s-10s"`, `"0.1s-2h"`, []string{`15:12: must be from 0.5s to 1h, not 0.1s`, `15:12: must be from 0.5s to 1h, not 2h`}},
		{"no duration", "duration = \"8s-10s\"\n", ``, []string{`13:1: say how long`}},
		{"no cap", `"8s-10s"`, `"open"`, []string{`13:1: an open phase needs a cap, such as cap = "60s"`}},
		{"zero cap", `"8s-10s"`, "\"open\"\ncap = 0", []string{at("16:7", english.LengthZero, `"0"`)}},
		{"range as cap", `"8s-10s"`, "\"open\"\ncap = \"5-6\"", []string{at("16:7", english.LengthSingle, `"5-6"`)}},
		{"cap below", `"8s-10s"`, "\"8s-10s\"\ncap = 9", []string{`16:7: a cap of 9s is below the duration of 8s-10s`}},
		{"guide of a fixed phase", `"8s-10s"`, "\"8s-10s\"\nguide = 9", []string{`16:9: only an open phase has a guide time`}},
		{"long word for a length", `"8s-10s"`, `"` + strings.Repeat("9", 100) + `"`, []string{`15:12: must be at most 80 characters long, not 100`}},

		// Numbers and words.
		{"no rounds", "rounds = 3\n", ``, []string{`10:1: say how many rounds`}},
		{"zero rounds", `rounds = 3`, `rounds = 0`, []string{at("11:10", english.WholeTooLow, "0")}},
		{"too many rounds", `rounds = 3`, `rounds = 1001`, []string{at("11:10", english.AtMostAllowed, 1000, `"1001"`)}},
		{"too many rounds in a range", `rounds = 3`, `rounds = "1-1001"`, []string{at("11:10", english.AtMostAllowed, 1000, `"1-1001"`)}},
		{"cap of rounds below", `rounds = 3`, "rounds = 3\ncap = 2", []string{`12:7: a cap of 2 is below the planned number of rounds, 3`}},
		{"level zero", `[[blocks]]`, "[pressure]\nlevel = 0\n[[blocks]]", []string{at("11:9", english.WantWhole, 20, "0")}},
		{"target above 10", `[[blocks]]`, "[pressure]\ntarget = 11\n[[blocks]]", []string{at("11:10", english.WantWhole, 10, "11")}},
		{"bad criterion", `rounds = 3`, "rounds = 3\nuntil = [\"eased\", \"score:11\"]", []string{`12:19: stop rule "score:11": must be a client-reported score from 0 to 10`}},
		{"criterion twice", `rounds = 3`, "rounds = 3\nuntil = [\"score:3\", \"score:2\"]", []string{at("12:21", english.CriterionTwice, "score:2")}},
		{"unknown kind", `"hold"`, `"hodl"`, []string{`14:8: unknown value "hodl"; did you mean "hold"?`}},
		{"unknown order", `schema = 1`, "schema = 1\norder = \"random\"", []string{`2:9: must be each or sweep, not "random"`}},
		{"bad id", `"my-protocol"`, `"My Protocol"`, []string{`2:6: "My Protocol" is not an id: use lower-case letters`}},
		{"no id", "id = \"my-protocol\"\n", ``, []string{`1:1: an id is needed`}},
		{"blank name", `"My protocol"`, `"  "`, []string{`3:8: a name is needed`}},
		{"long name", `My protocol`, strings.Repeat("x", 81), []string{`3:8: must be at most 80 characters long, not 81`}},
		{"long text", `schema = 1`, "schema = 1\nsummary = \"" + strings.Repeat("x", 4001) + `"`, []string{`2:11: must be at most 4000 characters long, not 4001`}},
		{"when of a hold", `kind = "hold"`, "kind = \"hold\"\nwhen = \"last\"", []string{`15:8: only a check-in says when`}},
		{"bad when", `kind = "hold"`, "kind = \"hold\"\nwhen = \"now\"", []string{`15:8: must be every, every 2, last`}},
		{"count of a hold", `kind = "hold"`, "kind = \"hold\"\ncount = 3", []string{`15:9: what is counted is not timed`}},

		// Provenance.
		{"no source named", `rounds = 3`, "rounds = 3\nrounds_from = \"stated\"", []string{`12:15: "stated" names no source`}},
		{"source not there", `rounds = 3`, "rounds = 3\nrounds_from = \"stated:N9\"", []string{`12:15: there is no source "N9" among the sources`}},
		{"bad provenance", `rounds = 3`, "rounds = 3\nrounds_from = \"guessed\"", []string{`12:15: must be assumed or chosen, or have the key of a source`}},

		// What a terminal would act on.
		{"escape in a name", `My protocol`, `My \u001b[31mprotocol`, []string{at("3:12", english.CharInName, rune(0x001B))}},
		{"short escape in a name", `My protocol`, `\\ \e[31m`, []string{at("3:12", english.CharInName, rune(0x001B))}},
		{"newline in a name", `My protocol`, `My\nprotocol`, []string{at("3:11", english.CharInName, rune(0x000A))}},
		{"bell in a text", `somebody`, `some\tbody\u0007`, []string{at("8:23", english.CharInText, rune(0x0007))}},
		{"C1 control in a text", `somebody`, "some\u009bbody", []string{at("8:17", english.CharInText, rune(0x009B))}},
		{"reordering in a site", `[[blocks]]`, "[[points]]\nsite = \"a\u202eb\"\n[[blocks]]", []string{at("11:10", english.CharInName, rune(0x202E))}},

		// Several at once, in the order of the file.
		{
			"many", `rounds = 3`, "rounds = 0\ncolour = 1\ncap = \"x\"",
			[]string{at("11:10", english.WholeTooLow, "0"), `12:1: unknown key "colour"`, at("13:7", english.WantWhole, 1000, "text")},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := strings.Replace(valid, tt.old, tt.new, 1)
			if data == valid {
				t.Fatalf("%q is not in the file", tt.old)
			}
			p, err := Decode("bad.toml", []byte(data))
			var fileErr *tomldoc.Error
			if !errors.As(err, &fileErr) {
				t.Fatalf("error %v, protocol %+v", err, p)
			}
			var got []string
			for _, d := range fileErr.Problems {
				got = append(got, fmt.Sprintf("%d:%d: %s", d.Line, d.Column, d.Text))
			}
			if len(got) != len(tt.want) {
				t.Fatalf("got  %q\nwant %q", got, tt.want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], tt.want[i]) {
					t.Errorf("problem %d: got  %q\nwant %q", i, got[i], tt.want[i])
				}
			}
			checkHarmless(t, err.Error())
		})
	}
}

func TestValidFileIsValid(t *testing.T) {
	if _, err := Decode("valid.toml", []byte(valid)); err != nil {
		t.Fatal(err)
	}
}

func TestDecodeRefusesHugeData(t *testing.T) {
	_, err := Decode("huge.toml", make([]byte, MaxFile+1))
	if err == nil || err.Error() != "huge.toml: it is larger than 1024 KiB, the most that is read" {
		t.Error(err)
	}
}

// Files made to take long are refused quickly.
func TestDecodeRefusesHostileFiles(t *testing.T) {
	repeat := func(s string) string { return strings.Repeat(s, MaxFile/len(s)-10) }
	count := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < MaxFile-100; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const tooMany = "there are more than 500 entries: this is not a presshold file"
	tests := []struct{ name, data, want string }{
		{"keys", count("k%d = 1\n"), "501:1: " + tooMany},
		{"keys of an inline table", "a = {" + count("k%d = 1, ") + "z = 1}", "1:4896: " + tooMany},
		{"items", "a = [" + repeat("1, ") + "1]", "1:5: " + tooMany},
		{"tables", repeat("[[blocks]]\n"), "501:1: " + tooMany},
		{"parts of a key", repeat("a.") + "a = 1", "1:33: there are more than 16 entries: this is not a presshold file"},
		{"parts of a header", "[" + repeat("a.") + "a]", "1:1: there are more than 16 entries: this is not a presshold file"},
		{"same key", repeat("a = 1\n"), `2:1: "a" is already on line 1`},
		{"same header", repeat("[a]\n"), `2:1: "a" is already on line 1`},
		{"brackets", "a = " + repeat("["), "1:10005: arrays and inline tables are nested more than"},
		{"long key", repeat("k") + " = 1", "1:1: there is no schema"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Decode("hostile.toml", []byte(tt.data))
			if err == nil || !strings.HasPrefix(err.Error(), "hostile.toml:"+tt.want) {
				t.Errorf("error %.300v\nwant %s", err, tt.want)
			}
			if len(err.Error()) > 20_000 {
				t.Errorf("the message has %d bytes", len(err.Error()))
			}
		})
	}
}

// at is what is told of a place.
func at(place, sentence string, args ...any) string {
	return place + ": " + fmt.Errorf(sentence, args...).Error()
}
