package catalog

import (
	"fmt"
	"path/filepath"

	"presshold/internal/file"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// Create writes the new file of a protocol or a treatment into the user's directory, which is made if it is
// not there, and returns its path. Both are for the owner alone. A file that exists is
// never written over: the error is then an [fs.ErrExist] to errors.Is. Nothing is left
// of a file that could not be written whole.
func Create(userDir, id string, data []byte) (path string, err error) {
	if !protocol.IsID(id) {
		return "", protocol.Wrong(english.NoID, plain.Quote(id))
	}
	if err := file.MakeFolder(userDir); err != nil {
		return "", fmt.Errorf(english.OwnFolderUnmade, err)
	}
	path = filepath.Join(userDir, id+extension)
	if err := (file.Writing{}).Data(path, data); err != nil {
		return "", err
	}
	return path, nil
}
