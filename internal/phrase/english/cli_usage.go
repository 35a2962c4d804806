package english

// What is wrong with a command line. The program's name stands before it.
const (
	UsageTogether    = "%s and %s can't be used together"
	UsageNoEffect    = "%s has no effect without %s"
	UsageNoArguments = "%s takes no arguments: remove %q"
	UsageOneArgument = "%s takes one argument: remove %q"
	UsageEmpty       = "the argument of %s is empty"
	UsageCommand     = "unknown command %q"
	UsageCommandOf   = "unknown command %q: use %s"
	UsageFlag        = "unknown flag %s"
	UsageFlagEquals  = "write --%[1]s=%[2]s: a value of --%[1]s comes after an equals sign"
	UsageFlagForm    = "%s is not a flag"
	UsageFlagNoValue = "%s needs a value"
	UsageFlagValue   = "--%s: %w"

	UsageTry = "Try \"%s --help\"."

	// What is missing where a command needs an argument.
	NeedsLesson  = "%s needs a protocol or a file: presshold list shows the protocols"
	NeedsAny     = "%s needs a protocol, a treatment or a file: presshold list shows what there is"
	NeedsSession = "%s needs the number of a session, or last: presshold history lists them"
	NeedsFile    = "%s needs a file"
	NeedsToRun   = "%s needs a protocol, a treatment, a file, or --hold to make a protocol"
)
