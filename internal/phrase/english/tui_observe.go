package english

// What can be entered of a run after its end.
const (
	EntryThresholdName = "threshold after"
	EntryAdverseName   = "adverse response"
	EntryReferralName  = "referral area"
	EntryInUnit        = "%s %s"

	// What the observers of a run report.
	ObserveAwake         = "a treatment is being timed" // why the machine is kept awake
	ObserveSilent        = "no ♪"
	ObservePlayer        = "♪ %s"
	ObserveHookSign      = "hook failed"
	ObserveNotShared     = "not shared: %w"
	ObserveNotSharedSign = "not shared"
)
