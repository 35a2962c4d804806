package english

// The picker.
const (
	PickerName       = "presshold"
	PickerHint       = "  %s · type to filter"
	PickerCount      = "  %s"
	PickerMatches    = "  %d of %d"
	PickerNothing    = "nothing matches"
	PickerWarnings   = "%s (and %d more)"
	PickerBoth       = "%s, %s" // protocols and treatments
	PickerTreatment  = " treatment"
	PickerYours      = " yours"
	PickerClear      = "clear"
	PickerQuit       = "quit"
	PickerChangeCopy = "change a copy"
)

// The preview of what is chosen.
const (
	PreviewHead        = "Details"
	PreviewOf          = "%s · %s" // where it comes from, and its id
	PreviewOfTreatment = "treatment, %s · %s"
	PreviewBuiltIn     = "built-in"
	PreviewYours       = "yours"
	PreviewTool        = "tool"
	PreviewPoints      = "points"
	PreviewSource      = "source"
	PreviewSourceBasis = "%s (%s)"
	PreviewCaution     = "caution"
	PreviewCautionAt   = "%s: %s"
	PreviewPressure    = "pressure"
	PreviewLevels      = "levels"
	PreviewCeiling     = "ceiling"
	PreviewStop        = "stop"
	PreviewTotal       = "total"
	PreviewBudget      = "budget"
	PreviewArea        = "area"
	PreviewAreaTime    = "%s, %s of it"
	PreviewBetween     = "between"
	PreviewBetweenTime = "next point after %s"
	PreviewPointAt     = "%s: %s"
	PreviewSweep       = "one round at each in turn, sweep after sweep"
)
