package english

// What stands where a regular file should.
const (
	FileNot          = "it is %s, not a file"
	FileFolder       = "a folder"
	FilePipe         = "a pipe"
	FileSocket       = "a socket"
	FileDevice       = "a device"
	FileOther        = "neither a file nor a folder"
	FileNoFolder     = "it is not a folder"
	FileExists       = "%s already exists, and no file is replaced: choose another name"
	FileNoSuchFolder = "there is no folder %s: make it first, or choose another"
	FileMissing      = "%s does not exist"
	FileLoops        = "its symbolic link leads back to itself"
	FileTooLarge     = "it is larger than %d KiB, the most that is read"
	FileLinks        = "its links go round in a circle"
	FileLinkGone     = "it is a link to %s, whose folder does not exist"
)
