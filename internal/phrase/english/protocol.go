package english

// What sources say about the time after a session.
const (
	SorenessFades     = "soreness fades within %s"
	MusclesRelaxed    = "muscles stay more relaxed for %s"
	AfterBy           = "by %s" // dates
	AfterUntil        = "until %s"
	AfterUntilBetween = "until between %s and %s"
	AfterOwnNumbers   = "the source says this of its own protocol, whose numbers this run did not use:"
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

	// CautionSite stands wherever a point at a caution site is shown. Which structure it is depends
	// on the site, and is for the practitioner to know.
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

	// What a value must be. The place in the file, the field of the form, the setting or the flag
	// stands before it, which is therefore not named again.
	MustBeOneOf   = "must be %s, not %s"
	MustBeBetween = "must be from %s to %s, not %s"
	MustBeOrNone  = "must be 0 for none, or from %s to %s, not %s"
	MustBeWithin  = "must be from %d to %d, not %d"
	TooMany       = "there are %d, but at most %d are allowed"
	TooLong       = "must be at most %d characters long, not %d"
	NotUTF8       = "must be valid UTF-8"
	CharInName    = "must not contain a line break, a tab or a control character (%U)"
	CharInText    = "must not contain a control character (%U)"
	LargerFirst   = "%q: the smaller number must come first"

	// What is wrong with a protocol or a treatment.
	IDMissing       = "an id is needed, such as %s"
	IDMalformed     = "%q is not an id: use lower-case letters, digits and single hyphens, at most %d in all"
	NameMissing     = "a name is needed"
	OriginsOfWords  = "the number of origins, %d, differs from the number of cautions, %d: give one for each, or a single one for all"
	SourceKeyless   = "a source needs a key, such as S1"
	SourceTwice     = "there are two sources %q: give each a key of its own"
	SourceBasis     = "must be stated or secondary, not %q"
	SourceUncited   = "a source needs a citation: author, title, place, year"
	SourceNone      = "what is %s has no source: leave it out"
	SourceUnknown   = "there is no source %q among the sources of this protocol: add it or name another"
	SourceSecondary = "source %q is secondary, so write secondary:%[1]s"
	BasisUnknown    = "must be stated, secondary, assumed or chosen, not %q"

	TargetRange        = "must be a client-reported score from 1 to 10, not %d"
	LevelAboveCeiling  = "level %d is above the ceiling of %d: lower it, or raise the ceiling"
	LevelAboveSettings = "level %d is above the ceiling of %d in your settings: lower it, or change the settings"
	PointsTooMany      = "there are %d points, with each side counted, but at most %d are allowed"
	PointSiteless      = "a point needs a site, such as soleus"
	PointTwoSides      = "the side is %q, but the site says %q: leave one out"

	BlocksMissing    = "a protocol needs at least one block of phases, such as a hold"
	PhasesMissing    = "a block needs at least one phase, such as a hold"
	PhasesNoneTimed  = "a block needs a phase that is neither a check-in nor between rounds"
	RoundsMissing    = "say how many rounds are planned, or give a cap"
	RoundsBelowLeast = "the planned number of rounds, %d, is below the least, %d: raise it"
	RoundsCapBelow   = "a cap of %d is below the planned number of rounds, %d: raise it"
	CriterionTwice   = "%q: there is already a stop rule of this kind: remove one"

	KindMissing   = "a phase needs a kind: %s"
	WaitsNotHere  = "only a check-in waits: leave it out"
	WhenNotHere   = "only a check-in says when: leave it out"
	CountNotHere  = "only the strokes of a stroke and the breaths of a hold are counted: leave it out"
	CountIsTimed  = "what is counted is not timed: write duration = \"open\" and a cap"
	CountRange    = "must be from 1 to %d, not %q"
	CheckInFixed  = "a check-in waits or lasts a fixed time: give it one length, or waits = true"
	CheckInWaits  = "a check-in that waits has no duration: leave it out"
	DurationNone  = "say how long: above zero as in \"10s\", a range as in \"8s-10s\", or \"open\""
	CapMissing    = "an open phase needs a cap, such as cap = \"60s\""
	CapBelow      = "a cap of %s is below the duration of %s: raise it"
	GuideNotHere  = "only an open phase has a guide time: leave it out"
	GuideNotBelow = "a guide time of %s is not below the cap of %s: lower it"
	GuideAbove    = "a guide time of %s is above the cap of %s: lower it"
	SorenessRange = "must be a time or a range, such as \"24h-36h\""
	RelaxedRange  = "must be a time or a range, such as \"4d-14d\""

	AreaNameless    = "an area needs a name, such as neck"
	AreaTwice       = "there are two areas %q: give each a name of its own"
	AreaTimeless    = "the area %q needs a time, such as time = \"15m\""
	AreaEmpty       = "no point is in the area %q: write area = %[1]q at its points"
	AreaUnknown     = "there is no area %q: write [[areas]] with this name and its time"
	AreasOverBudget = "the areas have %s in all, but the budget is %s: raise the budget, or shorten the areas"
	PointsMissing   = "a treatment needs at least one point with its protocol"
	ProtocolMissing = "a point needs a protocol, by its id, such as pumping"
	SweepAndSite    = "a point can have a site or a sweep, not both: leave one out"
	SweepTooSmall   = "a sweep needs at least two points, or one on both sides"
	ReleaseNotOpen  = "must be a length of time or a range, not open"
	ProtocolRefuses = "%s can't run with this: %s"

	// Why a choice changes nothing.
	NoEffect             = "%s has no effect on %s: %s"
	NoEffectNoHold       = "it has no hold"
	NoEffectNoRelease    = "it has no hold to release"
	NoEffectOnlyReleases = "it has nothing but releases"
	NoEffectOwnChoices   = "the points of a treatment have their own numbers: change them in its file"

	// Why a run can't be kept as a treatment.
	KeepPoint        = "point %d: %w"
	KeepAdHoc        = "it was run without a protocol from the library: make one with presshold new first"
	KeepChanged      = "%s was run with changes that a treatment can't contain: save it as a protocol first"
	KeepOverCeiling  = "%s was run under a ceiling of %d, and a treatment can't raise the protocol's %d: save it as a protocol first"
	KeepUnnamedPoint = "the point has no name, and without one %s would run at other points"

	// What is wrong with a length of time as it was written.
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
	LengthBelow     = "must not be below zero: write a length such as 10s"
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

	PointWrong         = "point %q: %w"
	PointSideWrong     = "the side must be left, right or both, as in soleus:left, not %q"
	PointSideTwice     = "a point has one side, as in soleus:left or soleus:both"
	PointSidesDiffer   = "the site says one side and the word after the colon another: leave one out"
	PointTooLong       = "point %.20q… is too long: at most %d characters are allowed"
	SessionClockLength = "must be a length of time from %s to %s, not %q"
	SessionClockBy     = "must be a time of day from 00:00 to 23:59, such as 14:50, not %q"
	SessionClockPassed = "%s has passed (it is now %s): give a later time"
)
