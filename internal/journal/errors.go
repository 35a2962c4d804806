package journal

import "fmt"

// RequestError tells what was asked of the record that it can't do: a session that is
// not there, a value that it does not take. It holds nothing of what is recorded.
type RequestError struct{ text string }

func (e *RequestError) Error() string { return e.text }

func refuse(format string, args ...any) error { return &RequestError{fmt.Sprintf(format, args...)} }
