package journal

import (
	"bytes"
	"database/sql"
	"encoding/binary"
)

// The pages of a journal as described in https://sqlite.org/fileformat2.html. They are read through
// SQLite, because opening the file directly would lose SQLite's locks on it.

// The kinds of B-tree pages.
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

// gap is the unused part of a B-tree page, between the list of its cells and the first cell. It
// is empty for other pages: these begin with a page number, whose first byte is always zero.
func gap(page []byte, first bool) (from, to int) {
	head := 0
	if first {
		head = fileHeader
	}
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

// dirtyPages returns the pages with data in their unused part.
func (r *reader) dirtyPages() (dirty []int64) {
	var zeros [1 << 16]byte
	r.each(func(scan scan) {
		var page int64
		var data sql.RawBytes
		scan(&page, &data)
		if from, to := gap(data, page == 1); !bytes.Equal(data[from:to], zeros[:to-from]) {
			dirty = append(dirty, page)
		}
	}, "SELECT pgno, data FROM sqlite_dbpage")
	return dirty
}
