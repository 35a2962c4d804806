//go:build !unix

package file

const dontWait = 0
