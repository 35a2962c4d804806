package tone

import (
	"encoding/binary"
	"math"
)

// SampleSize is the size of a sample of PCM, in bytes.
const SampleSize = 2

// PCM appends samples, times a gain, as signed 16-bit little-endian numbers. It clips what is
// beyond full scale, and turns NaN into silence.
func PCM(to []byte, samples []float32, gain float32) []byte {
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

// WAV is a RIFF/WAVE file of samples at [Rate], times a gain: mono, as PCM.
func WAV(samples []float32, gain float32) []byte {
	const wavHeader = 44 // bytes
	size := len(samples) * SampleSize
	le := binary.LittleEndian
	out := make([]byte, 0, wavHeader+size)
	out = append(out, "RIFF"...)
	out = le.AppendUint32(out, uint32(wavHeader-8+size))
	out = append(out, "WAVEfmt "...)
	out = le.AppendUint32(out, 16) // size of what describes the format
	out = le.AppendUint16(out, 1)  // PCM
	out = le.AppendUint16(out, 1)  // channels
	out = le.AppendUint32(out, Rate)
	out = le.AppendUint32(out, Rate*SampleSize)
	out = le.AppendUint16(out, SampleSize)
	out = le.AppendUint16(out, 8*SampleSize)
	out = append(out, "data"...)
	out = le.AppendUint32(out, uint32(size))
	return PCM(out, samples, gain)
}
