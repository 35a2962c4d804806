//go:build !unix

package cli

// gone is what a write to a pipe without a reader fails with.
const gone = errorNoData
