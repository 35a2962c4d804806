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
)

// liveFolder holds, for each session that goes on, a lock and how far it has come.
// The system drops the lock of a process that dies.
const liveFolder = "live"

const (
	lockExt = ".lock"
	atExt   = ".at"
)

// lock is held by the program in which a session goes on.
type lock struct {
	uid  string
	held *file.Lock
	at   *os.File
}

// acquire locks a session. It returns nil if another program holds it.
func acquire(folder, uid string) (*lock, error) {
	dir := filepath.Join(folder, liveFolder)
	if err := file.MakeFolder(dir); err != nil {
		return nil, fmt.Errorf("lock the session: %w", err)
	}
	held, err := file.TryLock(filepath.Join(dir, uid+lockExt))
	if err != nil {
		return nil, fmt.Errorf("lock the session: %w", err)
	}
	if held == nil {
		return nil, nil
	}
	at, err := file.UpdateOrCreate(filepath.Join(dir, uid+atExt))
	if err != nil {
		held.Drop()
		return nil, fmt.Errorf("lock the session: %w", err)
	}
	file.SyncFolder(dir)
	return &lock{uid, held, at}, nil
}

// mark keeps how far the session has come, in case the process dies. It need not
// outlive the machine: then the last commit is what is known.
func (l *lock) mark(at time.Duration) {
	_, _ = l.at.WriteAt(fmt.Appendf(nil, "%*d\n", markWidth, at), 0)
}

// markWidth is how many characters the mark takes before its line break. Behind it
// stands why the session was broken off, if that is known.
const markWidth = 20

// because keeps why the session is broken off; Died takes that away again.
func (l *lock) because(c Cause) {
	_ = l.at.Truncate(markWidth + 1)
	_, _ = l.at.WriteAt([]byte(c), markWidth+1)
}

// maxMark is more than a mark and a cause are long, in bytes.
const maxMark = 128

// restore marks what another lock had marked.
func (l *lock) restore(p progress) {
	l.mark(p.At)
	l.because(p.Cause)
	_ = os.Chtimes(l.at.Name(), p.Seen, p.Seen)
}

// marked is how far the session had come, when that was noted, and why it was broken off.
func (l *lock) marked() (time.Duration, time.Time, Cause) {
	text := make([]byte, maxMark)
	n, err := l.at.ReadAt(text, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, time.Time{}, Died
	}
	mark, cause, _ := strings.Cut(string(text[:n]), "\n")
	at, err := strconv.ParseInt(strings.TrimSpace(mark), 10, 64)
	info, errInfo := l.at.Stat()
	if err != nil || errInfo != nil {
		return 0, time.Time{}, Died
	}
	return time.Duration(at), info.ModTime(), knownCause(cause)
}

// there tells whether the lock is still the one that another program would find.
func (l *lock) there() bool { return file.Is(l.at, l.at.Name()) && l.held.There() }

// release gives the lock back and leaves no trace of it: the session is settled.
func (l *lock) release() {
	_ = l.at.Close()
	_ = os.Remove(l.at.Name())
	l.held.Remove()
}

// drop gives the lock back, and the session to whoever comes next.
func (l *lock) drop() {
	_ = l.at.Close()
	l.held.Drop()
}

// abandoned locks the sessions whose program has died. In a folder where there are
// none it costs no more than looking into it.
func abandoned(folder string) ([]*lock, error) {
	entries, err := file.ReadFolder(filepath.Join(folder, liveFolder))
	if err != nil {
		return nil, fmt.Errorf("look for interrupted sessions: %w", err)
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
