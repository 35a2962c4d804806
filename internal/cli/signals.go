package cli

import (
	"os"
	"os/signal"
	"sync"
)

// notify catches signals until the function is called, but for those that whoever
// started the program wants ignored, as nohup does.
func notify(signals []os.Signal) (<-chan os.Signal, func()) {
	caught := make(chan os.Signal, 1)
	for _, s := range signals {
		if !signal.Ignored(s) {
			signal.Notify(caught, s)
		}
	}
	return caught, sync.OnceFunc(func() { signal.Stop(caught) })
}
