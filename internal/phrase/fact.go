package phrase

// Fact is a text and the label that stands beside it: "constant error", "0.3 s late on average".
type Fact struct {
	Name string
	Text Text
}

// NamesWidth returns the width in cells of the column of names: the least, or more where a name would
// touch its text.
func NamesWidth(all []Fact, least int) int {
	for _, f := range all {
		least = max(least, len(f.Name)+1)
	}
	return least
}

// Plain is a fact without a mark.
func Plain(name, text string) Fact { return Fact{name, Unmarked(text)} }
