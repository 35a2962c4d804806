package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// files writes into a folder
//
//	date                             for the files of packages, as RFC 3339 writes it
//	SYSTEM/THIRD_PARTY_NOTICES.txt   licences of what is linked into this binary
//	man/presshold.1                  and the other manual pages
//	man.gz/man1/presshold.1.gz       the same, as packages install them
//	completions/presshold.bash       and for the other shells
//
// The last three come from the binary that runs on this machine.
func (b *binary) files(folder string) error {
	notices, err := b.notices()
	if err != nil {
		return err
	}
	w := &writer{folder: filepath.Clean(folder), date: b.date}
	w.write("date", []byte(b.date.Format(time.RFC3339)))
	w.write(filepath.Join(b.system(), "THIRD_PARTY_NOTICES.txt"), notices)
	if b.settings["GOOS"] == runtime.GOOS && b.settings["GOARCH"] == runtime.GOARCH {
		err = errors.Join(b.manual(w), b.completions(w))
	}
	return errors.Join(err, w.err)
}

// manual writes the manual pages.
func (b *binary) manual(w *writer) error {
	if _, err := b.print("man", "--into", filepath.Join(w.folder, "man")); err != nil {
		return err
	}
	pages, err := filepath.Glob(filepath.Join(w.folder, "man", "*"))
	if err != nil {
		return err
	}
	for _, path := range pages {
		page, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name := filepath.Base(path)
		section := "man" + filepath.Ext(name)[1:]
		w.write(filepath.Join("man.gz", section, name+".gz"), compressed(page))
	}
	return nil
}

// completions writes a file for each shell, under the name by which the shell finds it.
func (b *binary) completions(w *writer) error {
	for shell, name := range map[string]string{
		"bash": "presshold.bash", "zsh": "_presshold", "fish": "presshold.fish", "powershell": "presshold.ps1",
	} {
		script, err := b.print("completion", shell)
		if err != nil {
			return err
		}
		w.write(filepath.Join("completions", name), script)
	}
	return nil
}

// print runs the binary and returns what it prints.
func (b *binary) print(args ...string) ([]byte, error) {
	path, err := filepath.Abs(b.path)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", b.date.Unix()))
	cmd.Stderr = os.Stderr
	return cmd.Output()
}

// compressed packs a file by gzip, without its name and time.
func compressed(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is a valid one
	w.Write(data)                                         // into memory
	w.Close()
	return b.Bytes()
}

// writer writes files into a folder; they and their folders have one date. It keeps what goes wrong.
type writer struct {
	folder string
	date   time.Time
	err    error
}

func (w *writer) write(name string, data []byte) {
	path := filepath.Join(w.folder, name)
	w.err = errors.Join(w.err, os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, data, 0o644))
	for ; path != w.folder; path = filepath.Dir(path) {
		w.err = errors.Join(w.err, os.Chtimes(path, w.date, w.date))
	}
}
