package player

import (
	"encoding/binary"
	"math"
	"time"

	"presshold/internal/cue/tone"
)

// sampleSize is the bytes of one sample as it is sent.
const sampleSize = 2

// appendS16 appends the samples, made louder by the gain, as signed 16-bit
// little-endian numbers. What is beyond full scale is clipped, and what is no number
// is silence.
func appendS16(to []byte, samples []float32, gain float32) []byte {
	for _, s := range samples {
		s *= gain
		if s != s {
			s = 0
		}
		n := math.Round(float64(min(max(s, -1), 1)) * math.MaxInt16)
		to = binary.LittleEndian.AppendUint16(to, uint16(int16(n)))
	}
	return to
}

// bytesOf is the length of sound that lasts d; durationOf is the reverse.
func bytesOf(d time.Duration) int { return int(d*tone.Rate/time.Second) * sampleSize }

func durationOf(bytes int) time.Duration {
	return time.Duration(bytes/sampleSize) * time.Second / tone.Rate
}
