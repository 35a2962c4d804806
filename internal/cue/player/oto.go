//go:build darwin || windows

package player

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/ebitengine/oto/v3"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/phrase/english"
)

// otoBuffer is how much the system is given ahead. Less makes cues earlier, and
// crackles on a busy machine.
const otoBuffer = 20 * time.Millisecond

// native makes the player of the one sound device which a program can open.
func native() func() cue.Player {
	o := &otoPlayer{}
	return func() cue.Player { return o }
}

// otoPlayer plays through the operating system. It can be warmed again after it was closed.
type otoPlayer struct {
	mu      sync.Mutex
	context *oto.Context  // nil before the first Warm; once it has failed it stays so
	ready   chan struct{} // closed when the device runs
	awake   bool
	playing []*oto.Player
}

func (o *otoPlayer) Name() string { return english.PlayerSystem }

// Warm opens the sound device, or wakes it, and waits until it runs. The device then runs on,
// on silence, so that a cue begins at once.
func (o *otoPlayer) Warm() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.open()
}

func (o *otoPlayer) open() error {
	if o.context == nil {
		context, ready, err := oto.NewContext(&oto.NewContextOptions{
			SampleRate: tone.Rate, ChannelCount: 1, Format: oto.FormatSignedInt16LE, BufferSize: otoBuffer,
		})
		if err != nil {
			return fmt.Errorf("open the sound device: %w", err)
		}
		o.context, o.ready, o.awake = context, ready, true
	}
	wait := time.NewTimer(openLimit)
	defer wait.Stop()
	select {
	case <-o.ready:
	case <-wait.C:
		return errors.New(english.DeviceNoAnswer)
	}
	if err := o.context.Err(); err != nil {
		return fmt.Errorf("play on the sound device: %w", err)
	}
	if !o.awake {
		if err := o.context.Resume(); err != nil {
			return fmt.Errorf("wake the sound device: %w", err)
		}
		o.awake = true
	}
	return nil
}

func (o *otoPlayer) Play(c cue.Clip) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.open(); err != nil {
		return err
	}
	o.playing = slices.DeleteFunc(o.playing, func(p *oto.Player) bool { return !p.IsPlaying() })
	p := o.context.NewPlayer(bytes.NewReader(tone.PCM(nil, c.Samples, c.Gain)))
	p.Play()
	o.playing = append(o.playing, p)
	if err := p.Err(); err != nil {
		return fmt.Errorf("play on the sound device: %w", err)
	}
	return nil
}

func (o *otoPlayer) Stop() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.silence()
	return nil
}

func (o *otoPlayer) silence() {
	for _, p := range o.playing {
		p.Pause()
	}
	o.playing = nil
}

// Close silences it and lets the device sleep; oto can't close it.
func (o *otoPlayer) Close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.silence()
	if !o.awake {
		return nil
	}
	o.awake = false
	return o.context.Suspend()
}
