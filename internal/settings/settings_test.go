package settings

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/gauge"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/session"
	"presshold/internal/tomldoc"
)

func write(tb testing.TB, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "settings.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

func TestLoadMissing(t *testing.T) {
	for _, path := range []string{
		filepath.Join(t.TempDir(), "settings.toml"),
		filepath.Join(t.TempDir(), "no", "such", "folder", "settings.toml"),
		write(t, ""),
		write(t, "# nothing but a comment"),
		write(t, "[keys]\n"),
	} {
		got, err := Load(path)
		if err != nil {
			t.Fatal(err)
		}
		if keys := got.Keys.InForce(); !reflect.DeepEqual(keys, keymap.DefaultKeys()) {
			t.Errorf("the keys are %q", keys)
		}
		got.Keys = Default().Keys // a template without its # binds them all
		if !reflect.DeepEqual(got, Default()) {
			t.Errorf("Load(%q) = %+v, want the defaults", path, got)
		}
	}
}

func TestLoad(t *testing.T) {
	with := func(change func(*Settings)) Settings {
		s := Default()
		change(&s)
		return s
	}
	for _, test := range []struct {
		name, file string
		want       Settings
	}{
		{"theme", `theme = "dim"`, with(func(s *Settings) { s.Theme = "dim" })},
		{"literal text", `theme = 'light'`, with(func(s *Settings) { s.Theme = "light" })},
		{"seconds", `count_in = 10`, with(func(s *Settings) { s.CountIn = 10 * time.Second })},
		{"fraction", `ready = 2.5`, with(func(s *Settings) { s.Ready = 2500 * time.Millisecond })},
		{"length", `count_in = "1m30s"`, with(func(s *Settings) { s.CountIn = 90 * time.Second })},
		{"none", "count_in = 0\nready = \"0s\"", with(func(s *Settings) { s.CountIn, s.Ready = 0, 0 })},
		{"longest", `count_in = "1h"`, with(func(s *Settings) { s.CountIn = time.Hour })},
		{"protocol", `protocol = "steady-pressure"`, with(func(s *Settings) { s.Protocol = "steady-pressure" })},
		{"switches", "notify = false\nkeep_awake = false", with(func(s *Settings) { s.Notify, s.Awake = false, false })},
		{"pedal", "[pedal]\ngap = \"0.3s\"\nmode = \"press-and-hold\"", with(func(s *Settings) {
			s.Pedal = PedalSettings{300 * time.Millisecond, PressAndHold}
		})},
		{"milliseconds", "pedal.gap = \"250ms\"", with(func(s *Settings) { s.Pedal.Gap = 250 * time.Millisecond })},
		{"cues", "[cues]\nprofile = \"soft\"\nvolume = 40\nvoice = \"brief\"\nlanguage = \"de-AT\"", with(func(s *Settings) {
			style := &s.Cues.Style
			style.Profile, style.Volume, style.Voice, style.Language = cue.Soft, 40, cue.Brief, "de-AT"
		})},
		{"the profile's voice", "cues.voice = \"auto\"", Default()},
		{"single cues", "[cues]\noff = [\"tick\", \"cap\"]\non = [\"ready\", \"ready\"]", with(func(s *Settings) {
			s.Cues.Style.Cues = map[tone.Tone]bool{tone.Tick: false, tone.Cap: false, tone.Ready: true}
		})},
		{"words", "[cues.words]\npress = \"push\"\n3 = \"\"\ncheck-in = 'ask'", with(func(s *Settings) {
			s.Cues.Style.Words = map[voice.Phrase]string{voice.Press: "push", voice.Number(3): "", voice.CheckIn: "ask"}
		})},
		{"a gauge", "[gauge]\nport = \"COM3\"\nmodel = \"fdx\"\nbaud = 19200\nunit = \"kg\"", with(func(s *Settings) {
			s.Gauge.Port, s.Gauge.Model, s.Gauge.Baud, s.Gauge.Unit = "COM3", gauge.FDX, 19200, gauge.Kilogram
		})},
		{"a command for one", "gauge.command = [\"read\", \"a b\"]\ngauge.reads = \"lbf\"", with(func(s *Settings) {
			s.Gauge.Command, s.Gauge.Reads = []string{"read", "a b"}, gauge.PoundForce
		})},
		{"profiles", "cues.protocol = { skin-rolling = \"soft\", ninety = \"silent\" }", with(func(s *Settings) {
			s.Cues.Profiles = map[string]cue.Profile{"skin-rolling": cue.Soft, "ninety": cue.Silent}
		})},
		{"hooks", "[[hooks]]\non = [\"session-end\", \"gap\", \"gap\"]\ncommand = [\"a b\", \"-c\", \"$HOME\"]\n" +
			"[[hooks]]\non = [\"score\"]\ncommand = [\"x\"]\ntimeout = 2\n", with(func(s *Settings) {
			s.Hooks = []Hook{
				{[]session.EventKind{session.GapFound, session.SessionEnd}, []string{"a b", "-c", "$HOME"}, 10 * time.Second},
				{[]session.EventKind{session.Scored}, []string{"x"}, 2 * time.Second},
			}
		})},
		{"numbers", "ceiling = 5\ntarget = 7", with(func(s *Settings) { s.Ceiling, s.Target = 5, 7 })},
		{"mark of Windows editors", "\xef\xbb\xbftheme = \"dim\"\r\n", with(func(s *Settings) { s.Theme = "dim" })},
		{"one key", "[keys]\npause = \"x\"", with(func(s *Settings) { s.Keys[keymap.Pause] = []string{"x"} })},
		{"keys", "[keys]\npause = [\"x\", \"f5\"]", with(func(s *Settings) { s.Keys[keymap.Pause] = []string{"x", "f5"} })},
		{"dotted", "keys.pause = 'x'", with(func(s *Settings) { s.Keys[keymap.Pause] = []string{"x"} })},
		{"inline", "keys = { pause = 'x', eased = ['y'] }", with(func(s *Settings) {
			s.Keys[keymap.Pause], s.Keys[keymap.Eased] = []string{"x"}, []string{"y"}
		})},
		{"without a key", "[keys]\nfinish = []", with(func(s *Settings) { s.Keys[keymap.Finish] = []string{} })},
		{"taken from a default", "[keys]\nprimary = [\"space\", \"b\"]", with(func(s *Settings) {
			s.Keys[keymap.Primary] = []string{"space", "b"}
		})},
		{"a sequence takes what it begins with", "[keys]\nprimary = \"b 1\"", with(func(s *Settings) {
			s.Keys[keymap.Primary] = []string{"b 1"}
		})},
		{"not live together", "[keys]\neased = \"k\"", with(func(s *Settings) { s.Keys[keymap.Eased] = []string{"k"} })},
		{"swapped", "[keys]\npause = \"e\"\neased = \"p\"", with(func(s *Settings) {
			s.Keys[keymap.Pause], s.Keys[keymap.Eased] = []string{"e"}, []string{"p"}
		})},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Load(write(t, test.file))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}
}

func TestLoadBad(t *testing.T) {
	unknownHead := func(key string) string {
		return fmt.Sprintf("1:1: "+english.UnknownKey, strconv.Quote(key), plain.OrList(tomldoc.Keys(shape().Fields)))
	}
	unknownKey := func(key string) string {
		_, err := keymap.ParseKey(key)
		return fmt.Sprint(err)
	}
	for _, test := range []struct {
		name, file string
		want       string // each "line:column: text", in order
	}{
		{"misspelt", "\ntheem = \"dim\"\n", `2:1: unknown key "theem"; did you mean "theme"?`},
		{"unknown", "sound = true", unknownHead("sound")},
		{"unknown table", "[sound]\nplayer = 1", unknownHead("sound")},
		{"wrong type", "theme = 5", `1:9: must be text in quotes, not a whole number`},
		{"setting as table", "[theme]", `1:1: must be text in quotes, not a table`},
		{"setting as list", "theme = [\"dim\"]", `1:9: must be text in quotes, not an array`},
		{"bad theme", "# a\n  theme = \"pink\"", `2:11: must be auto, dark, light, dim or mono, not "pink"`},
		{"bad length", `count_in = "five"`, `1:12: "five": must be seconds or a length of time, such as 10, 10s or 1m30s`},
		{"range", `count_in = "5-8"`, `1:12: must be one length of time such as "10s", not "5-8"`},
		{"negative", `ready = -5`, `1:9: "-5": must not be below zero: write a length such as 10s`},
		{"too short", `ready = 0.1`, `1:9: must be 0 for none, or from 0.5s to 1h, not "0.1"`},
		{"too long", `count_in = "2h"`, `1:12: must be 0 for none, or from 0.5s to 1h, not "2h"`},
		{"as it is written", `ready = "99h"`, `1:9: must be 0 for none, or from 0.5s to 1h, not "99h"`},
		{"session clock", "session.length = \"3d\"", `1:18: must be 0 for none, or from 1s to 12h, not "3d"`},
		{"no length", `count_in = true`, `1:12: must be a length of time, such as "5s", not true or false`},
		{"infinite", `count_in = inf`, `1:12: "inf": must be seconds or a length of time, such as 10, 10s or 1m30s`},
		{"bad id", `protocol = "Steady Pressure"`, `1:12: "Steady Pressure" is not the id of a protocol, such as "steady-pressure"`},
		{"too high", `ceiling = 21`, `1:11: must be a whole number from 0 to 20, not 21`},
		{"below zero", `target = -1`, `1:10: must be a whole number from 0 to 10, not -1`},
		{"fraction", `target = 3.0`, `1:10: must be a whole number from 0 to 10, not a decimal number`},
		{"number in quotes", `target = "5"`, `1:10: must be a whole number from 0 to 10, not text`},
		{"twice", "theme = \"dim\"\ntheme = \"dark\"", `2:1: "theme" is already on line 1`},
		{"not TOML", "theme = dim", `1:9: put text, a range or a length with a unit in quotes: "dim"`},
		{"not closed", "theme = \"dim", `1:12: the text has no closing quote on its line`},
		{"not UTF-8", "theme = \"dim\"\n# caf\xe9\n", `2:6: byte 0xe9 is not UTF-8: save the file as UTF-8 text`},
		{"column in characters", "# ü\nkeys.\"ü\" = 'é'; x", "2:15: " + english.LineEndMissing},
		{"terminal escape", "theme = \"\x1b[2J\"", `1:10: basic strings cannot have control characters`},
		{"escaped escape", `theme = "\u001b[2J"`, `1:10: must not contain a control character (U+001B)`},

		{"public address", "share.at = \"203.0.113.5\"", `1:12: "203.0.113.5" is not a private address, and a run is shared in private networks only`},
		{"no switch", "notify = 1", `1:10: must be true or false, not a whole number`},
		{"pedal misspelt", "[pedel]\ngap = 1", `1:1: unknown key "pedel"; did you mean "pedal"?`},
		{"pedal is no table", "pedal = 1", `1:9: must be a table, not a whole number: write [pedal] and its keys below`},
		{"pedal is a list", "[[pedal]]", `1:1: must be a table, not an array: write [pedal] and its keys below`},
		{"in no table", "gap = 1", `1:1: key "gap" belongs in [pedal], not here`},
		{"gap too long", "pedal.gap = 6", `1:13: must be from 0.1s to 5s, not "6"`},
		{"gap too short", "pedal.gap = \"5ms\"", `1:13: must be from 0.1s to 5s, not "5ms"`},
		{"pedal mode", "[pedal]\nmode = \"hold\"", `2:8: must be toggle or press-and-hold, not "hold"`},
		{"a gauge and a command", "[gauge]\nport = \"COM3\"\ncommand = [\"x\"]", `3:11: choose a port or a command for the gauge, not both`},
		{"a command and a gauge", "[gauge]\ncommand = [\"x\"]\nport = \"COM3\"", `2:11: choose a port or a command for the gauge, not both`},
		{"no command", "[gauge]\ncommand = [\"\"]", `2:11: it names no program`},
		{"a unit", "[gauge]\nunit = \"oz\"", `2:8: must be N, kg, kgf, lb, lbf or g, not "oz"`},
		{"a model", "[gauge]\nmodel = \"mark10\"", `2:9: unknown value "mark10"; did you mean "mark-10"?`},
		{"dots in a name", "\"cues.volume\" = 5", unknownHead("cues.volume")},
		{"profile", "[cues]\nprofile = \"sotf\"", `2:11: unknown value "sotf"; did you mean "soft"?`},
		{"volume", "[cues]\nvolume = 101", `2:10: must be a whole number from 0 to 100, not 101`},
		{"voice", "[cues]\nvoice = \"loud\"", `2:9: must be auto, off, brief or instructions, not "loud"`},
		{"language", "[cues]\nlanguage = \"--en\"", `2:12: "--en" is not a language, such as "en" or "pt-BR"`},
		{"words that lack", "[cues]\nlanguage = \"fr\"\n[cues.words]\npress = \"appuyez\"", `2:12: language "fr" has no built-in words: add "release" to [cues.words] (28 are missing), or choose one of en, de, es`},
		{"cue", "[cues]\noff = [\"tik\"]", `2:8: unknown value "tik"; did you mean "tick"?`},
		{"cue on and off", "[cues]\noff = [\"tick\"]\non = [\"tick\"]", `3:6: "tick" is turned both on and off`},
		{"one cue", "[cues]\noff = \"tick\"", `2:7: must be an array of text values such as ["one", "two"], not text`},
		{"phrase", "[cues.words]\npres = \"push\"", `2:1: unknown word "pres"; did you mean "press"?`},
		{"number", "[cues.words]\n21 = \"x\"", `2:1: unknown word "21": use a number from 0 to 20, or press, release, deeper, lighter, again, contract, stroke, stretch, ease, heat, movement, reposition, check-in, get-ready, halfway, in-range, guide, cap, point, left, right, round, done, paused, resumed, half-time, ten-left, five-left or time-up`},
		{"unspeakable", "[cues.words]\npress = \"\\u001b[2J\"", `2:10: must not contain a control character (U+001B)`},
		{"words in two lines", "[cues.words]\npress = \"a\\nb\"", `2:9: must not contain a line break, a tab or a control character (U+000A)`},
		{"no words", "[cues.words]\npress = 5", `2:9: must be text in quotes, not a whole number`},
		{"words deeper", "[cues.words.press]", `1:1: must be text in quotes, not a table`},
		{"profile's id", "[cues.protocol]\nA = \"soft\"", `2:1: "A" is not the id of a protocol, such as "steady-pressure"`},
		{"profile of one", "[cues.protocol]\nninety = \"loud\"", `2:10: must be silent, soft, normal or teaching, not "loud"`},
		{"one hook", "[hooks]\non = []", `1:1: must be tables, not a table: write [[hooks]] for each`},
		{"hooks in line", "hooks = [{ on = [] }]", `1:17: add events, such as on = ["session-end"]`},
		{"hook without events", "[[hooks]]\ncommand = [\"x\"]", `1:1: add events, such as on = ["session-end"]`},
		{"hook without a command", "[[hooks]]\non = [\"gap\"]", `1:1: add a program, such as command = ["/path/to/program"]`},
		{"hook without a program", "[[hooks]]\non = [\"gap\"]\ncommand = [\"\"]", `3:11: it names no program`},
		{"hook on what is not", "[[hooks]]\non = [\"sesion-end\"]\ncommand = [\"x\"]", `2:7: unknown value "sesion-end"; did you mean "session-end"?`},
		{"hook by a shell", "[[hooks]]\non = [\"gap\"]\ncommand = \"rm -r x\"", `3:11: must be an array of text values such as ["one", "two"], not text`},
		{"hook with a zero", "[[hooks]]\non = [\"gap\"]\ncommand = [\"\\u0000\"]", `3:13: must not contain a control character (U+0000)`},
		{"hook too slow", "[[hooks]]\non = [\"gap\"]\ncommand = [\"x\"]\ntimeout = \"1h\"", `4:11: must be from 0.1s to 10m, not "1h"`},
		{"hook misspelt", "[[hooks]]\non = [\"gap\"]\ncomand = [\"x\"]", `3:1: unknown key "comand"; did you mean "command"?`},
		{"too many hooks", strings.Repeat("[[hooks]]\non = [\"gap\"]\ncommand = [\"x\"]\n", 17), `49:1: at most 16 are allowed`},

		{"unknown action", "[keys]\npuase = \"p\"", `2:1: unknown key "puase"; did you mean "pause"?`},
		{"keys is no table", "keys = \"p\"", `1:8: must be a table, not text: write [keys] and its keys below`},
		{"keys is a list", "[[keys]]", `1:1: must be a table, not an array: write [keys] and its keys below`},
		{"deeper", "[keys.pause]\nx = \"p\"", `1:1: must be keys in quotes, such as ["p"], not a table`},
		{"number for a key", "[keys]\npause = 5", `2:9: must be keys in quotes, such as ["p"], not a whole number`},
		{"number among keys", "[keys]\npause = [\"p\", 5]", `2:15: must be keys in quotes, such as ["p"], not a whole number`},
		{"list among keys", "[keys]\npause = [\"p\", []]", `2:9: must be keys in quotes, such as ["p"], not an array`},
		{"number for a table in a table", "[cues]\nwords = 3", "2:9: must be a table, not a whole number: write [cues.words] and its keys below"},
		{"unknown key", "[keys]\npause = \"spcae\"", `2:9: unknown key "spcae"; did you mean "space"?`},
		{"two unknown keys", "[keys]\nnext = [\"qqq\"]\nback = [\"zzz\"]", "2:9: " + unknownKey("qqq") + "\n3:9: " + unknownKey("zzz")},
		{"no key", "[keys]\npause = \"\"", `2:9: a key needs a name, such as "p" or "space"`},
		{"digit", "[keys]\npause = \"5\"", `2:9: key "5": digits enter the client-reported score`},
		{"always quits", "[keys]\npause = \"ctrl+c\"", `2:9: key "ctrl+c" always quits`},
		{"always suspends", "[keys]\npause = [\"p\", \"CTRL+Z\"]", `2:15: key "ctrl+z" always suspends`},
		{"key twice", "[keys]\npause = [\"A\", \"shift+a\"]", `2:15: key "A" is listed twice`},
		{"no primary key", "[keys]\nprimary = []", `2:11: the primary action needs a key, such as ["space"]`},
		{"primary keys taken", "[keys]\nquit = [\"space\", \"enter\"]", `2:8: the primary action needs a key, such as ["space"]`},
		{"too many keys", "[keys]\npause = [" + strings.Repeat("'p',", 17) + "]", `2:9: 17 keys are too many: at most 16 are allowed`},
		{"live together", "[keys]\npause = [\"x\"]\nnext = [\"y\", \"x\"]", `3:8: key "x" already belongs to pause`},
		{"live in two places", "[keys]\nup = \"x\"\nprimary = \"x\"", `3:11: key "x" already belongs to up`},
		{"begins alike", "[keys]\nprimary = \"x y\"\npause = \"x\"", `3:9: key "x" already belongs to primary`},
		{"all of them", "them = 1\ntarget = 99\n[keys]\npause = 1\nnext = 2", strings.Join([]string{
			`1:1: unknown key "them"; did you mean "theme"?`,
			`2:10: must be a whole number from 0 to 10, not 99`,
			`4:9: must be keys in quotes, such as ["p"], not a whole number`,
			`5:8: must be keys in quotes, such as ["p"], not a whole number`,
		}, "\n")},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := write(t, test.file)
			got, err := Load(path)
			var bad *tomldoc.Error
			if !errors.As(err, &bad) {
				t.Fatalf("error is %v, want a *tomldoc.Error", err)
			}
			if keys := got.Keys.InForce(); !reflect.DeepEqual(keys, keymap.DefaultKeys()) {
				t.Errorf("the keys are %q", keys)
			}
			got.Keys = Default().Keys // a template without its # binds them all
			if !reflect.DeepEqual(got, Default()) {
				t.Errorf("the settings are %+v, want the defaults", got)
			}
			var places []string
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if place, ok := strings.CutPrefix(line, path+":"); ok {
					places = append(places, place)
				}
			}
			if got := strings.Join(places, "\n"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("x", 200)
	for _, test := range []struct{ name, file, want string }{
		{"under the value", "\n\ntheme = \"pink\" # why\n", "  3 | theme = \"pink\" # why\n    |         ^^^^^^"},
		{"tab", "\ttheem = 1", "  1 |     theem = 1\n    |     ^^^^^"},
		{"wide characters", "protocol = \"指压\"", "  1 | protocol = \"指压\"\n    |            ^^^^^^"},
		{"control characters", "theme = \"a\x1b[2J\"", "  1 | theme = \"a␛[2J\"\n    |           ^"},
		{"right to left", "theme = \"\u202e\"", "  1 | theme = \"�\"\n    |          ^"},
		{"long before", "keys = { pause = 'p', " + long + " = 'p' }", "  1 | keys = { pause = 'p', " + long[:49] + "…\n    |                       " + strings.Repeat("^", 50)},
		{"far to the right", "theme = " + strings.Repeat(" ", 80) + "5", "  1 | …" + strings.Repeat(" ", 47) + "5\n    | " + strings.Repeat(" ", 48) + "^"},
		{"long after", "theme = \"" + long + "\"", "  1 | theme = \"" + long[:62] + "…\n    |         " + strings.Repeat("^", 64)},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(write(t, test.file))
			var bad *tomldoc.Error
			if !errors.As(err, &bad) {
				t.Fatalf("error is %v, want a *tomldoc.Error", err)
			}
			if got := bad.Problems[0].Excerpt; got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestLoadUnreadable(t *testing.T) {
	t.Run("directory", func(t *testing.T) {
		if _, err := Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "it is a folder") {
			t.Errorf("got %v, want an error that tells of the folder", err)
		}
	})
	t.Run("10 MB", func(t *testing.T) {
		_, err := Load(write(t, strings.Repeat("#\n", 5<<20)))
		if err == nil || !strings.Contains(err.Error(), "larger than 64 KiB") {
			t.Errorf("got %v, want an error that tells of the size", err)
		}
	})
	t.Run("no file of ours", func(t *testing.T) {
		var b strings.Builder
		for i := range 5_000 {
			fmt.Fprintf(&b, "k%d=1\n", i)
		}
		_, err := Load(write(t, b.String()))
		var bad *tomldoc.Error
		if !errors.As(err, &bad) || len(bad.Problems) != 1 || !strings.HasPrefix(bad.Problems[0].Text, "there are more than 500 entries") {
			t.Fatalf("got %v, want one problem", err)
		}
	})
	t.Run("deep", func(t *testing.T) {
		_, err := Load(write(t, "theme = "+strings.Repeat("[", 1<<15)))
		var bad *tomldoc.Error
		if !errors.As(err, &bad) {
			t.Errorf("got %v, want a *tomldoc.Error", err)
		}
	})
}

func TestTemplate(t *testing.T) {
	commented := Template()
	setting, example := regexp.MustCompile(`(?m)^#([a-z_-]+ = )`), regexp.MustCompile(`(?m)^#\[.*\n(#.*\n)*`)
	uncommented := setting.ReplaceAll(example.ReplaceAll(commented, nil), []byte("$1"))
	want := 0
	for _, table := range Doc().Tables() {
		if !table.List {
			want += len(table.Values())
		}
	}
	if got := len(setting.FindAll(uncommented, -1)); got != 0 || bytes.Count(uncommented, []byte("\n\n")) < want {
		t.Errorf("the template has not %d settings:\n%s", want, uncommented)
	}
	for _, data := range [][]byte{commented, uncommented, Default().TOML()} {
		got, err := Load(write(t, string(data)))
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if keys := got.Keys.InForce(); !reflect.DeepEqual(keys, keymap.DefaultKeys()) {
			t.Errorf("the keys are %q", keys)
		}
		got.Keys = Default().Keys // a template without its # binds them all
		if !reflect.DeepEqual(got, Default()) {
			t.Errorf("got  %+v\nwant %+v\nfrom\n%s", got, Default(), data)
		}
	}
	for line := range strings.SplitSeq(string(commented), "\n") {
		if len(line) > 100 {
			t.Errorf("the line is too long to read: %s", line)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Template())
	f.Add(Default().TOML())
	f.Add([]byte("[[hooks]]\non = ['gap']\ncommand = ['\\', \"\\u0007\\n\"]\n[cues.words]\npress = '\"'\n[cues]\noff = ['tick']"))
	f.Add([]byte("keys = { pause = ['p', \"\\u001b\"] }\ncount_in = 1e3\r\n"))
	f.Add([]byte("[note]\ntemplate = \"a\\u001b[2J\""))
	f.Add([]byte("theme = \"\x1b[2J\"\n[keys]\n[[keys]]"))
	f.Add([]byte("\xef\xbb\xbf[keys]\nprimary = \"b enter\""))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, _, err := decode("settings.toml", data)
		if err != nil {
			for _, r := range err.Error() {
				if r != '\n' && (r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0) {
					t.Errorf("the error would reach the terminal with %U in it:\n%q", r, err.Error())
				}
			}
			return
		}
		again, _, err := decode("settings.toml", got.TOML())
		if err != nil {
			t.Fatalf("what is in force cannot be read again: %v", err)
		}
		got.Keys, again.Keys = got.Keys.InForce(), again.Keys.InForce() // it writes them all
		if !reflect.DeepEqual(got, again) {
			t.Errorf("got  %+v\nwant %+v", again, got)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	path := write(b, string(Default().TOML()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(path); err != nil {
			b.Fatal(err)
		}
	}
}
