package settings

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"presshold/internal/file"
	"presshold/internal/note"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

const (
	shortestTimeout = 100 * time.Millisecond
	longestTimeout  = 10 * time.Minute
	maxHooks        = 16
)

// decode reads a settings file, and returns its tree, too; if something is wrong with it, the
// settings are the defaults. In them, only those keys are bound that the file binds. The path is
// for error messages and for finding the note's template.
func decode(path string, data []byte) (Settings, *tomldoc.Table, error) {
	data = bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark))
	s, shape := Default(), shape()
	root, problems := tomldoc.Parse(data)
	if root != nil {
		r := tomldoc.NewReader(data, problems, shape.Doc(""))
		tomldoc.ReadTable(r, root, shape.Fields, &s)
		s.settle()
		s.check(root, path, func(at string, wrong error) { r.Place(root, at, wrong) })
		problems = r.Found()
	}
	if err := problems.Err(path, data); err != nil {
		return Default(), root, err
	}
	return s, root, nil
}

// Placed is the error for settings that what they name makes wrong, by their paths, such as
// "cues.protocol.nimmo": it tells where they stand in the file. It is nil for none.
func Placed(path string, wrong map[string]error) error {
	if len(wrong) == 0 {
		return nil
	}
	data, err := file.Read(path, maxFile)
	if err != nil {
		return err
	}
	data = bytes.TrimPrefix(data, []byte(tomldoc.ByteOrderMark))
	root, problems := tomldoc.Parse(data)
	if root != nil {
		r := tomldoc.NewReader(data, problems, tomldoc.Doc{})
		for at, why := range wrong {
			r.Place(root, at, why)
		}
		problems = r.Found()
	}
	return problems.Err(path, data)
}

// settle completes what was read.
func (s *Settings) settle() {
	for i := range s.Hooks {
		h := &s.Hooks[i]
		slices.Sort(h.On)
		h.On = slices.Compact(h.On)
		h.Timeout = cmp.Or(h.Timeout, DefaultTimeout)
	}
}

// check tells what no single setting can have wrong, each with the path of a setting. It also
// reads the note's template, whose path is relative to the folder of the settings file.
func (s *Settings) check(root *tomldoc.Table, path string, wrong func(at string, err error)) {
	style := s.Cues.Style
	if lacking := voice.Lacking(style.Language, style.Words); len(lacking) > 0 {
		wrong("cues.language", fmt.Errorf(english.SettingsLanguage, style.Language, lacking[0], len(lacking), plain.List(voice.Languages())))
	}
	if s.Gauge.Port != "" && len(s.Gauge.Command) > 0 {
		wrong("gauge.command", errors.New(english.SettingsGaugeTwo))
	}
	if s.Note.Template != "" {
		own, err := parseTemplate(path, s.Note.Template)
		if err != nil {
			wrong("note.template", err)
		}
		s.Note.Own = own
	}
	for i, h := range s.Hooks {
		at := fmt.Sprintf("hooks[%d]", i)
		switch {
		case i == maxHooks:
			wrong(at, fmt.Errorf(english.HooksMany, maxHooks))
		case len(h.On) == 0:
			wrong(at+".on", errors.New(english.HookNoEvents))
		case len(h.Command) == 0:
			wrong(at+".command", errors.New(english.HookNoCommand))
		}
	}
	s.checkConflicts(root, wrong)
}

func parseTemplate(settingsFile, path string) (*note.Template, error) {
	path = FromHome(path)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(settingsFile), path)
	}
	text, err := file.Read(path, note.MaxText)
	if err != nil {
		return nil, err
	}
	return note.Parse(path, string(text))
}
