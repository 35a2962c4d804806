package phrase

// Fact is a text and the label that stands beside it: "constant error", "0.3 s late on average".
type Fact struct {
	Name string
	Text Text
}

// Plain is a fact without a mark.
func Plain(name, text string) Fact { return Fact{name, Unmarked(text)} }
