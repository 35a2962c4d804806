package english

// The program without a command.
const (
	RootShort = "A terminal trigger-point compression timer"
	RootLong  = "presshold guides you through a trigger-point compression protocol. It shows what to do now, how much time " +
		"is left and which round you are in, readable from across the room. Without a command it opens a picker.\n\nWith " +
		"ACCESSIBLE=1 in the environment, every command prints plain lines, as with --plain."

	// Pages of help.
	HelpShort     = "Print help about a command"
	HelpLong      = "Print help about a command, as its flag --help does."
	HelpUsage     = "Usage:"
	HelpExamples  = "Examples:"
	HelpCommands  = "Commands:"
	HelpFlags     = "Flags:"
	HelpGlobal    = "Global flags:"
	HelpMore      = "More about a command: %s [command] --help"
	HelpDefault   = "%s (default %s)"
	HelpNoCommand = "%s [command]"

	// What most people begin with.
	ExamplePick      = "Choose a protocol and start it"
	ExampleNumbers   = "Run one with numbers of your own"
	ExampleAdHoc     = "Run without any protocol"
	ExampleBothSides = "Work both sides until the score is 3, but for no more than 8 minutes"
	ExampleClient    = "Record a run under a client's code"
	ExampleAgain     = "Repeat what was done last with that client"
	ExampleCopy      = "Put the note of the last session on the clipboard"
	ExamplePlain     = "Print a run in plain lines and keep them"

	// Completion in shells.
	CompletionShort = "Print the completion script for a shell"
	CompletionLong  = "Print the script that lets a shell complete commands, flags and their values, such as client codes, " +
		"session numbers, protocols and sites. You don't need it if a package has installed it."
	CompletionOf    = "Print the completion script for %s"
	CompletionHow   = "%s.\n\nFor this shell:\n\n\t%s\n\nFor every new one, once:\n\n\t%s"
	CompletionHowIn = "%s. It needs the package bash-completion.\n\nFor this shell:\n\n\t%s\n\nFor every new one, once:\n\n\t%s"
	CompletionBare  = "complete without descriptions"

	OfferNoSession   = "no session yet"
	OfferLastSession = "last session on %s"

	// The time of the build.
	BuildEpoch = "SOURCE_DATE_EPOCH is %q: set it to seconds since 1970"
)
