package paint

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// style is how a character looks, and where it leads.
type style struct {
	uv.Style
	uv.Link
}

// look is a style by its number in a palette.
type look uint32

const plain look = 0

// manyStyles is more than any program needs: a palette that reaches it is emptied.
const manyStyles = 4096

// palette numbers the styles that occur, so that two are quickly compared and a cell is small.
type palette struct {
	profile colorprofile.Profile
	parser  *ansi.Parser
	looks   map[style]look
	styles  []style // by look
	shown   []style // the same, in the colours that the terminal has
}

// newPalette is a palette with the plain style only.
func newPalette(profile colorprofile.Profile) *palette {
	p := &palette{profile: profile, parser: new(ansi.Parser), looks: map[style]look{}}
	// The library's own parsers keep 64 KB for the data of a sequence; here it is only links.
	p.parser.SetParamsSize(32)
	p.parser.SetDataSize(4 << 10)
	p.look(style{})
	return p
}

// look returns the number of a style.
func (p *palette) look(s style) look {
	l, known := p.looks[s]
	if !known {
		l = look(len(p.styles))
		p.looks[s] = l
		p.styles = append(p.styles, s)
		p.shown = append(p.shown, style{uv.ConvertStyle(s.Style, p.profile), uv.ConvertLink(s.Link, p.profile)})
	}
	return l
}

// change returns the sequence that changes one look to another.
func (p *palette) change(from, to look) string {
	was, is := &p.shown[from], &p.shown[to]
	sequence := is.Diff(&was.Style)
	if is.Link != was.Link {
		sequence += ansi.SetHyperlink(is.URL, is.Params)
	}
	return sequence
}

// erasable reports whether a blank of this look is what erasing leaves in a terminal that
// erases with the background's colour.
func (p *palette) erasable(l look) bool {
	const unseen = uv.AttrBold | uv.AttrFaint | uv.AttrItalic | uv.AttrBlink | uv.AttrRapidBlink
	s := &p.shown[l]
	return s.Underline == ansi.UnderlineNone && s.Attrs&^unseen == 0 && s.Link == uv.Link{}
}

// cell is a place for one character.
type cell struct {
	text  string // "" in the places that a wide character takes beside its own
	look  look
	width uint8 // of the text
}

func blank() cell { return cell{text: " ", width: 1} }

// row is a line of a content, as it is on the screen.
type row struct {
	line          string
	before, after look // that the line began with, and left to the next
	cells         []cell
	// The terminal may have given a character another width, or has wide ones that it erases
	// as a whole, so that a column may not hold what it seems to.
	adrift bool
}

// newRows are empty rows.
func newRows(width, height int) []row {
	rows, cells := make([]row, height), make([]cell, width*height)
	for y := range rows {
		rows[y].cells = cells[y*width : (y+1)*width]
		rows[y].clear()
	}
	return rows
}

// clear makes the row an empty one.
func (r *row) clear() {
	*r = row{cells: r.cells}
	for x := range r.cells {
		r.cells[x] = blank()
	}
}

// read fills the row with a line, as much of it as there is room for. It leaves out control
// characters and all sequences but those of styles and links.
//
// It measures grapheme clusters. If the terminal measures otherwise, that doesn't matter: a row
// that is adrift is drawn in a way of its own.
func (r *row) read(line string, before look, p *palette) {
	r.clear()
	width := len(r.cells)
	r.line, r.before = strings.Clone(line), before // the content is not kept for it
	now, at := before, p.styles[before]
	last := -1 // where the last character was put
	for x, i := 0, 0; i < len(r.line); {
		c := r.line[i]
		if c >= ' ' && c < 0x7f && (i+1 == len(r.line) || r.line[i+1] < 0x80) {
			if x < width {
				r.cells[x] = cell{r.line[i : i+1], now, 1}
				last = x
				x++
			}
			i++
			continue
		}
		text, w, n, _ := ansi.GraphemeWidth.DecodeSequenceInString(r.line[i:], ansi.NormalState, p.parser)
		if c >= ' ' && c < 0x7f { // a mark may follow
			text, w = ansi.FirstGraphemeCluster(r.line[i:], ansi.GraphemeWidth)
			n = len(text)
		}
		i += max(n, 1)
		switch {
		case w > 0:
			if x < width {
				last = x
				c := cell{text, now, uint8(min(w, 255))} //nolint:gosec // it is not more
				x += r.put(x, c)
				r.adrift = r.adrift || w > 1 || doubtful(c)
			}
		case ansi.HasCsiPrefix(text) && p.parser.Command() == 'm':
			uv.ReadStyle(p.parser.Params(), &at.Style)
			now = p.look(at)
		case ansi.HasOscPrefix(text) && p.parser.Command() == 8:
			uv.ReadLink(p.parser.Data(), &at.Link)
			now = p.look(at)
		case text != "" && text[0] >= 0xc0 && last >= 0: // a mark behind a sequence
			r.cells[last].text += text
			r.adrift = true
		}
	}
	r.after = now
}

// put puts in a character that is not ASCII, and returns how many cells it took. If there is
// not enough room for it, it puts in blanks.
func (r *row) put(x int, c cell) (took int) {
	took = int(c.width)
	if x+took > len(r.cells) {
		c.text, c.width = " ", 1
		for i := x; i < len(r.cells); i++ {
			r.cells[i] = c
		}
		return took
	}
	r.cells[x] = c
	for i := x + 1; i < x+took; i++ {
		r.cells[i] = cell{}
	}
	return took
}
