package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"time"
)

// document is a bill of materials as CycloneDX 1.6 has it (https://cyclonedx.org/docs/1.6/json/).
// It has no serial number, which would be another each time.
type document struct {
	Schema     string       `json:"$schema"`
	Format     string       `json:"bomFormat"`
	Spec       string       `json:"specVersion"`
	Version    int          `json:"version"`
	Metadata   metadata     `json:"metadata"`
	Components []component  `json:"components"`
	Depends    []dependency `json:"dependencies"`
}

type metadata struct {
	Timestamp  string     `json:"timestamp"`
	Component  component  `json:"component"`
	Properties []property `json:"properties"`
}

type component struct {
	Ref     string `json:"bom-ref"`
	Type    string `json:"type"`
	Name    string `json:"name"`
	Version string `json:"version"`
	PURL    string `json:"purl"`
	Hashes  []hash `json:"hashes,omitempty"`
}

// hash is a file's, or a module's as go.sum has it: of the list of its files and their hashes.
type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref  string   `json:"ref"`
	Uses []string `json:"dependsOn"`
}

// sbom writes what is linked into the binary: the modules and the standard library.
func (b *binary) sbom(version, path string) error {
	program, err := os.ReadFile(b.path)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(program)
	main := newComponent("application", b.info.Main.Path, version)
	main.Hashes = []hash{{"SHA-256", hex.EncodeToString(sum[:])}}

	doc := document{
		Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", Spec: "1.6", Version: 1,
		Metadata: metadata{Timestamp: b.date.Format(time.RFC3339), Component: main},
	}
	for _, name := range []string{"GOOS", "GOARCH", "GOARM", "CGO_ENABLED", "-trimpath"} {
		if value := b.settings[name]; value != "" {
			doc.Metadata.Properties = append(doc.Metadata.Properties, property{"build:" + name, value})
		}
	}
	doc.Components = append(doc.Components, newComponent("library", "std", strings.TrimPrefix(b.info.GoVersion, "go")))
	for _, m := range b.info.Deps {
		c, err := moduleComponent(linked(m))
		if err != nil {
			return err
		}
		doc.Components = append(doc.Components, c)
	}
	uses := dependency{Ref: main.Ref}
	for _, c := range doc.Components {
		uses.Uses = append(uses.Uses, c.Ref)
	}
	doc.Depends = []dependency{uses}

	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

func moduleComponent(m *debug.Module) (component, error) {
	c := newComponent("library", m.Path, m.Version)
	sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Sum, "h1:"))
	if err != nil || len(sum) != sha256.Size {
		return c, fmt.Errorf("%s %s has the sum %q", m.Path, m.Version, m.Sum)
	}
	c.Hashes = []hash{{"SHA-256", hex.EncodeToString(sum)}}
	return c, nil
}

func newComponent(kind, name, version string) component {
	purl := fmt.Sprintf("pkg:golang/%s@%s?type=module", name, strings.ReplaceAll(version, "+", "%2B"))
	return component{purl, kind, name, version, purl, nil}
}
