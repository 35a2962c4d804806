package input

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

const ms = time.Millisecond

// moment is what comes, and when.
type moment struct {
	at   time.Duration
	data string
}

// feed lets bytes come and time pass, and tells what is made of them: keys by their names,
// and everything else by its kind.
func feed(d *Decoder, moments ...moment) []string {
	var out []string
	add := func(msgs []tea.Msg) {
		for _, msg := range msgs {
			out = append(out, name(msg))
		}
	}
	expire := func(until time.Duration) {
		for due, ok := d.Due(); ok && due <= until; due, ok = d.Due() {
			add(d.Expire(due))
		}
	}
	for _, m := range moments {
		expire(m.at)
		add(d.Feed(m.at, []byte(m.data)))
	}
	expire(time.Hour)
	return out
}

func name(msg tea.Msg) string {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.IsRepeat {
			return "repeat " + msg.String()
		}
		return msg.String()
	case tea.KeyReleaseMsg:
		return "release " + msg.String()
	case tea.PasteMsg:
		return fmt.Sprintf("paste %q", msg.Content)
	case Burst:
		text := ""
		for _, k := range msg {
			text += k.Text
		}
		return fmt.Sprintf("burst %q", text)
	case tea.MouseWheelMsg:
		return msg.String()
	default:
		return strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%T", msg), "tea."), "Msg")
	}
}

func TestDecoder(t *testing.T) {
	for _, tt := range []struct {
		name  string
		asked string // a second before
		in    []moment
		want  []string
	}{
		{"a key", "", []moment{{0, "p"}}, []string{"p"}},
		{"keys", "", []moment{{0, "p"}, {300 * ms, "\r"}, {600 * ms, " "}, {900 * ms, "ä"}}, []string{"p", "enter", "space", "ä"}},
		{"a character in two parts", "", []moment{{0, "\xc3"}, {400 * ms, "\xa4"}}, []string{"ä"}},
		{"a character without its end", "", []moment{{0, "\xc3"}, {1300 * ms, "p"}}, []string{"p"}},
		{"bytes that are no characters", "", []moment{{0, "\xff\xfe"}, {100 * ms, "p"}}, []string{"p"}},
		{"escape", "", []moment{{0, "\x1b"}, {21 * ms, "p"}}, []string{"esc", "p"}},
		{"alt", "", []moment{{0, "\x1bp"}, {300 * ms, "\x1b\x1b[A"}}, []string{"alt+p", "alt+up"}},
		{"escape before an answer", "", []moment{{0, "\x1b\x1b]11;rgb:1/1/1\x07"}}, []string{"esc", "BackgroundColor"}},
		{"escape while an answer is awaited", "\x1b]11;?\x07", []moment{{0, "\x1b"}, {300 * ms, "p"}}, []string{"esc", "p"}},
		{"escape and an arrow while one is awaited", "\x1b]11;?\x07", []moment{{0, "\x1b"}, {500 * ms, "\x1b[B"}, {900 * ms, "\x1b[B"}}, []string{"esc", "down", "down"}},
		{"escape twice while one is awaited", "\x1b]11;?\x07", []moment{{0, "\x1b"}, {300 * ms, "\x1b"}}, []string{"esc", "esc"}},
		{"escape while none comes", "\x1b]11;?\x07", []moment{{0, "\x1b"}}, []string{"esc"}},
		{"arrows", "", []moment{{0, "\x1b[A"}, {300 * ms, "\x1bOB"}, {600 * ms, "\x1b[1;5C"}}, []string{"up", "down", "ctrl+right"}},
		{"an arrow in two parts", "", []moment{{0, "\x1b["}, {900 * ms, "A"}}, []string{"up"}},
		{"a sequence without an end", "", []moment{{0, "\x1b[1;5"}, {1300 * ms, "p"}}, []string{"p"}},
		{"a broken sequence", "", []moment{{0, "\x1b[1;\r5uqf"}, {60 * ms, "p"}}, []string{"p"}},
		{"a sequence nobody knows", "", []moment{{0, "\x1b[5;6z\x1bPfoo\x1b\\\x1b_bar\x1b\\\x1b^x\x1b\\"}}, nil},
		{"a string that is broken off", "", []moment{{0, "\x1b]11;rgb:\x1b[A"}}, []string{"up"}},
		{"ctrl+c, always", "", []moment{{0, "\x1b]11;rgb\x03"}, {1 * ms, "\x1b[\x03"}, {2 * ms, "\x1b[M\x03"}, {3 * ms, "abc\x03"}}, []string{"ctrl+c", "ctrl+c", "ctrl+c", "ctrl+c", `burst "abc"`}},
		{"two keys on a line that stood still", "", []moment{{0, "10"}}, []string{"1", "0"}},
		{"the same key, over and over", "", []moment{{0, "nnnnn"}}, []string{`burst "nnnnn"`}},
		{"one notch of a wheel", "", []moment{{0, "\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A"}}, []string{"wheelup", "wheelup", "wheelup", "wheelup", "wheelup"}},
		{"a wheel in pieces", "", []moment{{0, "\x1bOB\x1bOB"}, {5 * ms, "\x1bOB"}}, []string{"wheeldown", "wheeldown", "wheeldown"}},
		{"an arrow key held down", "", []moment{{0, "\x1b[A"}, {16 * ms, "\x1b[A"}}, []string{"up", "up"}},
		{"the wheel itself", "", []moment{{0, "\x1b[<64;10;5M\x1b[<65;10;5M"}}, []string{"wheelup", "wheeldown"}},
		{"a bounce", "", []moment{{0, "  "}}, []string{"space", "space"}},
		{"pasted without brackets", "", []moment{{0, "quit\r"}, {40 * ms, "p"}}, []string{`burst "quit"`, "p"}},
		{"a long paste without brackets", "", []moment{{0, "finish, quit\r"}, {10 * ms, "f"}, {30 * ms, "q"}, {60 * ms, "p"}}, []string{`burst "finish, quit"`, `burst "f"`, `burst "q"`, "p"}},
		{"pasted", "", []moment{{0, "\x1b[200~quit\rfoo\x1b[201~p"}}, []string{`paste "quit\rfoo"`, "p"}},
		{"the end of a paste in pieces", "", []moment{{0, "\x1b[200~q"}, {900 * ms, "\x1b"}, {1800 * ms, "[20"}, {2800 * ms, "1~"}}, []string{`paste "q"`}},
		{"a paste without an end", "", []moment{{0, "\x1b[200~quit"}, {1000 * ms, "p"}, {1300 * ms, "p"}}, []string{`paste "quitp"`, "p"}},
		{"ctrl+c in a paste", "", []moment{{0, "\x1b[200~quit"}, {500 * ms, "\x03"}, {600 * ms, "p"}}, []string{"ctrl+c", "p"}},
		{"ctrl+c in a paste, in the kitty protocol", "", []moment{{0, "\x1b[200~quit"}, {500 * ms, "\x1b[99;5u"}, {600 * ms, "p"}}, []string{"ctrl+c", "p"}},
		{"releases", "", []moment{{0, "\x1b[112;1u"}, {500 * ms, "\x1b[112;1:2u"}, {600 * ms, "\x1b[112;1:3u"}}, []string{"p", "repeat p", "release p"}},
		{"a key that may be where the cursor is", "", []moment{{0, "\x1b[1;2R"}, {1, "\x1b[12;40R"}}, []string{"shift+f3"}},
		{"keys of the Linux console", "", []moment{{0, "\x1b[[A"}, {1, "\x1b[[Z"}}, []string{"f1"}},
		{"a shifted key of rxvt", "", []moment{{0, "\x1b[5$"}}, []string{"shift+pgup"}},
		{"a mouse of old", "", []moment{{0, "\x1b[M qq"}}, []string{"MouseClick"}},
		{"escape in the kitty protocol", "", []moment{{0, "\x1b[?31u"}, {1 * ms, "\x1b[27u"}, {500 * ms, "\x1b"}, {1400 * ms, "[?31u"}, {2000 * ms, "\x1b"}}, []string{"KeyboardEnhancements", "esc", "KeyboardEnhancements"}},
		{"a letter of which no text is reported", "", []moment{{0, "\x1b[?31u\x1b[1077::116;u"}}, []string{"KeyboardEnhancements", "е"}},
		{"a dead key", "", []moment{{0, "\x1b[?31u\x1b[94::91u"}, {300 * ms, "\x1b[101;;234u"}}, []string{"KeyboardEnhancements", "ê"}},
		{"a shifted key of another layout", "", []moment{{0, "\x1b[122:90:119;2u"}}, []string{"Z"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var d Decoder
			d.Asked(0, []byte(tt.asked))
			for i := range tt.in {
				tt.in[i].at += time.Second
			}
			if got := feed(&d, tt.in...); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// answers are what terminals answer to what the program asks, and the kinds of what is made
// of it.
func answers() map[string]string {
	return map[string]string{
		"\x1b]11;rgb:1e1e/2e2e/3e3e\x1b\\": "BackgroundColor",
		"\x1b]11;rgb:00/00/00\x07":         "BackgroundColor",
		"\x1b[?0u":                         "KeyboardEnhancements",
		"\x1b[?31u":                        "KeyboardEnhancements",
		"\x1b[?2026;2$y":                   "ModeReport",
		"\x1b[?2027;0$y":                   "ModeReport",
		"\x1b[?62;1;4;22c":                 "",
		"\x1b[?6c":                         "",
		"\x1bP>|kitty(0.32.2)\x1b\\":       "",
		"\x1b[12;40R":                      "",
	}
}

// all asks everything that can be asked.
const all = "\x1b[?u\x1b[c\x1b]11;?\x07\x1b[?2026$p"

// An answer in two parts is one, wherever it is parted, and whatever comes in between.
func TestAnswersInPieces(t *testing.T) {
	for answer, kind := range answers() {
		for at := 1; at < len(answer); at++ {
			for _, gap := range []time.Duration{0, 1, 19, 21, 49, 51, 100, 300, 499, 501, 999, 1000} {
				var d Decoder
				d.Asked(0, []byte(all))
				var want []string
				if kind != "" {
					want = []string{kind}
				}
				if got := feed(&d, moment{ms, answer[:at]}, moment{ms + gap*ms, answer[at:]}); !reflect.DeepEqual(got, want) {
					t.Errorf("%q | %d ms | %q: %q", answer[:at], gap, answer[at:], got)
				}
			}
		}
		var d Decoder // byte by byte, a second each
		d.Asked(0, []byte("\x1b]11;?\x07\x1b[?u"))
		var pieces []moment
		for i := range answer {
			pieces = append(pieces, moment{time.Duration(i+1) * 1000 * ms, answer[i : i+1]})
		}
		if got := feed(&d, pieces...); len(got) > 1 || len(got) == 1 && got[0] != kind {
			t.Errorf("%q byte by byte: %q", answer, got)
		}
	}
}

// Nothing is awaited any more once the terminal has answered, or has told that it does not
// know the question; then the escape key is quick.
func TestEscapeIsQuick(t *testing.T) {
	for _, tt := range []struct {
		asked, answer string
		quick         bool
	}{
		{"", "", true},
		{all, "", false},
		{"\x1b[?u\x1b[c", "\x1b[?6c", true},
		{"\x1b[?u\x1b[c\x1b]11;?\x07", "\x1b[?6c", false},
		{"\x1b]11;?\x07", "\x1b]11;rgb:0/0/0\x07", true},
	} {
		var d Decoder
		d.Asked(0, []byte(tt.asked))
		d.Feed(ms, []byte(tt.answer))
		d.Feed(10*ms, []byte("\x1b"))
		due, ok := d.Due()
		if quick := ok && due == 10*ms+EscapeTime; quick != tt.quick {
			t.Errorf("asked %q, answered %q: due at %v", tt.asked, tt.answer, due)
		}
		if strings.HasSuffix(tt.answer, "c") && d.awaits(ms+1500*ms) {
			t.Errorf("asked %q, answered %q: awaited for long", tt.asked, tt.answer)
		}
		if d.Feed(AnswerTime, nil); d.awaits(AnswerTime + ms) {
			t.Errorf("asked %q: awaited for ever", tt.asked)
		}
	}
}

// Whatever comes, whenever it comes, in whatever pieces: nothing falls over, every byte is
// taken, and ctrl+c is heard.
func FuzzDecoder(f *testing.F) {
	for answer := range answers() {
		f.Add([]byte(answer), uint16(30))
	}
	for _, s := range []string{"\x1b[200~a\x1b[201~", "\x1b[M   ", "\x1b[97:65:98;2:1;65u", "\x1b[57441;1:3u", "\x1bOP\x1b[15;2~", "\x1b[27;5;67~", "\x9b1;2A", "\x1b[<0;1;1M"} {
		f.Add([]byte(s), uint16(700))
	}
	f.Fuzz(func(t *testing.T, data []byte, gap uint16) {
		var d Decoder
		d.Asked(0, []byte(all))
		var pieces []moment
		for i := range data {
			pieces = append(pieces, moment{time.Duration(i) * time.Duration(gap) * ms, string(data[i : i+1])})
		}
		feed(&d, pieces...)
		var again Decoder
		again.Asked(0, []byte(all))
		feed(&again, moment{0, string(data)})
		for _, d := range []*Decoder{&d, &again} {
			if got := feed(d, moment{time.Hour, "\x03"}); !reflect.DeepEqual(got, []string{"ctrl+c"}) {
				t.Errorf("after %q: %q", data, got)
			}
			if len(d.buf) > 0 {
				t.Errorf("%q is left of %q", d.buf, data)
			}
		}
	})
}
