package journal

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"errors"
	"sort"

	"presshold/internal/phrase/english"
)

// pageReader reads the pages of a journal as described in https://sqlite.org/fileformat2.html.
// It reads them through SQLite, because opening the file directly would lose SQLite's locks on
// it.
type pageReader struct{ r *reader }

// page returns a page by its number; an empty one if it can't be read.
func (p pageReader) page(n int64) []byte {
	data := make([]byte, innerHeader+fileHeader)
	p.r.one("SELECT data FROM sqlite_dbpage WHERE pgno = ?", []any{n}, &data)
	return data
}

const (
	innerIndex = 0x02
	innerTable = 0x05
	leafIndex  = 0x0a
	leafTable  = 0x0d
)

const (
	fileHeader  = 100 // bytes of the first page before its own header
	leafHeader  = 8
	innerHeader = 12
)

// headerAt is the offset of the header of a page.
func headerAt(first bool) int {
	if first {
		return fileHeader
	}
	return 0
}

// gap is the unused part of a B-tree page, between the list of its cells and the first cell. It
// is empty for other pages: these begin with a page number, whose first byte is always zero.
func gap(page []byte, first bool) (from, to int) {
	head := headerAt(first)
	if len(page) < head+innerHeader {
		return 0, 0
	}
	switch page[head] {
	case leafIndex, leafTable:
		from = head + leafHeader
	case innerIndex, innerTable:
		from = head + innerHeader
	default:
		return 0, 0
	}
	from += 2 * int(binary.BigEndian.Uint16(page[head+3:]))
	to = int(binary.BigEndian.Uint16(page[head+5:]))
	if to == 0 {
		to = 1 << 16
	}
	if from > to || to > len(page) {
		return 0, 0
	}
	return from, to
}

// dirty returns the pages with data in their unused part.
func (p pageReader) dirty(pages []int64) []int64 {
	var dirty []int64
	var zeros [1 << 16]byte
	for rest := pages; len(rest) > 0 && p.r.err == nil; {
		n := min(len(rest), batch)
		p.r.each(func(scan scan) {
			var page int64
			var data sql.RawBytes
			scan(&page, &data)
			if from, to := gap(data, page == 1); !bytes.Equal(data[from:to], zeros[:to-from]) {
				dirty = append(dirty, page)
			}
		}, "SELECT pgno, data FROM sqlite_dbpage WHERE pgno IN ("+placeholders(n)+")", toArgs(rest[:n])...)
		rest = rest[n:]
	}
	return dirty
}

// mostPages is more than any journal has.
const mostPages = 1 << 24

// walk lists the pages of a B-tree: the inner ones, and the leaves in the order of their keys.
// All leaves are equally deep, so they need not be read.
func (p pageReader) walk(root int64) (inner, leaves []int64, err error) {
	level := []int64{root}
	for range maxDepth {
		var below []int64
		for i, n := range level {
			page, head := p.page(n), headerAt(n == 1)
			if kind := page[head]; p.r.err == nil && i == 0 && (kind == leafIndex || kind == leafTable) {
				return inner, level, nil
			}
			below = append(below, children(page, head)...)
		}
		if p.r.err != nil || len(below) == 0 || len(below) > mostPages {
			break
		}
		inner, level = append(inner, level...), below
	}
	return nil, nil, errors.Join(p.r.err, errors.New(english.JournalPages))
}

const maxDepth = 20

func children(page []byte, head int) []int64 {
	var all []int64
	for i := range int(binary.BigEndian.Uint16(page[head+3:])) {
		at := head + innerHeader + 2*i
		if at+2 > len(page) {
			return nil
		}
		cell := int(binary.BigEndian.Uint16(page[at:]))
		if cell+4 > len(page) {
			return nil
		}
		all = append(all, int64(binary.BigEndian.Uint32(page[cell:])))
	}
	return append(all, int64(binary.BigEndian.Uint32(page[head+8:])))
}

// neighbours is how many leaves on either side of a session's leaf may hold copies of its rows.
// Rows move only between adjacent pages, and sessions are appended, so that nothing comes
// between later.
const neighbours = 16

// around returns the leaves that hold or held sessions, of a table in the order of sessions.
func (p pageReader) around(leaves, sessions []int64) []int64 {
	picked := map[int]bool{}
	for _, id := range sessions {
		after := sort.Search(len(leaves), func(i int) bool { return p.firstSession(leaves[i]) > id })
		before := sort.Search(len(leaves), func(i int) bool { return p.firstSession(leaves[i]) >= id })
		for i := max(before-neighbours, 0); i < min(after+neighbours, len(leaves)); i++ {
			picked[i] = true
		}
	}
	var out []int64
	for i, n := range leaves {
		if picked[i] {
			out = append(out, n)
		}
	}
	return out
}

// firstSession is the id of the session of the first row of a leaf: its row id, or its first
// column.
func (p pageReader) firstSession(n int64) int64 {
	page := p.page(n)
	head := headerAt(n == 1)
	if binary.BigEndian.Uint16(page[head+3:]) == 0 {
		return 0
	}
	cell := page[min(int(binary.BigEndian.Uint16(page[head+leafHeader:])), len(page)):]
	_, cell = varint(cell) // how long the row is
	if page[head] == leafTable {
		id, _ := varint(cell)
		return id
	}
	columns, _ := varint(cell)
	if columns < 0 || columns > int64(len(cell)) {
		return 0
	}
	_, types := varint(cell)
	kind, _ := varint(types)
	sizes := []int{0, 1, 2, 3, 4, 6, 8} // of integers, by their type
	switch {
	case kind == 9:
		return 1
	case kind < 1 || kind >= int64(len(sizes)) || int(columns)+sizes[kind] > len(cell):
		return 0
	}
	id := int64(0)
	for _, b := range cell[columns:][:sizes[kind]] {
		id = id<<8 | int64(b)
	}
	return id
}

// varint reads an integer of up to nine bytes, and returns the bytes after it.
func varint(b []byte) (int64, []byte) {
	n := int64(0)
	for i := 0; i < len(b) && i < 9; i++ {
		if i == 8 {
			return n<<8 | int64(b[i]), b[i+1:]
		}
		n = n<<7 | int64(b[i]&0x7f)
		if b[i] < 0x80 {
			return n, b[i+1:]
		}
	}
	return n, nil
}
