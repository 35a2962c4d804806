package cli

import (
	"os"
	"os/signal"
	"sync"
)

// caught catches signals until the function is called, but for those that whoever
// started the program wants ignored, as nohup does.
func caught(signals []os.Signal) (<-chan os.Signal, func()) {
	signalled := make(chan os.Signal, 1)
	for _, s := range signals {
		if !signal.Ignored(s) {
			signal.Notify(signalled, s)
		}
	}
	return signalled, sync.OnceFunc(func() { signal.Stop(signalled) })
}
