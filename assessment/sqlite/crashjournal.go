package sqlite

import (
	"bytes"
	"encoding/binary"
)

// crashJournal is the rollback journal that a crash left beside a clinic file:
// the pages as they were before the transaction that was cut off.
type crashJournal struct {
	pageSize int
	// pages is how many the file had before the transaction.
	pages int
	// before are the images that a rollback puts back, by page number.
	before map[int][]byte
}

var journalMagic = []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}

// The first part of a journal's header, and what frames the image of a page:
// its number before it and a checksum behind it.
const (
	journalHeader = 28
	recordFrame   = 8
)

// parseCrashJournal reads a journal as SQLite does when it rolls back: segments
// that each begin with a header at a whole sector, up to the first that is not
// complete. It reports false for what is not a journal at all.
func parseCrashJournal(b []byte) (j crashJournal, ok bool) {
	sector, at := 0, 0
	for at+journalHeader <= len(b) && bytes.Equal(b[at:at+8], journalMagic) {
		word := func(i int) uint32 { return binary.BigEndian.Uint32(b[at+i:]) }
		count, nonce := int64(word(8)), word(12)
		if at == 0 {
			sector, j.pages, j.pageSize = int(word(20)), int(word(16)), int(word(24))
			if !powerOfTwo(sector, 32) || !powerOfTwo(j.pageSize, 512) {
				return j, false
			}
			j.before = map[int][]byte{}
		}
		at += sector
		record := j.pageSize + recordFrame
		if count == 0xffffffff { // a journal that was never synchronized: all that is there
			count = int64(max(0, len(b)-at) / record)
		}
		for range count {
			if at+record > len(b) || !j.take(b[at:at+record], nonce) {
				return j, true
			}
			at += record
		}
		at = (at + sector - 1) / sector * sector
	}
	return j, sector > 0
}

func powerOfTwo(n, least int) bool { return n >= least && n <= 65536 && n&(n-1) == 0 }

// take keeps the page of one record, and reports false where the journal ends.
func (j crashJournal) take(record []byte, nonce uint32) bool {
	number := int(binary.BigEndian.Uint32(record))
	page, sum := record[4:4+j.pageSize], nonce
	for i := j.pageSize - 200; i > 0; i -= 200 {
		sum += uint32(page[i])
	}
	if number == 0 || sum != binary.BigEndian.Uint32(record[4+j.pageSize:]) {
		return false
	}
	if number <= j.pages {
		j.before[number] = page
	}
	return true
}

// rolledBack is the file as SQLite would leave it.
func (j crashJournal) rolledBack(file []byte) []byte {
	out := make([]byte, j.pages*j.pageSize)
	copy(out, file)
	for number, page := range j.before {
		copy(out[(number-1)*j.pageSize:], page)
	}
	return out
}

// The fields of a database's first page that say where it stands in its history.
const (
	fileHeader  = 100
	atPageSize  = 16
	atChanges   = 24
	atPages     = 28
	atValidFor  = 92
	smallestLen = 512
)

func field32(page []byte, at int) uint32 { return binary.BigEndian.Uint32(page[at:]) }

// sizeOfPages is the page size that a file says it has.
func sizeOfPages(file []byte) int {
	n := int(binary.BigEndian.Uint16(file[atPageSize:]))
	if n == 1 {
		return 65536
	}
	return n
}

// foreign says why a file cannot be what this journal's crash left, or "". In
// a crash the first page is as it was before, or as the transaction wrote it,
// which counts the changes of the file up by one. Disks write a sector whole,
// so that the header is one or the other.
func (j crashJournal) foreign(file []byte) string {
	if len(file) < smallestLen || sizeOfPages(file) != j.pageSize {
		return "it is of a file with other pages"
	}
	first, journaled := j.before[1]
	if !journaled {
		// Nothing of the first page was written yet.
		if int(field32(file, atPages)) != j.pages {
			return "it is of a file of another length"
		}
		return ""
	}
	before, now := field32(first, atChanges), field32(file, atChanges)
	switch {
	case int(field32(first, atPages)) != j.pages:
		return "it is damaged"
	case now == before && bytes.Equal(first[:fileHeader], file[:fileHeader]):
		return ""
	case now == before+1 && field32(file, atValidFor) == now:
		return ""
	case int32(now-before) > 0:
		return "the file is newer than it"
	case now == before:
		return "it is of another copy of the file"
	}
	return "the file is older than it"
}
