package english

// What is wrong with a length of time as it was written.
const (
	LengthWrong     = "%q: %w" // the field, the setting or the flag stands before it
	LengthMissing   = "a length of time is needed, such as 10s"
	LengthWanted    = "must be seconds or a length of time, such as 10, 10s or 1m30s"
	LengthTooLong   = "must be at most one year"
	UnitUnknown     = "%q is not a unit of time: use s, min, h or d"
	UnitMissing     = "%q has no unit: write %[1]s min or %[1]s s"
	UnitsOfRange    = "both numbers need a unit, such as 1m-2m"
	NumberAmbiguous = "%s may be %s or %s%s: write one of these"
	ClockWanted     = "two digits from 00 to 59 must follow the colon, as in 1:05"
	LengthSingle    = "must be one length of time such as \"10s\", not %s"
	LengthBelow     = "must not be below zero: write one such as 10s"
	RangeHalf       = "the second number is missing: write both, as in 8-10"
	FirstLarger     = "the smaller number must come first"
	AboutWhat       = "a length of time must follow \"about\", as in about 30s"

	// What is wrong with another value as it was written.
	WholeOrRange = "must be a whole number or a range such as 3-5, not %q"
	WholeTooLow  = "must be at least 1, not %q"

	CriterionWrong      = "stop rule %q: %w"
	CriterionUnknown    = "write one such as eased, score:3, drop:2, drop:50%%, time:8m or compression:90s"
	CriterionEased      = "eased takes no number: write eased alone"
	CriterionScore      = "must be a client-reported score from 0 to 10, such as score:3"
	CriterionPercent    = "must be from 1 to 100 %%, such as drop:50%%"
	CriterionDrop       = "must be from 1 to 10 points, such as drop:2, or a share in %%, such as drop:50%%"
	CriterionTime       = "must be a time from %s to %s, such as 8m"
	OccasionWrong       = "must be every, every 2, last, or rounds such as 2,4, not %q"
	ProvenanceUnknown   = "must be assumed or chosen, or have the key of a source, as in stated:N3 or secondary:N3, not %q"
	ProvenanceNoSource  = "%q names no source: write %s:KEY"
	ProvenanceHasSource = "%q: what is %s has no source: leave the key out"

	PointWrong        = "point %q: %w"
	PointSideWrong    = "the side must be left, right or both, as in soleus:left, not %q"
	PointSideTwice    = "a point has one side, as in soleus:left or soleus:both"
	PointSidesDiffer  = "the site says one side and the word after the colon another: leave one out"
	PointTooLong      = "point %.20q… is too long: at most %d characters are allowed"
	AppointmentLength = "must be a length of time from %s to %s, not %q"
	AppointmentBy     = "must be a time of day from 00:00 to 23:59, such as 14:50, not %q"
	AppointmentPassed = "%s has passed (it is now %s): give a later time"
)
