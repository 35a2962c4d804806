package english

// What show prints.
const (
	ShowPhasesOf = "phases of %s"
	ShowCautions = "cautions"
	ShowGeneral  = "what the sources say in general"
	ShowFile     = "file"
	ShowBetween  = "between points"

	ShowWaits       = "waits for an answer"
	ShowGuide       = "guide time %s"
	ShowOnlyBetween = "only between rounds"
	ShowUnbroken    = "no release between rounds"
	ShowSets        = "all of it in %s"
	ShowSetsOf      = "%s of %s" // "3 sets of 2 to 3 rounds"

	ShowSweep      = "one round at each point in turn, sweep after sweep"
	ShowUnnamed    = "%s unless you name them"
	ShowReposition = "between points %s"
	ShowLevels     = "levels: %s"
	ShowTarget     = "target: client-reported score %d"

	ShowSetAside   = "%s set aside, pauses included"
	ShowAreaTime   = "%s of it for the area %q"
	ShowFirstLevel = "begins at level %d"
	ShowBeginsAt   = "begins at %d"
)
