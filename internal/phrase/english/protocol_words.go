package english

// What sources say of the time after a session.
const (
	SorenessFades     = "soreness fades within %s"
	MusclesRelaxed    = "muscles stay more relaxed for %s"
	AfterBy           = "by %s" // dates
	AfterUntil        = "until %s"
	AfterUntilBetween = "until between %s and %s"
	AfterOwnNumbers   = "the source says of its own protocol, whose numbers this run did not use:"
	AfterSource       = "source %s: %s"
	NoPrediction      = "no prediction: the source speaks of others, not of this client"

	// What ends a block.
	UntilScore       = "a client-reported score of %d or lower"
	UntilDrop        = "a drop of %s in the client-reported score"
	UntilPercent     = "a drop of %d %% in the client-reported score"
	UntilTime        = "%s of active time"
	UntilCompression = "%s of compression in all"
	UntilEased       = "eased"
	UntilMarked      = "until you mark \"%s\""
	UntilOther       = "until %s"

	// What phases and blocks are called.
	PhaseOpen     = "open" // until somebody ends it
	PhaseCountIn  = "get ready"
	PhaseEase     = "position of ease"
	BlockSet      = "set %d of %d"
	BlockNamedSet = "%s, set %d of %d"

	// AdHoc is the name of a protocol that flags alone made.
	AdHoc = "Ad hoc"

	// CautionSite is said of a caution site wherever a point at one is shown. Which structure it
	// is depends on the site, and is for the practitioner to know.
	CautionSite = "caution site: over or near a structure that needs care"

	// What the founding sources say in general.
	FoundingListens    = "The client says how the pressure is; the therapist listens and adjusts."
	FoundingExamines   = "An examination looks for ischemia, trigger points, nerve entrapment or compression, and at posture and gait or biomechanics."
	FoundingPain       = "It is never overly painful."
	FoundingPoint      = "A trigger point is exquisitely tender: a palpable nodule in a taut band, which may refer pain elsewhere."
	FoundingFeel       = "One feels, slowly and gently, for bands that are tighter than the rest."
	FoundingDiscomfort = "It should never induce pain, though some discomfort is to be expected."
	FoundingRelease    = "A release is felt as a softening or melting of the tight area."
	FoundingPhysician  = "See your primary care physician first: there are contraindications."
)
