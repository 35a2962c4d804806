package input

import (
	"bytes"
	"slices"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// What a terminal is asked, by the kind of its answer.
const (
	keyboardFlags = iota
	modeReport
	attributes
	background
	questions // how many there are
)

// question is one that may be open.
type question struct {
	open bool
	at   time.Duration // when it was asked
}

// Asked records which questions stand in what is about to be written to the terminal. From then on
// their answers are awaited.
func (d *Decoder) Asked(now time.Duration, written []byte) {
	for kind, sequence := range [questions]string{
		keyboardFlags: ansi.RequestKittyKeyboard,
		modeReport:    "$p",
		attributes:    ansi.RequestPrimaryDeviceAttributes,
		background:    ansi.RequestBackgroundColor,
	} {
		if bytes.Contains(written, []byte(sequence)) {
			d.asked[kind] = question{true, now}
		}
	}
}

// Asks tells whether something in what is to be written asks the terminal for an answer.
func Asks(written []byte) bool {
	var d Decoder
	d.Asked(0, written)
	return d.awaits(0)
}

// awaits tells whether an answer is due.
func (d *Decoder) awaits(now time.Duration) bool {
	return slices.ContainsFunc(d.asked[:], func(q question) bool { return q.open && now-q.at < AnswerTime })
}

// answered records that an answer has come. A terminal answers in order, and every terminal reports
// its attributes: that report ends the wait for answers that this terminal doesn't give. Only the
// background may come later, where a multiplexer has to ask for it first.
func (d *Decoder) answered(now time.Duration, e uv.Event) {
	kind := questions
	switch e := e.(type) {
	case uv.KeyboardEnhancementsEvent:
		kind, d.flags = keyboardFlags, e.Flags
	case uv.ModeReportEvent:
		kind = modeReport
	case uv.PrimaryDeviceAttributesEvent:
		kind = attributes
		d.asked[keyboardFlags].open, d.asked[modeReport].open = false, false
		d.asked[background].at = min(d.asked[background].at, now-AnswerTime+lateTime)
	case uv.BackgroundColorEvent:
		kind = background
	}
	if kind == questions || !d.asked[kind].open {
		return
	}
	if trip := max(now-d.asked[kind].at, 1); d.trip == 0 || trip < d.trip {
		d.trip = trip
	}
	d.asked[kind].open = false
}

// Trip is how long the way to the terminal and back takes, as far as its answers tell; 0
// where there was none.
func (d *Decoder) Trip() time.Duration { return d.trip }

// reportsEscape tells whether the terminal writes the escape key as a sequence, so that an
// escape character alone is never the key.
func (d *Decoder) reportsEscape() bool { return d.flags&ansi.KittyDisambiguateEscapeCodes != 0 }

// respell corrects a decoded key of the kitty protocol, and reports whether the key means
// anything. Where the terminal reports text, a sign without text is a dead key, which waits
// for the next one. (For letters, some terminals report no text in some locales.) A key with
// shift types its shifted character, which is not always its capital; the decoder would take
// that of another layout.
func (d *Decoder) respell(seq []byte, k *uv.KeyPressEvent) bool {
	params := bytes.Split(seq[2:len(seq)-1], []byte(";"))
	if k.Code == 0 && k.Text != "" { // of an input method, without a key
		k.Code, _ = utf8.DecodeRuneInString(k.Text)
	}
	typing := k.Mod&^(uv.ModShift|uv.ModCapsLock|uv.ModNumLock) == 0
	if len(params) > 2 || !typing || k.Text == "" || k.Code > uv.KeyExtended || k.Code == uv.KeySpace {
		return true
	}
	if d.flags&ansi.KittyReportAssociatedKeys != 0 && !unicode.IsLetter(k.Code) && !unicode.IsDigit(k.Code) {
		return false
	}
	codes := bytes.Split(params[0], []byte(":"))
	if len(codes) < 3 || k.Mod&uv.ModShift == 0 {
		return true
	}
	k.ShiftedCode = 0
	k.Text = string(bytes.ToUpper([]byte(string(k.Code))))
	if shifted, ok := number(codes[1]); ok {
		k.ShiftedCode, k.Text = shifted, string(shifted)
	}
	return true
}

// number reads a code point.
func number(digits []byte) (rune, bool) {
	n, err := strconv.ParseUint(string(digits), 10, 32)
	return rune(n), err == nil && n <= unicode.MaxRune
}
