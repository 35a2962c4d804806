package phrase

// Fact is a text and the label that stands beside it: "constant error", "0.3 s late on average".
type Fact struct{ Name, Text string }
