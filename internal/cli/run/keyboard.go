package run

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"presshold/internal/cli/app"
	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/session"
)

// keyboard reads lines from a terminal in its ordinary mode, so that screen readers and line
// editing work. The zero value reads nothing.
type keyboard struct {
	tty          io.Reader
	reply        io.Writer // for answers, apart from the transcript
	keys         map[keymap.Action][]string
	typed        chan string
	sessionClock *sessionClock    // nil where there is none
	mute         func() bool      // turns the sound off or on, and reports whether it is off; nil for none
	front        func() bool      // whether reading is allowed: not for a job in the background
	cont         <-chan os.Signal // the job was stopped and continued, maybe in the background
	gap          time.Duration    // between two times Enter alone; what comes sooner is not meant
	entered      time.Time        // when Enter alone came last
}

// backoff is how often a program in the background checks whether it has the terminal again. To
// read before that would stop the program.
const backoff = time.Second

// newKeyboard reads from the terminal that the program was started on, with Enter.
func newKeyboard(tty io.Reader, reply io.Writer, keys map[keymap.Action][]string, gap time.Duration) *keyboard {
	app.IgnoreBackgroundReads()
	return &keyboard{
		tty: tty, reply: reply, keys: keys, gap: gap, entered: time.Now(),
		front: func() bool { return app.InForeground(tty) },
		cont:  app.Continued(),
	}
}

func (k *keyboard) start() {
	if k.tty == nil {
		return
	}
	k.typed = make(chan string)
	if k.front() {
		k.say(english.LineHow)
	}
	guard.Go(k.read, nil) // a panic counts as the end of the input
}

// read passes on each line until the input ends. It tries a failed read once more: the program may
// have been in the background at that moment.
func (k *keyboard) read() {
	defer close(k.typed)
	in := bufio.NewReader(k.tty)
	for failed := false; ; {
		if !k.front() {
			time.Sleep(backoff)
			continue
		}
		line, err := in.ReadString('\n')
		switch {
		case err == nil:
			failed = false
			k.typed <- strings.TrimSpace(line)
		case err == io.EOF, failed:
			return
		default:
			failed = true
		}
	}
}

// bounces reports whether a line is Enter alone too soon after the last: it may come from a pedal,
// whose contact bounces or which is held down.
func (k *keyboard) bounces(line string) bool {
	if line != "" {
		return false
	}
	before := k.entered
	k.entered = time.Now()
	return k.entered.Sub(before) < k.gap
}

// attended reports whether somebody can type now, which excludes a job in the background.
func (k *keyboard) attended() bool { return k.tty != nil && k.front() }

func (k *keyboard) say(format string, args ...any) {
	fmt.Fprintln(k.reply, plain.Line(fmt.Sprintf(format, args...)))
}

// act does what a line asks for, or prints why it can't.
func (k *keyboard) act(d *drive.Driver, line string) {
	switch {
	case k.bounces(line):
		return
	case line == "?":
		k.list(d)
		return
	case k.asks(line, howLong, "h"):
		d.Wake()
		k.say("%s", phrase.HowLong(d.Snapshot()))
		if k.sessionClock != nil {
			k.say(english.SessionClock, phrase.SessionClockSpoken(k.sessionClock.stands()))
		}
		return
	case k.asks(line, whichRound, "i"):
		d.Wake()
		k.say("%s", phrase.Whereabouts(d.Snapshot()))
		return
	}
	if a, ok := k.action(line); ok && a == keymap.Mute {
		k.say("%s", muted(k.mute()))
		return
	}
	wanted := k.intents(d, line)
	if len(wanted) == 0 {
		k.say(unknown(line, english.LineUnknown), line)
		return
	}
	for _, in := range wanted {
		if d.Do(in) {
			return
		}
	}
	k.say(english.LineHindered, line, d.Hindrance(wanted[0].Kind))
}

// muted words whether the sound is off now.
func muted(off bool) string {
	if off {
		return english.RunSoundOff
	}
	return english.RunSoundOn
}

// unknown is what is said of a line that means nothing: a format for the line.
func unknown(line, otherwise string) string {
	if _, err := strconv.Atoi(line); err == nil {
		return english.LineNoScore
	}
	return otherwise
}

// What somebody who can't see a clock may ask for.
const (
	howLong    = "time"
	whichRound = "round"
)

// asks reports whether a line is a question's name or letter, unless the user has bound that to an
// action.
func (k *keyboard) asks(line, name, letter string) bool {
	if line = strings.ToLower(line); line != name && line != letter {
		return false
	}
	_, taken := k.action(line)
	return !taken
}

// intents are what a line may mean: the first that can act will. A line is a key of the settings,
// an action's name or a short form of it, a client-reported score, or empty. A jump is followed by
// the number of a point.
func (k *keyboard) intents(d *drive.Driver, line string) []session.Intent {
	if line == "" {
		d.Wake()
		if in, ok := d.Primary(); ok {
			return []session.Intent{in}
		}
		return nil
	}
	if n, ok := scoreIn(line); ok {
		return []session.Intent{{Kind: session.Score, N: n}}
	}
	point := 0
	if word, number, ok := strings.Cut(line, " "); ok {
		if n, err := strconv.Atoi(strings.TrimSpace(number)); err == nil {
			line, point = word, n
		}
	}
	a, ok := k.action(line)
	if !ok || (a == keymap.Jump) != (point != 0) {
		return nil
	}
	wanted := meaning(a)
	if len(wanted) > 0 { // mute is no intent
		wanted[0].N = point
	}
	return wanted
}

// action finds the action of a run by one of its keys, its name, the initials of a name of several
// words ("mr" for more-rounds), or a unique beginning of its name.
func (k *keyboard) action(word string) (keymap.Action, bool) {
	var begun []keymap.Action
	for _, text := range []string{word, strings.ToLower(word)} {
		begun = nil
		for _, a := range keymap.Actions() {
			switch {
			case meaning(a) == nil && (a != keymap.Mute || k.mute == nil):
			case slices.Contains(k.keys[a], text), text == string(a), text == initials(a):
				return a, true
			case len(text) > 1 && strings.HasPrefix(string(a), text):
				begun = append(begun, a)
			}
		}
	}
	if len(begun) != 1 {
		return "", false
	}
	return begun[0], true
}

// initials are the first letters of a name of several words; "" for one word.
func initials(a keymap.Action) string {
	words := strings.Split(string(a), "-")
	if len(words) < 2 {
		return ""
	}
	short := ""
	for _, w := range words {
		short += w[:1]
	}
	return short
}

// meaning is what an action may mean to a run without a screen; nil for nothing.
func meaning(a keymap.Action) []session.Intent {
	if a == keymap.Quit {
		return []session.Intent{{Kind: session.Abort}}
	}
	return a.Intents()
}

// list prints what can be done now, one per line.
func (k *keyboard) list(d *drive.Driver) {
	d.Wake()
	now := d.Snapshot()
	if in, ok := d.Primary(); ok {
		k.say(english.LineEnter, keymap.Does(in, now))
	}
	for _, a := range keymap.Actions() {
		wanted := meaning(a)
		can := slices.IndexFunc(wanted, func(in session.Intent) bool { return d.Can(in.Kind) })
		if can < 0 {
			continue
		}
		words := keymap.Does(wanted[can], now)
		key := k.typeable(a)
		if a == keymap.Jump {
			key, words = fmt.Sprintf(english.LineJumpKey, key), english.LineJump
		}
		k.say("%s: %s", key, words)
	}
	if k.mute != nil {
		k.say("%s: %s", k.typeable(keymap.Mute), keymap.Mute.Words())
	}
	k.say(english.LineScore)
	k.say(english.LineQuestions)
}

// typeable is the first key of an action that is one character, else its initials or its name.
func (k *keyboard) typeable(a keymap.Action) string {
	for _, key := range k.keys[a] {
		if utf8.RuneCountInString(key) == 1 {
			return key
		}
	}
	return cmp.Or(initials(a), string(a))
}

// scoreIn reads a line as a client-reported score; false if it is none.
func scoreIn(line string) (int, bool) {
	n, err := strconv.Atoi(line)
	return n, err == nil && n >= 0 && n <= 10
}
