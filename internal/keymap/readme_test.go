package keymap

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestREADME holds that the README's table of keys is this one.
func TestREADME(t *testing.T) {
	var table strings.Builder
	table.WriteString("| keys | does | in the settings |\n| --- | --- | --- |\n")
	for _, a := range Actions() {
		fmt.Fprintf(&table, "| `%s` | %s | `%s` |\n", strings.Join(DefaultKeys()[a], "`, `"), a.Words(), a)
	}
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "\n\n"+table.String()+"\n") {
		t.Errorf("README.md has another table than\n%s", table.String())
	}
}
