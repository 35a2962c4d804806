package english

// What a value must be. The place in the file, the field of the form, the setting or the flag
// stands before it, which is therefore not named again.
const (
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
)

// What is wrong with a protocol or a treatment.
const (
	IDMissing       = "an id is needed, such as %s"
	IDMalformed     = "%q is not an id: use lower-case letters, digits and single hyphens, at most %d in all"
	NameMissing     = "a name is needed"
	OriginsOfWords  = "there are %d origins for %d cautions: give one for each, or a single text for all"
	SourceKeyless   = "a source needs a key, such as S1"
	SourceTwice     = "there are two sources %q: give each a key of its own"
	SourceBasis     = "must be stated or secondary, not %q"
	SourceUncited   = "a source needs a citation: author, title, place, year"
	SourceNone      = "what is %s has no source: leave it out"
	SourceUnknown   = "there is no source %q among the sources of this protocol: add it or name another"
	SourceSecondary = "source %q is secondary, so write secondary:%[1]s"
	BasisUnknown    = "must be stated, secondary, assumed or chosen, not %q"

	TargetRange       = "must be a client-reported score from 1 to 10, not %d"
	LevelAboveCeiling = "level %d is above the ceiling of %d: lower it, or raise the ceiling"
	PointsTooMany     = "there are %d points, with each side counted, but at most %d are allowed"
	PointSiteless     = "a point needs a site, such as soleus"
	PointTwoSides     = "the side is %q, but the site says %q: leave one out"

	BlocksMissing    = "a protocol needs at least one block of phases, such as a hold"
	PhasesMissing    = "a block needs at least one phase, such as a hold"
	PhasesNoneTimed  = "a block needs a phase that is neither a check-in nor between rounds"
	RoundsMissing    = "say how many rounds are planned, or give a cap"
	RoundsBelowLeast = "%d rounds are planned, but there must be at least %d: raise the number planned"
	RoundsCapBelow   = "a cap of %d rounds is below the %d planned: raise it"
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
	AreasOverBudget = "the areas have %s in all, but the budget is %s: raise it, or lower theirs"
	PointsMissing   = "a treatment needs at least one point with its protocol"
	ProtocolMissing = "a point needs a protocol, by its id, such as pumping"
	SweepAndSite    = "a point can have a site or a sweep, not both: leave one out"
	SweepTooSmall   = "a sweep needs at least two points, or one on both sides"
	ReleaseNotOpen  = "must be a length of time or a range, not open"
	ProtocolRefuses = "%s can't run with this: %s"
)

// Why a choice changes nothing.
const (
	NoEffect             = "%s has no effect on %s: %s"
	NoEffectNoHold       = "it has no hold"
	NoEffectNoRelease    = "it has no hold to release"
	NoEffectOnlyReleases = "it has nothing but releases"
	NoEffectOwnChoices   = "the points of a treatment have their own numbers: change them in its file"
)

// Why a run can't be kept as a treatment.
const (
	KeepPoint        = "point %d: %w"
	KeepChanged      = "%s was run with changes that a treatment can't contain: save it as a protocol first"
	KeepOverCeiling  = "%s was run under a ceiling of %d, and a treatment can't raise the protocol's %d: save it as a protocol first"
	KeepUnnamedPoint = "the point has no name, and without one %s would run at other points"
)
