package english

// What a change of a score or a threshold is worth.
const (
	StatsWithin  = "within measurement error"
	StatsNear    = "near measurement error"
	StatsBeyond  = "beyond measurement error"
	StatsUnknown = "measurement error not known"
)

// What statistics are asked for.
const (
	StatsNoDay  = "%q is not a day such as 2026-01-31"
	StatsNoSite = "no site"
)
