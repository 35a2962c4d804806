package plain

import "strings"

// Unix is a text with the line ends of Unix. What is embedded is read through it: it has
// whatever line ends the checkout gave it.
func Unix(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
