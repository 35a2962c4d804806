package phrase

import "fmt"

// Follow words how many other screens follow the shared runs: "2 follow".
func Follow(n int) string {
	switch n {
	case 0:
		return "shared"
	case 1:
		return "1 follows"
	default:
		return fmt.Sprintf("%d follow", n)
	}
}

// ShareRisk warns of who can see what is shared.
const ShareRisk = "Plain HTTP: whoever can read this network sees the run. It shows nothing about the client."

// ShareAddress returns lines with the address of the page, the address of the page with the button
// (if there is one), and the risk.
func ShareAddress(page, button string) []string {
	lines := []string{fmt.Sprintf("other screens: %s", page)}
	if button != "" {
		lines = append(lines, fmt.Sprintf("the button: %s", button))
	}
	return append(lines, ShareRisk)
}
