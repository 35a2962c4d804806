package english

// The timeline of a session in the record.
const (
	HistoryScoreAfter   = "client-reported score %d afterwards"
	HistoryScoreOfPoint = "client-reported score %d afterwards, point %d"
)
