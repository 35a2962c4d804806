package english

// Where a run can be shared.
const (
	ShareNoAddress    = "this machine has no private address"
	ShareNoInterfaces = "can't list the network interfaces: %w"
	ShareNotPrivate   = "%s is not a private address, and a run is shared in private networks only"
	ShareUnknown      = "no private address is called %q: use %s"

	// What the page says when no run is on the screen.
	ShareIdle = "NO RUN YET"

	// The answers to a browser that asks for something else.
	ShareForeign   = "not from this page"
	ShareTooLong   = "too long"
	ShareTooLate   = "the button does something else now"
	ShareTooSoon   = "too soon after the last press"
	ShareTooMany   = "too many requests"
	ShareMethod    = "method not allowed"
	ShareFollowers = "too many followers"
)
