package cli

import (
	"cmp"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"presshold/internal/phrase/english"
)

// The linker sets these in a release (-X, see .goreleaser.yaml). Nothing else does.
var (
	releaseVersion string //nolint:gochecknoglobals // -X reaches only package variables
	releaseCommit  string //nolint:gochecknoglobals // as above
	releaseDate    string //nolint:gochecknoglobals // as above; in seconds since 1970
)

// version is the version of the release, or else the module's, which names the commit of a
// checkout.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" {
		info = &debug.BuildInfo{}
	}
	return cmp.Or(releaseVersion, info.Main.Version, "devel")
}

// built is the version, of a release also its commit and its day.
func built() string {
	line := version()
	if day, err := dayOf(releaseDate); err == nil && releaseCommit != "" {
		line += fmt.Sprintf(" (commit %s, %s)", releaseCommit, day)
	}
	return line
}

// manualDay is the date on the manual pages, so that the pages of a build are the same whenever
// they are made: that of SOURCE_DATE_EPOCH, of the release or of the commit; "" if none of them
// is known.
func manualDay() (string, error) {
	if asked := os.Getenv("SOURCE_DATE_EPOCH"); asked != "" {
		day, err := dayOf(asked)
		if err != nil {
			return "", fmt.Errorf(english.BuildEpoch, asked)
		}
		return day, nil
	}
	if day, err := dayOf(releaseDate); err == nil {
		return day, nil
	}
	committed, err := time.Parse(time.RFC3339, buildSetting("vcs.time"))
	if err != nil {
		return "", nil //nolint:nilerr // there is none
	}
	return committed.UTC().Format(time.DateOnly), nil
}

// buildSetting is a setting of the build that Go recorded; "" for none.
func buildSetting(key string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == key {
				return s.Value
			}
		}
	}
	return ""
}

// dayOf is the day of seconds since 1970, in UTC, as in 2026-11-26.
func dayOf(seconds string) (string, error) {
	s, err := strconv.ParseUint(seconds, 10, 37) // up to the year 6325: one with four digits
	if err != nil {
		return "", err
	}
	return time.Unix(int64(s), 0).UTC().Format(time.DateOnly), nil
}
