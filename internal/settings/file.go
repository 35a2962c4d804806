package settings

import (
	"fmt"
	"os"
	"path/filepath"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
)

// replace puts data in place of the file, at once or not at all. An existing file
// keeps its mode; a new one, and every folder that is made, is private.
func replace(path string, data []byte) error {
	if err := file.MakeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	return file.Writing{Replace: true, KeepMode: true}.Data(path, data)
}

// safetyMark is the file that says that the safety text was shown.
const safetyMark = "safety-seen"

// SafetySeen reports whether the safety text was shown before, by a mark in the
// state folder. If that cannot be told, it was not.
func SafetySeen(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, safetyMark))
	return err == nil
}

// MarkSafetySeen leaves the mark that SafetySeen looks for.
func MarkSafetySeen(dir string) error {
	if err := replace(filepath.Join(dir, safetyMark), nil); err != nil {
		return fmt.Errorf(english.SafetyMarkFailed, err)
	}
	return nil
}
