package paint

import (
	"fmt"
	"image/color"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// tube is a terminal: a screen, and all else that a program sets on it.
type tube struct {
	mu     sync.Mutex
	screen *vt.Emulator
	writes int    // how often something was written
	raw    []byte // all of it
	broken bool   // the next write panics

	visible  bool // the cursor is
	title    string
	colours  map[string]string
	progress string
	modes    map[int]bool
	keys     map[bool][]string // the stack of keyboard settings, for the alternate screen and the other
}

// newTube makes a terminal that nobody has changed. It adds a carriage return to newlines,
// as the line to a program that has not made it raw does.
func newTube(w, h int) *tube {
	t := &tube{
		screen: vt.NewEmulator(w, h), visible: true,
		colours: map[string]string{}, modes: map[int]bool{}, keys: map[bool][]string{},
	}
	set := func(name string) func(color.Color) {
		return func(c color.Color) {
			if t.colours[name] = fmt.Sprint(c); c == nil {
				delete(t.colours, name)
			}
		}
	}
	t.screen.SetCallbacks(vt.Callbacks{
		Title:            func(title string) { t.title = title },
		CursorVisibility: func(on bool) { t.visible = on },
		CursorColor:      set("cursor"),
		ForegroundColor:  set("foreground"),
		BackgroundColor:  set("background"),
		CursorStyle: func(style vt.CursorStyle, blink bool) {
			t.colours["shape"] = fmt.Sprint(style, blink)
		},
		EnableMode:  func(m ansi.Mode) { t.modes[m.Mode()] = true },
		DisableMode: func(m ansi.Mode) { delete(t.modes, m.Mode()) },
	})
	t.screen.RegisterOscHandler(9, func(data []byte) bool {
		if t.progress = string(data); t.progress == "9;4;0" {
			t.progress = ""
		}
		return true
	})
	stack := func(change func(stack []string, params ansi.Params) []string) func(ansi.Params) bool {
		return func(params ansi.Params) bool {
			alt := t.screen.IsAltScreen()
			t.keys[alt] = change(t.keys[alt], params)
			return true
		}
	}
	t.screen.RegisterCsiHandler(ansi.Command('>', 0, 'u'), stack(func(stack []string, p ansi.Params) []string {
		return append(stack, fmt.Sprint(p))
	}))
	t.screen.RegisterCsiHandler(ansi.Command('<', 0, 'u'), stack(func(stack []string, _ ansi.Params) []string {
		return stack[:max(0, len(stack)-1)]
	}))
	t.screen.RegisterCsiHandler(ansi.Command('=', 0, 'u'), stack(func(stack []string, p ansi.Params) []string {
		flags, _, _ := p.Param(0, 0)
		return append(stack[:max(0, len(stack)-1)], fmt.Sprint([]int{flags}))
	}))
	if runtime.GOOS != "windows" { // whose consoles are told not to
		_, _ = t.screen.WriteString("\x1b[20h")
	}
	t.modes = map[int]bool{ansi.ModeAutoWrap.Mode(): true, ansi.ModeTextCursorEnable.Mode(): true}
	go func() { _, _ = io.Copy(io.Discard, t.screen) }() // what it answers
	return t
}

func (t *tube) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.broken {
		t.broken = false
		panic("broken")
	}
	t.writes++
	t.raw = append(t.raw, p...)
	return t.screen.Write(p)
}

func (t *tube) resize(w, h int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.screen.Resize(w, h)
}

// count is how often something was written.
func (t *tube) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.writes
}

// written is all that was.
func (t *tube) written() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw)
}

// text is what is on the screen.
func (t *tube) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.String()
}

// unplug ends the taking of answers.
func (t *tube) unplug() { _ = t.screen.InputPipe().(io.Closer).Close() }

// look is all that can be told of the terminal, in lines.
func (t *tube) look() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	cells := uv.NewBuffer(t.screen.Width(), t.screen.Height())
	for y := range cells.Height() {
		for x := range cells.Width() {
			c := t.screen.CellAt(x, y).Clone()
			if c.Content == " " && c.Style.Underline == 0 && c.Style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0 {
				c.Style = uv.Style{Bg: c.Style.Bg} // the rest is not seen
			}
			cells.Line(y)[x] = *c
		}
	}
	return t.state() + "\n" + cells.Render()
}

// state is what was set on it beside what is drawn.
func (t *tube) state() string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q, progress %q, alternate screen %v, keys %v %v, cursor %v", t.title, t.progress, t.screen.IsAltScreen(),
		t.keys[false], t.keys[true], t.visible)
	if t.visible {
		fmt.Fprint(&b, " at ", t.screen.CursorPosition())
	}
	for _, m := range slices.Sorted(maps.Keys(t.modes)) {
		fmt.Fprintf(&b, ", mode %d", m)
	}
	for _, name := range slices.Sorted(maps.Keys(t.colours)) {
		fmt.Fprintf(&b, ", %s %s", name, t.colours[name])
	}
	return b.String()
}
