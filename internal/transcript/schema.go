package transcript

import (
	_ "embed"

	"presshold/internal/plain"
)

//go:embed schema.json
var schema string

// Schema is the JSON Schema (draft 2020-12) of one line that [JSON] writes.
func Schema() string { return plain.Unix(schema) }
