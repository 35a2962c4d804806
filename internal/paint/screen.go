package paint

import (
	"bytes"
	"runtime"
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

// screen makes frames into the bytes that show them, on a terminal that it knows by
// what it has written since it began. It writes nothing itself.
type screen struct {
	env     []string
	profile colorprofile.Profile
	whole   bool        // frames can be shown as a whole
	method  ansi.Method // how the terminal measures characters
	returns bool        // it puts a carriage return before each newline

	pen   *uv.TerminalRenderer
	ink   bytes.Buffer // what the pen has written
	cells uv.ScreenBuffer
	lines []string // of the content that is in the cells
	size  uv.Rectangle
	now   setting // the terminal's
	begun bool    // something was drawn since it began
	stale bool    // what is on the terminal is not what was drawn
}

func newScreen(env []string, profile colorprofile.Profile) *screen {
	return &screen{env: env, profile: profile, now: asFound()}
}

// begin starts anew, on a terminal as it is found. One that is not raw puts a carriage
// return before each newline.
func (s *screen) begin(returns bool) {
	s.returns = returns
	s.now, s.begun, s.stale = asFound(), false, true
	s.ink.Reset()
	s.pen = uv.NewTerminalRenderer(&s.ink, s.env)
	s.pen.SetColorProfile(s.profile)
	s.pen.SetRelativeCursor(true)
	s.pen.SetMapNewline(returns)
}

// setProfile says how many colours there are.
func (s *screen) setProfile(p colorprofile.Profile) {
	if p != s.profile {
		s.profile = p
		s.pen.SetColorProfile(p)
		s.erase()
	}
}

// modeQuestions ask the terminal whether it shows frames as a whole, and whether it
// measures characters as Unicode says.
const modeQuestions = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore

// setMode takes in the answer to a question.
func (s *screen) setMode(mode ansi.Mode, value ansi.ModeSetting) {
	switch mode {
	case ansi.ModeSynchronizedOutput:
		s.whole = s.whole || value == ansi.ModeReset
	case ansi.ModeUnicodeCore:
		if s.method != ansi.GraphemeWidth && (value == ansi.ModeReset || value == ansi.ModeSet || value == ansi.ModePermanentlySet) {
			s.method = ansi.GraphemeWidth
			s.erase()
		}
	}
}

// erase has the next frame drawn from scratch.
func (s *screen) erase() { s.stale = true }

// draw returns the bytes that show a frame. After the one that is closing the program
// asks nothing of the terminal, for nobody would take the answer.
func (s *screen) draw(f frame, closing bool) []byte {
	to := f.setting
	to.graphemes = s.method == ansi.GraphemeWidth
	before, after := s.now.become(to, closing)
	if s.stale && s.begun {
		s.pen.MoveTo(0, 0) // outside the alternate screen it is erased from the cursor on
		before = s.drain() + before
	}
	switched := to.alt != s.now.alt
	if switched {
		s.turn(to.alt)
	}
	s.fill(f)
	s.pen.Render(s.cells.RenderBuffer)
	s.place(f)
	cells := s.drain()

	hide := !to.cursor && (s.now.cursor || switched || !s.begun)
	show := to.cursor && (!s.now.cursor || switched || !s.begun)
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

// drain takes what the pen has written.
func (s *screen) drain() string {
	_ = s.pen.Flush() // into memory
	defer s.ink.Reset()
	return s.ink.String()
}

// turn takes note of the change to the alternate screen or back.
func (s *screen) turn(alt bool) {
	if alt {
		s.pen.SaveCursor()
	}
	s.pen.Erase()
	s.pen.SetFullscreen(alt)
	s.pen.SetRelativeCursor(!alt)
	if !alt {
		s.pen.RestoreCursor()
	}
}

// fill puts a frame into the cells. On the alternate screen it has the window's size;
// else it is as high as its content, and of what is too high the top is cut off.
//
// Going through the content is most of what a frame costs, so only the lines that differ
// from the last frame's are.
func (s *screen) fill(f frame) {
	lines := linesOf(f.content)
	size := uv.Rect(0, 0, f.width, f.height)
	if !f.setting.alt {
		lines = lines[max(0, len(lines)-f.height):]
		size.Max.Y = len(lines)
	}
	if s.stale || size != s.size {
		s.pen.Erase()
		s.pen.Resize(f.width, f.height)
		s.cells, s.size, s.lines = uv.NewScreenBuffer(size.Dx(), size.Dy()), size, nil
		s.cells.Method = s.method
	}
	changed := 0
	for y := range size.Dy() {
		if line := at(lines, y); line != at(s.lines, y) {
			uv.NewStyledString(line).Draw(s.cells, uv.Rect(0, y, size.Dx(), 1))
			// Where the pen erases what is below, it also takes the line above along.
			s.cells.TouchLine(0, y-1, size.Dx())
			changed++
		}
	}
	s.lines = lines
	// Looking for lines that moved is worth it only where many changed, and some
	// terminals on Windows get it wrong.
	moved := changed > size.Dy()/2 && runtime.GOOS != "windows"
	if moved {
		for y := range size.Dy() {
			s.cells.TouchLine(0, y, size.Dx())
		}
	}
	s.pen.SetScrollOptim(moved)
}

// at is a line, "" where there is none.
func at(lines []string, y int) string {
	if y < len(lines) {
		return lines[y]
	}
	return ""
}

// linesOf splits a content into lines that stand for themselves: a style or a link that
// goes on from one to the next is set in both.
func linesOf(content string) []string {
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	lines := strings.Split(strings.ReplaceAll(content, "\r\n", "\n"), "\n")
	var style uv.Style
	var link uv.Link
	for y, line := range lines {
		if !style.IsZero() {
			lines[y] = style.String() + lines[y]
		}
		if !link.IsZero() {
			lines[y] = ansi.SetHyperlink(link.URL, link.Params) + lines[y]
		}
		for i := strings.IndexByte(line, ansi.ESC); i >= 0; i = strings.IndexByte(line, ansi.ESC) {
			sequence, _, n, _ := ansi.DecodeSequence(line[i:], ansi.NormalState, p)
			line = line[i+n:]
			switch {
			case ansi.HasCsiPrefix(sequence) && p.Command() == 'm':
				uv.ReadStyle(p.Params(), &style)
			case ansi.HasOscPrefix(sequence) && p.Command() == 8:
				uv.ReadLink(p.Data(), &link)
			}
		}
	}
	return lines
}

// place puts the cursor where the frame has it. One that is hidden must not stand
// behind the last column, where some terminals wrap the line.
func (s *screen) place(f frame) {
	if f.setting.cursor {
		s.pen.MoveTo(f.x, f.y)
	} else if x, y := s.pen.Position(); !f.setting.alt && x >= f.width-1 {
		s.pen.MoveTo(0, y)
	}
}

// leave returns the bytes that leave the terminal as it was found; what was drawn
// outside the alternate screen stays.
func (s *screen) leave() []byte {
	if !s.begun {
		return nil
	}
	s.pen.MoveTo(0, s.cells.Height()-1)
	out := bytes.NewBufferString(s.drain())
	if !s.now.alt {
		out.WriteString(ansi.EraseScreenBelow)
	}
	before, after := s.now.become(asFound(), true)
	// The cursor may be hidden on each of the two screens.
	out.WriteString(before + ansi.SetModeTextCursorEnable + after)
	s.begin(s.returns)
	return out.Bytes()
}
