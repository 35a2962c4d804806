package plain

import "strings"

// List joins words as in "a, b, c".
func List[T ~string](words []T) string { return join(words, ", ") }

// AndList joins words as in "a, b and c".
func AndList[T ~string](words []T) string { return join(words, " and ") }

// OrList joins words as in "a, b or c".
func OrList[T ~string](words []T) string { return join(words, " or ") }

// join joins words by commas, and the last one by other words.
func join[T ~string](words []T, last string) string {
	var b strings.Builder
	for i, word := range words {
		switch i {
		case 0:
		case len(words) - 1:
			b.WriteString(last)
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(word))
	}
	return b.String()
}
