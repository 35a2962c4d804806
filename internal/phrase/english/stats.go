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

	// What a change of a score or a threshold is worth.
	StatsWithin  = "within measurement error"
	StatsNear    = "may be within measurement error"
	StatsBeyond  = "beyond measurement error"
	StatsUnknown = "measurement error unknown"

	// What statistics are asked for, and that there are none.
	StatsNothing = "There is nothing to count yet."
	StatsNoMatch = "No session matches. Previews don't count."
	StatsNoDay   = "must be a day such as 2026-01-31, not %q"
	StatsNoSite  = "no site"

	// Whose sessions are looked at.
	StatsEveryone = "everyone"
	NoClient      = "no client"
	StatsClient   = "client %s"
	StatsSince    = "since %s"

	// The numbers of a report, and their labels.
	StatsStreak    = "streak"
	StatsWorked    = "%d, %s worked"
	StatsKeptOf    = "%d of %d as planned, %d %%"
	StatsAnswer    = "quiz answer"
	StatsPractised = "%s and %s, apart from the sessions"

	// On how many days in a row something was done.
	StatsBroken        = "none today or yesterday"
	StatsOneToday      = "1 day, today"
	StatsOneYesterday  = "1 day, yesterday"
	StatsDaysToday     = "%d days in a row, today included"
	StatsDaysYesterday = "%d days in a row, up to yesterday"
	StatsLongest       = "%s; the longest was %s"

	// Days that are in no week, because they are far from today.
	StatsApart      = "Far from today"
	StatsApartMeans = "These fall in no week: the machine's clock was probably wrong. The record is kept as it is."
	StatsApartDone  = "%s, %s pressed"

	// How scores and thresholds went.
	StatsFell        = "%d fell"
	StatsRose        = "%d rose"
	StatsWithinTimes = "%d may be within error"
	StatsCourse      = "before each session: %s at first, %s last; %v"
	StatsThreshold   = "%s kg/cm2"
	StatsLower       = "%.4g lower: %s"
	StatsHigher      = "%.4g higher: %s"
	StatsNoChange    = "no change"

	// StatsCaveat says what measurement error is, and whose numbers it goes by.
	StatsCaveat = "Scores are client-reported. The smallest change beyond measurement error is about 2 to 4 points, depending on " +
		"whom: 1.77 in in-patients with back pain (doi 10.1055/a-1304-3677), 4.0 in neck pain (Kovacs 2008, BMC Musculoskelet " +
		"Disord 9:43). For a pressure pain threshold it is 0.45 to 0.62 kg/cm2 on the upper trapezius; for other sites it is not " +
		"known. None of this says what caused a change."
)
