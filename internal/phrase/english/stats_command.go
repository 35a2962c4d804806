package english

// The command stats, and its flags.
const (
	StatsShort = "Show statistics from your record"
	StatsLong  = "Show statistics from your record: how much was done week by week, how many holds lasted as long as the " +
		"protocol asks, and how client-reported scores changed. Changes within measurement error are marked. " +
		"Previews don't count, and practice is kept apart. A trend of scores is for one client: the one that --client " +
		"names, or else the sessions that name none.\n\n" +
		"The statistics are printed. With --screen, browse them instead, as their key does in the picker."
	StatsJSON     = "the numbers, as a JSON object"
	StatsBadSince = "must be a day such as 2026-01-31, or a length of time back from today such as 30d, 12w, 6m or 1y, not %q"
	StatsFuture   = "must not be in the future, as %s is"
	StatsHead     = "Statistics: %s"
	StatsWeeks    = "Week by week"
	StatsSites    = "Sites"
	StatsMore     = "There are %d more: name one with --site."
	StatsScores   = "Client-reported scores: %s"
	StatsPPT      = "Pressure pain threshold: %s"
	StatsAtPlace  = "%s worked, %s pressed"
	StatsAtScored = "%s worked, %s pressed; scores: %s"
)
