// Package english holds every sentence that users read on screens, in plain lines and in errors,
// help and manual pages. It imports nothing, so that every package can use it, the core included.
// Package phrase words the program's values, such as times, points and the origin of a number;
// package voice holds what is spoken, in each of its languages.
//
// Each sentence is one whole constant, named for what it says, with verbs of package fmt for the
// parts that vary. "go vet" checks the arguments, and the tests of package phrase hold every
// sentence to the glossary and to 25 words. A fragment is a constant only where it stands alone
// on a screen, as a label does. A format without words, such as "%s: %s", stands where it is used.
// Each file covers one subject, in one block of constants under headings.
//
// There is one language. The sentences are constants, not fields of a struct, because nobody
// needs a second language yet, and a struct would have to reach everything that can fail.
package english
