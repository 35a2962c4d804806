// Package input turns the bytes that a terminal sends into what a hand meant by them.
//
// It is pure: the time is an argument, in any monotonic measure, and nothing is read or
// waited for. [Decoder] makes events of bytes. It keeps a sequence together that comes in
// pieces, throws away whole what turns out to be broken, and takes pasted text, wheels and
// a terminal's answers for what they are. [Guard] tells a deliberate press from the
// repetition of a key that is held down, from a bouncing pedal and from a burst.
package input
