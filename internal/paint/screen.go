package paint

import (
	"bytes"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// frame is all of a view that is drawn, and the window's size. Frames that look the same
// are equal.
type frame struct {
	content       string
	setting       setting
	x, y          int // of the cursor, if it is shown
	width, height int
}

// frameOf is a view as a frame.
func frameOf(v tea.View, width, height int) frame {
	f := frame{content: v.Content, setting: settingOf(v), width: width, height: height}
	if v.Cursor != nil {
		f.x, f.y = v.Cursor.X, v.Cursor.Y
	}
	return f
}

// screen turns frames into the bytes that show them. It knows what is on the terminal by what
// it returned before. It writes nothing itself.
type screen struct {
	profile   colorprofile.Profile
	ascii     bool // the terminal shows nothing else
	whole     bool // frames can be shown as a whole
	graphemes bool // the terminal can measure characters as Unicode says

	pen   pen
	rows  []row // that are shown
	next  row   // the one that is being drawn
	now   setting
	begun bool // something was drawn since it began
	stale bool // what is on the terminal is not what was drawn
}

func newScreen(env uv.Environ, profile colorprofile.Profile) *screen {
	s := &screen{profile: profile, ascii: !UTF8(env), now: asFound()}
	s.pen.erases = canErase(env.Getenv("TERM"))
	return s
}

// begin starts anew, on a terminal as it is found. One that is not raw puts a carriage
// return before each newline.
func (s *screen) begin(returns bool) {
	s.now, s.begun, s.stale = asFound(), false, true
	s.pen.look, s.pen.lost, s.pen.returns = plain, true, returns
}

// setProfile says how many colours there are.
func (s *screen) setProfile(p colorprofile.Profile) {
	if p != s.profile {
		s.profile = p
		s.stale = true
	}
}

// modeQuestions ask the terminal whether it shows frames as a whole, and whether it
// measures characters as Unicode says.
const modeQuestions = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore

// setMode handles the terminal's answer about a mode.
func (s *screen) setMode(mode ansi.Mode, value ansi.ModeSetting) {
	switch mode {
	case ansi.ModeSynchronizedOutput:
		s.whole = s.whole || value == ansi.ModeReset
	case ansi.ModeUnicodeCore:
		if !s.graphemes && (value == ansi.ModeReset || value == ansi.ModeSet || value == ansi.ModePermanentlySet) {
			s.graphemes, s.stale = true, true
		}
	}
}

// draw returns the bytes that show a frame. The last frame, which is closing, asks nothing of
// the terminal, since nobody would read the answer.
func (s *screen) draw(f frame, closing bool) []byte {
	to := f.setting
	to.graphemes = s.graphemes
	if s.ascii {
		to.title = ascii(to.title)
	}
	if closing {
		to = to.silent()
	}
	before, after := s.now.become(to, closing)
	s.fill(f)
	s.place(f)
	s.pen.setLook(plain)
	cells := s.pen.drain()

	hide := !to.cursor && (s.now.cursor || !s.begun)
	show := to.cursor && (!s.now.cursor || !s.begun)
	updates := len(after)+len(cells) > 0
	if updates && to.cursor && !s.whole {
		hide, show = true, true // or it would be seen flying about
	}
	out := bytes.NewBufferString(before)
	write := func(when bool, sequence string) {
		if when {
			out.WriteString(sequence)
		}
	}
	write(updates && s.whole, ansi.SetModeSynchronizedOutput)
	write(hide, ansi.ResetModeTextCursorEnable)
	out.WriteString(after + cells)
	write(show, ansi.SetModeTextCursorEnable)
	write(updates && s.whole, ansi.ResetModeSynchronizedOutput)

	s.now, s.begun, s.stale = to, true, false
	return out.Bytes()
}

// fill draws the content of a frame, as much of it as there is room for.
//
// Reading the content is most of what a frame costs, so only the lines that differ from the
// last frame's are read.
func (s *screen) fill(f frame) {
	s.fit(f.width, f.height)
	y, look := 0, plain
	for line := range strings.SplitSeq(f.content, "\n") {
		if y == f.height {
			break
		}
		if s.ascii {
			line = ascii(line)
		}
		look = s.line(y, line, look)
		y++
	}
	for ; y < f.height; y++ {
		s.line(y, "", plain)
	}
	s.pen.finish()
}

// line draws a line that begins with a look, if it is not there yet, and returns the look with
// which the next one begins.
func (s *screen) line(y int, line string, before look) (after look) {
	shown := &s.rows[y]
	if shown.line == line && shown.before == before {
		return shown.after
	}
	s.next.read(line, before, s.pen.palette)
	s.pen.draw(y, shown, &s.next)
	*shown, s.next = s.next, *shown
	return shown.after
}

// fit adapts the screen to a size, and erases it if that is another than before.
func (s *screen) fit(width, height int) {
	p := &s.pen
	if s.stale || width != p.width || height != p.height || len(p.palette.styles) > manyStyles {
		p.palette = newPalette(s.profile)
		p.width, p.height = width, height
		p.lost = true // a terminal may move it with the window
		p.erase()
		s.rows, s.next = newRows(width, height), newRows(width, 1)[0]
	}
}

// place puts the cursor where the frame has it; a column beyond the last one is in a row below.
func (s *screen) place(f frame) {
	if f.setting.cursor {
		width := max(f.width, 1)
		s.pen.move(f.x%width, max(0, min(f.y+f.x/width, f.height-1)))
	}
}

// hush returns the bytes after which the terminal reports nothing but typed keys.
func (s *screen) hush() []byte {
	if !s.begun {
		return nil
	}
	before, after := s.now.become(s.now.silent(), true)
	s.now = s.now.silent()
	return []byte(before + after)
}

// leave returns the bytes that leave the terminal as it was found. One without an
// alternate screen goes on below what was drawn.
func (s *screen) leave() []byte {
	if !s.begun {
		return nil
	}
	s.pen.move(0, max(0, s.pen.height-1))
	before, after := s.now.become(asFound(), true)
	// The cursor may be hidden on each of the two screens.
	out := s.pen.drain() + before + ansi.SetModeTextCursorEnable + after
	s.begin(s.pen.returns)
	return []byte(out)
}
