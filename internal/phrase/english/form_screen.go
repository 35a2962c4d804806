package english

// What the forms do and say on a screen.
const (
	FormNewProtocol   = "new protocol"
	FormNewTreatment  = "new treatment"
	FormKeepTreatment = "keep as a treatment"
	FormChange        = "change %s"

	FormCantRun  = "It can't run yet. %s"
	FormNotSaved = "Not saved. %s"
	FormCorrect  = "something has to be filled in or corrected"
	FormKept     = "Saved as %s."
	FormLeave    = "Not saved: press %s again to go back without saving."
	FormNoLength = "No timeline until a length is given."
	FormTooLong  = "more than %d phases, %s so far"
	FormLongest  = "longest course"

	FormTotal  = "total %s"
	FormTimeOf = "%s of %s"
	FormHolds  = "%s × hold"

	// What the keys of a form do.
	FormNextField = "next field"
	FormKeep      = "keep"
	FormStep      = "step"
	FormComplete  = "complete"
	FormSave      = "save"
	FormRemove    = "remove %s"
	FormBelow     = "%s below"
	FormMove      = "move %s"
)
