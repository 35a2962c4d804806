// Package english is what the program says, sentence by sentence: what its screens, lines,
// errors, help and manual pages tell. It imports nothing, so that every package can speak,
// the core included. What is said of a value of the program, a time, a mark of origin, a point,
// is worded by package phrase; what the voice says, in each of its languages, by package voice.
//
// Each sentence is one constant, whole, named for what it tells, with verbs of package fmt for
// what changes in it. "go vet" holds every use to its verbs, and the tests of package phrase hold
// every sentence to the glossary and to 25 words. A part of a sentence is a constant only where
// it stands alone on a screen, as a label does. What has no words of its own, as "%s: %s" has none,
// stands where it is used. A file is one subject, and one block of constants under headings.
//
// The screens speak one language. They are constants and not fields of a struct because a second
// language has nobody who wants it yet, and a struct would have to be handed to everything that
// can fail.
package english
