package catalog

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

//go:embed builtin/*.toml
var builtins embed.FS

//go:embed builtin/order.txt
var order string

// library lists the built-in protocols in the order in which they are shown: the
// founding techniques first, then those of the literature and of practice pages.
func library() []string { return strings.Fields(order) }

func isBuiltin(id string) bool { return slices.Contains(library(), id) }

func readBuiltin(id string) (Entry, error) {
	data, err := builtins.ReadFile("builtin/" + id + extension)
	if err != nil {
		return Entry{}, fmt.Errorf(english.BuiltinUnread, id, err)
	}
	data = []byte(plain.Unix(string(data)))
	p, err := protocolFile().decode("builtin/"+id+extension, data, id)
	if err != nil {
		return Entry{}, err
	}
	return Entry{Document: protocol.Document{Protocol: p}, Origin: Builtin, Text: data}, nil
}
