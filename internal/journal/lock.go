package journal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/session"
)

// liveFolder holds a lock and a progress file for each running session. The system releases the
// lock of a process that dies.
const liveFolder = "live"

const (
	lockExt = ".lock"
	atExt   = ".at"
)

// lock is held by the program that runs a session.
type lock struct {
	uid  string
	held *file.Lock
	at   *os.File
}

// acquire locks a session. It returns nil if another program holds the lock.
func acquire(folder, uid string) (*lock, error) {
	dir := filepath.Join(folder, liveFolder)
	if err := file.MakeFolder(dir); err != nil {
		return nil, fmt.Errorf(english.SessionUnlocked, err)
	}
	held, err := file.TryLock(filepath.Join(dir, uid+lockExt))
	if err != nil {
		return nil, fmt.Errorf(english.SessionUnlocked, err)
	}
	if held == nil {
		return nil, nil
	}
	at, err := file.UpdateOrCreate(filepath.Join(dir, uid+atExt))
	if err != nil {
		held.Drop()
		return nil, fmt.Errorf(english.SessionUnlocked, err)
	}
	file.SyncFolder(dir)
	return &lock{uid, held, at}, nil
}

// mark saves how far the session has come, in case the process dies. It is not synced: if the
// machine dies, the last commit counts.
func (l *lock) mark(at time.Duration) {
	_, _ = l.at.WriteAt(fmt.Appendf(nil, "%*d\n", markWidth, at), 0)
}

// markWidth is the number of characters of the progress before its line break. The cause of an
// interruption follows, if it is known.
const markWidth = 20

// because saves why the session is interrupted; "" clears it.
func (l *lock) because(c session.Cause) {
	_ = l.at.Truncate(markWidth + 1)
	_, _ = l.at.WriteAt([]byte(c), markWidth+1)
}

// maxMark is more than the length of the progress and the cause, in bytes.
const maxMark = 128

// restore saves the progress that another lock had saved.
func (l *lock) restore(p progress) {
	l.mark(p.At)
	l.because(p.Cause)
	_ = os.Chtimes(l.at.Name(), p.Seen, p.Seen)
}

// marked returns how far the session had come, when that was saved, and why it was interrupted.
func (l *lock) marked() (time.Duration, time.Time, session.Cause) {
	text := make([]byte, maxMark)
	n, err := l.at.ReadAt(text, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, time.Time{}, ""
	}
	mark, cause, _ := strings.Cut(string(text[:n]), "\n")
	at, err := strconv.ParseInt(strings.TrimSpace(mark), 10, 64)
	info, errInfo := l.at.Stat()
	if err != nil || errInfo != nil {
		return 0, time.Time{}, ""
	}
	return time.Duration(at), info.ModTime(), knownCause(cause)
}

// there reports whether the files of the lock are still in place.
func (l *lock) there() bool { return file.Is(l.at, l.at.Name()) && l.held.There() }

// release removes the lock and its files: the session is settled.
func (l *lock) release() {
	_ = l.at.Close()
	_ = os.Remove(l.at.Name())
	l.held.Remove()
}

// drop gives up the lock, and leaves the session to the next program.
func (l *lock) drop() {
	_ = l.at.Close()
	l.held.Drop()
}

// abandoned locks the sessions whose program has died. If there are none, it only lists a
// folder.
func abandoned(folder string) ([]*lock, error) {
	entries, err := file.ReadFolder(filepath.Join(folder, liveFolder))
	if err != nil {
		return nil, fmt.Errorf(english.InterruptedCheck, err)
	}
	var found []*lock
	for _, e := range entries {
		uid, ok := strings.CutSuffix(e.Name(), lockExt)
		if !ok {
			continue
		}
		l, err := acquire(folder, uid)
		if err != nil {
			return found, err
		}
		if l != nil {
			found = append(found, l)
		}
	}
	return found, nil
}
