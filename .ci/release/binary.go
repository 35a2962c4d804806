package main

import (
	"debug/buildinfo"
	"runtime/debug"
	"time"
)

// binary is the program as it was built for one system.
type binary struct {
	path     string
	date     time.Time // of all that is written
	info     *debug.BuildInfo
	settings map[string]string // GOOS, GOARCH and the like
}

func open(path string, date time.Time) (*binary, error) {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return nil, err
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	return &binary{path, date, info, settings}, nil
}

// system is what the binary runs on, as goreleaser's templates spell it: linux_armv7.
func (b *binary) system() string {
	s := b.settings["GOOS"] + "_" + b.settings["GOARCH"]
	if arm := b.settings["GOARM"]; arm != "" {
		s += "v" + arm
	}
	return s
}

// linked is the module that was linked for a dependency, which may be replaced by another.
func linked(m *debug.Module) *debug.Module {
	if m.Replace != nil {
		return m.Replace
	}
	return m
}
