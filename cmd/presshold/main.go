// Presshold is a terminal trigger-point compression timer: it times, cues and records
// holds, releases and rounds, and claims no effect on anybody's health.
package main

import (
	"os"

	"presshold/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
