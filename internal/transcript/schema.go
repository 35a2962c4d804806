package transcript

import (
	_ "embed"
	"strings"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

//go:embed schema.json
var schema string

// Schema is the JSON Schema (draft 2020-12) of one line that [JSON] writes. Its list of phase
// kinds is the protocol's.
func Schema() string {
	return strings.Replace(plain.Unix(schema), "KINDS", protocol.JoinKinds(`", "`), 1)
}
