// Release makes what a release has beside the program: notices of what is linked into it, a
// bill of materials, and the manual pages and completions that the program prints itself.
// goreleaser calls it for each binary that it has built; see .goreleaser.yaml.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New(`usage:
  release files BINARY SECONDS FOLDER            writes notices, manual pages and completions, dated SECONDS after 1970
  release sbom BINARY SECONDS VERSION DOCUMENT   writes a bill of materials in CycloneDX's JSON`)

func run(args []string) error {
	if len(args) < 4 {
		return errUsage
	}
	seconds, err := strconv.ParseInt(args[2], 10, 64)
	if err != nil {
		return fmt.Errorf("%q is no number of seconds since 1970", args[2])
	}
	b, err := open(args[1], time.Unix(seconds, 0).UTC())
	if err != nil {
		return err
	}
	switch {
	case args[0] == "files" && len(args) == 4:
		return b.files(args[3])
	case args[0] == "sbom" && len(args) == 5:
		return b.sbom(args[3], args[4])
	}
	return errUsage
}
