package plain

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
)

// MaxTyped is the longest word that is compared with names, in bytes. Longer ones
// are not typed by hand, and comparing them would take long.
const MaxTyped = 80

// Nearest is the name that was probably meant by a word, whatever its case: the one with the
// fewest typing errors between them, the first of several; "" if none is near. A short word
// may have one error, one of five letters two, and a long one an error in three letters.
func Nearest[T ~string](word string, names []T) T {
	if len(word) > MaxTyped {
		return ""
	}
	word = strings.ToLower(word)
	nearest, least := T(""), MaxTyped
	for _, name := range names {
		if n := Distance(word, string(name)); n < least && n <= forgiven(max(len(word), len(name))) {
			nearest, least = name, n
		}
	}
	return nearest
}

// Unknown returns what to say of a word that is none of some names: a sentence and its arguments.
// It says which was probably meant, or else which there are.
func Unknown[T ~string](word string, names []T) (sentence string, args []any) {
	if near := Nearest(word, names); near != "" {
		return english.UnknownNear, []any{english.UnknownValue, Quote(word), Quote(string(near))}
	}
	return english.MustBeOneOf, []any{OrList(names), Quote(word)}
}

// OneOf reads one of some names. The error is as [Unknown] says.
func OneOf[T ~string](all []T) func(string) (T, error) {
	return func(word string) (T, error) {
		if slices.Contains(all, T(word)) {
			return T(word), nil
		}
		sentence, args := Unknown(word, all)
		return "", fmt.Errorf(sentence, args...)
	}
}

// forgiven is how many typing errors may lie between two words, the longer of which has so many
// letters.
func forgiven(letters int) int {
	if letters < 5 {
		return 1
	}
	return max(2, letters/3)
}

// Distance is how many typing errors lie between two words: a character left out, put in,
// changed, or swapped with its neighbour. It takes time and memory by the product of their
// lengths, so limit those first, as by [MaxTyped].
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	var before, row []int // of the table of distances, for the beginnings of a
	next := make([]int, len(to)+1)
	for j := range next {
		next[j] = j
	}
	for i := range from {
		before, row, next = row, next, make([]int, len(to)+1)
		next[0] = i + 1
		for j := range to {
			change := row[j]
			if from[i] != to[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
	}
	return next[len(to)]
}
