package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licence is what files of terms are called: LICENSE.txt, COPYING, LICENSE-3RD-PARTY.md, PATENTS.
var licence = regexp.MustCompile(`(?i)^(un)?licen[sc]e|^copying|^notice|^patents`)

// linkedPackage is a package of the program, as "go list" tells it.
type linkedPackage struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Dir string
		Main      bool
	}
}

// notices are the terms of every module that is linked into the binary, in full, and of Go.
func (b *binary) notices() ([]byte, error) {
	terms, err := b.terms()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "presshold for %s contains the software named below. Its terms follow in full.\n", b.system())
	add := func(name, version, place string) error {
		files := slices.Sorted(maps.Keys(terms[name]))
		if len(files) == 0 {
			return fmt.Errorf("%s %s is linked, and nothing says under which terms", name, version)
		}
		fmt.Fprintf(&out, "\n%s\n%s %s\nhttps://%s\n", strings.Repeat("=", 80), name, version, place)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
			fmt.Fprintf(&out, "\n--- %s\n\n%s\n", filepath.Base(file), bytes.TrimSpace(text))
		}
		return nil
	}
	if err := add("Go", b.info.GoVersion, "go.dev"); err != nil {
		return nil, err
	}
	for _, m := range b.info.Deps {
		if err := add(m.Path, linked(m).Version, "pkg.go.dev/"+linked(m).Path+"@"+linked(m).Version); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// terms finds the files of terms for every package that is linked, by module: those beside the
// package, and in the folders above it up to the module's. Those of the standard library are Go's.
func (b *binary) terms() (map[string]map[string]bool, error) {
	cmd := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", "-tags="+b.settings["-tags"], b.info.Path)
	cmd.Env = os.Environ()
	for _, name := range []string{"GOOS", "GOARCH", "GOARM", "CGO_ENABLED"} {
		cmd.Env = append(cmd.Env, name+"="+b.settings[name])
	}
	cmd.Stderr = os.Stderr
	list, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	terms := map[string]map[string]bool{}
	for d := json.NewDecoder(bytes.NewReader(list)); ; {
		var p linkedPackage
		switch err := d.Decode(&p); {
		case err == io.EOF:
			return terms, nil
		case err != nil:
			return nil, err
		}
		name, top := "Go", strings.TrimSpace(string(root))
		if !p.Standard {
			if p.Module.Main {
				continue
			}
			name, top = p.Module.Path, p.Module.Dir
		}
		if terms[name] == nil {
			terms[name] = map[string]bool{}
		}
		if err := above(p.Dir, top, terms[name]); err != nil {
			return nil, err
		}
	}
}

// above adds the files of terms of a folder and of those above it, up to the top.
func above(dir, top string, found map[string]bool) error {
	for ; strings.HasPrefix(dir, top); dir = filepath.Dir(dir) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Type().IsRegular() && licence.MatchString(e.Name()) && filepath.Ext(e.Name()) != ".go" {
				found[filepath.Join(dir, e.Name())] = true
			}
		}
	}
	return nil
}
