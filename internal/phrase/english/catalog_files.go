package english

// What is wrong with the file of a protocol or a treatment.
const (
	SchemaMissing         = "there is no schema: write schema = %d, the version of the file format, at the top"
	SchemaWanted          = "must be schema = %d, not %s"
	SchemaUnknown         = "schema %s is unknown: this version of presshold reads schema %d"
	IDNotName             = "the id %s is not the file's name: call the file %s, or give it the id %s"
	NoID                  = "%s can't be an id: use lower-case letters, digits and single hyphens"
	Unwritable            = "%s %s can't be written to a file: %w"
	TreatmentNotProtocol  = "this is a treatment, where a protocol is needed"
	KindMissingHere       = "there is no kind: write kind = \"treatment\" at the top; a file without one is a protocol"
	KindTreatment         = "must be \"treatment\", not %s: a protocol has no kind at the top"
	ProtocolUnread        = "protocol %s can't be read: %s: %s"
	OwnProtocolsUnlisted  = "your own protocols can't be listed: %w"
	OwnTreatmentsUnlisted = "your own treatments can't be listed: %w"
	OwnFolderUnmade       = "the folder for your own files can't be made: %w"
	BuiltinUnread         = "built-in protocol %q: %w"

	// What is not found by its id.
	NoSuchProtocol      = "no protocol %s"
	NoSuch              = "no %s %s: presshold list shows what there is"
	IsTreatment         = "%s is a treatment: name one of its protocols, %s"
	NoSuchNear          = "no %s %s; did you mean %s?"
	BothKinds           = "%s is both a protocol and a treatment: write protocol:%[2]s or treatment:%[2]s"
	BeMoreSpecific      = "be more specific: %d ids begin with %s: %s"
	Protocol            = "protocol"
	Treatment           = "treatment"
	ProtocolOrTreatment = "protocol or treatment"
)
