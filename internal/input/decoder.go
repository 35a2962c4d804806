package input

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// How long a decoder waits for more.
const (
	// EscapeTime is how long an escape character may be the beginning of a sequence, where
	// no answer of the terminal is awaited: then it was the key.
	EscapeTime = 20 * time.Millisecond
	// SequenceTime is how long the next byte of a sequence is waited for, over a line that
	// stalls. Then the sequence is dropped whole.
	SequenceTime = 1200 * time.Millisecond
	// AnswerTime is how long an answer is awaited.
	AnswerTime = 5 * time.Second
	// lateTime is how long the background's colour is awaited after a terminal has answered all else.
	lateTime = 1500 * time.Millisecond
	// PasteTime is how long pasted text may stand still before its end. What comes then is
	// typed again.
	PasteTime = 1200 * time.Millisecond

	// typistTime is less than any typist takes from key to key for long. What comes more
	// slowly does not prolong a paste.
	typistTime = 40 * time.Millisecond
	// resyncTime is how long after a broken sequence characters still count as its rest.
	resyncTime = 50 * time.Millisecond
	// burstTime is how long after a long burst, which may arrive in pieces, characters still
	// belong to it.
	burstTime = 25 * time.Millisecond
	longBurst = 8
	// wheelTime is how soon after an arrow key the same one is a wheel's: no keyboard
	// repeats faster than about 60 times a second.
	wheelTime = 12 * time.Millisecond
)

// Burst are characters that came faster than anybody types, three or more at once, or five
// of the same: text that was pasted without brackets, or the rest of something. A text field
// may take them; they are not commands. (Two at once may be two presses that the line held
// up, and a few of the same a bouncing contact.)
type Burst []tea.KeyPressMsg

// Decoder turns bytes into events. The zero value is ready to use.
type Decoder struct {
	decode uv.EventDecoder
	buf    []byte        // of a sequence that has begun
	last   time.Duration // when a byte came last
	skip   bool          // what follows at once is the rest of something broken

	pasting  bool
	pasted   []byte
	pasteEnd time.Duration // when the paste is over, unless more of it comes

	asked [questions]question
	trip  time.Duration // the shortest time from a question to its answer; 0 before one
	flags int           // of the keyboard, as the terminal reported them

	burst time.Duration // when the last long one was; 0 for never
	arrow rune          // that came last
	moved time.Duration // when it did
}

// Feed adds bytes and returns the messages that are complete.
func (d *Decoder) Feed(now time.Duration, data []byte) []tea.Msg {
	if d.skip && now-d.last > resyncTime {
		d.skip = false
	}
	var out []tea.Msg
	if len(data) == 0 {
		return nil
	}
	switch late := now - d.last; {
	case d.pasting && (len(data) > 1 || len(d.buf) > 0 || data[0] == esc || late < typistTime):
		d.pasteEnd = now + PasteTime
	case !d.pasting && d.isEscape() && late > EscapeTime && strings.IndexByte("[]OP_^X\\", data[0]) < 0:
		out = d.escape(out) // it was the key, although an answer was awaited: none goes on like this
	}
	d.last = now
	d.buf = append(d.buf, data...)
	var typed []tea.KeyPressMsg
	for len(d.buf) > 0 {
		n, s := scan(d.buf)
		if s == partial {
			break
		}
		seq := d.buf[:n]
		d.buf = d.buf[n:]
		switch {
		case s == broken:
			d.skip = true
		case seq[len(seq)-1] == ctrlC:
			d.pasting, d.pasted, d.skip = false, nil, false
			out = append(out, tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
		case d.pasting:
			out = d.paste(out, now, seq)
		case seq[0] != esc && d.skip:
		case seq[0] != esc:
			if k, ok := d.event(seq).(uv.KeyPressEvent); ok {
				typed = append(typed, tea.KeyPressMsg(k))
			}
		default:
			d.skip = false
			out = append(d.typed(out, now, typed), d.sequence(now, seq)...)
			typed = nil
		}
	}
	d.buf = bytes.Clone(d.buf)
	return d.typed(out, now, typed)
}

// Due is when Expire has something to do, unless more bytes come; false for never.
func (d *Decoder) Due() (time.Duration, bool) {
	switch {
	case d.pasting:
		return d.pasteEnd, true
	case len(d.buf) == 0:
		return 0, false
	case d.isEscape() && !d.awaits(d.last) && !d.reportsEscape():
		return d.last + EscapeTime, true
	default:
		return d.last + SequenceTime, true
	}
}

// Expire gives up waiting for what is due.
func (d *Decoder) Expire(now time.Duration) []tea.Msg {
	due, ok := d.Due()
	if !ok || now < due {
		return nil
	}
	if !d.pasting && d.isEscape() {
		return d.escape(nil)
	}
	d.buf = nil
	if d.pasting {
		return d.endPaste(nil)
	}
	return nil
}

// Pending tells whether an answer or the rest of a sequence is under way.
func (d *Decoder) Pending(now time.Duration) bool {
	return d.pasting || len(d.buf) > 0 || d.awaits(now)
}

// isEscape tells whether nothing but an escape character came.
func (d *Decoder) isEscape() bool { return len(d.buf) == 1 && d.buf[0] == esc }

// escape adds the escape key that was held back, unless the terminal reports that key by a
// sequence.
func (d *Decoder) escape(out []tea.Msg) []tea.Msg {
	d.buf = nil
	if d.reportsEscape() {
		return out
	}
	return append(out, tea.KeyPressMsg{Code: tea.KeyEscape})
}

// sequence is what a whole escape sequence stands for; nothing where it is not known, for
// then it is no key either.
func (d *Decoder) sequence(now time.Duration, seq []byte) []tea.Msg {
	if inner := seq[1:]; inner[0] == esc {
		// An escape character before a key is that key with alt, and before anything else,
		// such as an answer, the key of its own.
		if k, ok := d.event(seq).(uv.KeyPressEvent); ok && k.Mod.Contains(uv.ModAlt) {
			return []tea.Msg{tea.KeyPressMsg(k)}
		}
		return append([]tea.Msg{tea.KeyPressMsg{Code: tea.KeyEscape}}, d.sequence(now, inner)...)
	}
	switch e := d.event(seq).(type) {
	case uv.PasteStartEvent:
		d.pasting, d.pasteEnd = true, now+PasteTime
		return nil
	case uv.PasteEndEvent:
		return nil
	case uv.KeyPressEvent:
		return d.press(now, seq, e)
	case uv.MultiEvent: // a modified F3, or where the cursor is, which nobody asks
		if k, ok := e[0].(uv.KeyPressEvent); ok {
			return []tea.Msg{tea.KeyPressMsg(k)}
		}
		return nil
	case nil:
		return nil
	default:
		return d.other(nil, now, e)
	}
}

// other takes what is no key and no paste, and adds it if models heed it.
func (d *Decoder) other(out []tea.Msg, now time.Duration, e uv.Event) []tea.Msg {
	d.answered(now, e)
	if msg := Message(e); msg != nil {
		return append(out, msg)
	}
	return out
}

// event decodes a whole sequence; nil for one that is not known.
func (d *Decoder) event(seq []byte) uv.Event {
	if len(seq) == 4 && seq[1] == '[' && seq[2] == '[' { // the Linux console
		if seq[3] < 'A' || seq[3] > 'E' {
			return nil
		}
		return uv.KeyPressEvent{Code: uv.KeyF1 + rune(seq[3]-'A')}
	}
	n, e := d.decode.Decode(slices.Clone(seq))
	if e == nil || n != len(seq) && seq[len(seq)-1] != '$' || reflect.TypeOf(e).Kind() == reflect.String {
		return nil
	}
	return e
}

// press is a key that came as a sequence.
func (d *Decoder) press(now time.Duration, seq []byte, k uv.KeyPressEvent) []tea.Msg {
	if seq[1] == '[' && seq[len(seq)-1] == 'u' && !d.respell(seq, &k) {
		return nil
	}
	msg := tea.KeyPressMsg(k)
	if k.Code != uv.KeyUp && k.Code != uv.KeyDown || k.Mod != 0 || k.IsRepeat {
		return []tea.Msg{msg}
	}
	again := k.Code == d.arrow && now-d.moved < wheelTime
	d.arrow, d.moved = k.Code, now
	if again || bytes.HasPrefix(d.buf, seq) {
		return []tea.Msg{wheel(k.Code)}
	}
	return []tea.Msg{msg}
}

// wheel is a notch of the wheel that came as an arrow key.
func wheel(code rune) tea.MouseWheelMsg {
	if code == uv.KeyUp {
		return tea.MouseWheelMsg{Button: tea.MouseWheelUp}
	}
	return tea.MouseWheelMsg{Button: tea.MouseWheelDown}
}

// typed hands on characters that came at once: few as keys, many as a burst.
func (d *Decoder) typed(out []tea.Msg, now time.Duration, keys []tea.KeyPressMsg) []tea.Msg {
	if len(keys) == 0 {
		return out
	}
	different := slices.ContainsFunc(keys, func(k tea.KeyPressMsg) bool { return k.String() != keys[0].String() })
	goesOn := d.burst > 0 && now-d.burst < burstTime
	if different && len(keys) > 2 || len(keys) > 4 || goesOn {
		if goesOn || len(keys) >= longBurst {
			d.burst = max(now, 1)
		}
		return append(out, Burst(keys))
	}
	for _, k := range keys {
		out = append(out, k)
	}
	return out
}

// maxPaste is how much of a pasted text is kept, in bytes.
const maxPaste = 1 << 20

// paste adds a piece of pasted text. Control sequences are left out; ctrl+c, however the keyboard
// writes it, ends the paste.
func (d *Decoder) paste(out []tea.Msg, now time.Duration, seq []byte) []tea.Msg {
	if seq[0] != esc {
		if len(d.pasted) < maxPaste {
			d.pasted = append(d.pasted, seq...)
		}
		return out
	}
	switch e := d.event(seq).(type) {
	case uv.PasteEndEvent:
		return d.endPaste(out)
	case uv.KeyPressEvent:
		if k := tea.KeyPressMsg(e); k.Mod.Contains(tea.ModCtrl) && (k.Code == 'c' || k.Code == 'C') {
			d.pasting, d.pasted = false, nil
			return append(out, k)
		}
	case uv.KeyReleaseEvent, nil:
	default:
		return d.other(out, now, e)
	}
	return out
}

// endPaste hands on what was pasted.
func (d *Decoder) endPaste(out []tea.Msg) []tea.Msg {
	text := strings.ToValidUTF8(string(d.pasted), "")
	d.pasting, d.pasted = false, nil
	return append(out, tea.PasteMsg{Content: text})
}
