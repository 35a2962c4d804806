package protocol

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Fault is what is wrong with something that was written, as a value: a sentence and what
// stands in it. [Wrong] makes one.
type Fault struct {
	// Sentence is a constant of package english, which tells the kind of the fault.
	Sentence string
	Args     []any // for the verbs in it
}

// Wrong is the fault that a sentence tells of. It wraps an error that the sentence has the
// verb %w for.
func Wrong(sentence string, args ...any) Fault {
	if false {
		_ = fmt.Errorf(sentence, args...) // so that vet holds each use to the sentence's verbs
	}
	return Fault{sentence, args}
}

// Error is the sentence, in lower case.
func (f Fault) Error() string { return f.worded().Error() }

// Unwrap is the error that it wraps; nil for none.
func (f Fault) Unwrap() error { return errors.Unwrap(f.worded()) }

func (f Fault) worded() error { return fmt.Errorf(f.Sentence, f.Args...) }

// Problem is one thing that is wrong with a protocol or a treatment.
type Problem struct {
	// Path is where, by the keys of the file format: "blocks[0].phases[1].cap".
	// It may name a key that is missing.
	Path string
	Fault
}

// Error is where, for somebody who has no file before them, and what is wrong there:
// "block 1, phase 2, cap: ...".
func (p Problem) Error() string { return place(p.Path) + ": " + p.Fault.Error() }

// place is a path as people say it.
func place(path string) string {
	var words []string
	for key := range strings.SplitSeq(path, ".") {
		key, index, _ := strings.Cut(strings.TrimSuffix(key, "]"), "[")
		if n, err := strconv.Atoi(index); err == nil {
			key = fmt.Sprintf("%s %d", strings.TrimSuffix(key, "s"), n+1)
		}
		words = append(words, strings.ReplaceAll(key, "_", " "))
	}
	return strings.Join(words, ", ")
}

// Unwrap is what is wrong, without the path.
func (p Problem) Unwrap() error { return p.Fault }

// Problems is every problem of a protocol or a treatment, as one error.
type Problems []Problem

// Within tells whether one of them is about what is at a path, or about a part of that.
func (p Problems) Within(path string) bool {
	return slices.ContainsFunc(p, func(p Problem) bool { return strings.HasPrefix(p.Path, path) })
}

// Error lists the problems, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.Error()
	}
	return strings.Join(lines, "\n")
}
