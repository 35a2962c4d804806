package phrase

import "fmt"

// Follow says how many other screens follow the runs that are shared: "2 follow".
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

// ShareRisk says who sees what is shared.
const ShareRisk = "Plain HTTP: whoever can read this network sees the run. Nothing of the client is in it."

// ShareAddress tells where the page of a run is, and that with the button if button isn't "".
func ShareAddress(page, button string) []string {
	lines := []string{fmt.Sprintf("other screens: %s", page)}
	if button != "" {
		lines = append(lines, fmt.Sprintf("the button: %s", button))
	}
	return append(lines, ShareRisk)
}
