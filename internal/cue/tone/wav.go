package tone

import (
	"encoding/binary"
	"math"
)

// The sizes of a WAV file's parts, in bytes.
const (
	wavHeader  = 44
	sampleSize = 2
)

// WAV is a RIFF/WAVE file of samples at [Rate]: mono, 16 bits. What lies beyond
// -1 and 1 is cut off.
func WAV(samples []float32) []byte {
	size := len(samples) * sampleSize
	le := binary.LittleEndian
	out := make([]byte, 0, wavHeader+size)
	out = append(out, "RIFF"...)
	out = le.AppendUint32(out, uint32(wavHeader-8+size))
	out = append(out, "WAVEfmt "...)
	out = le.AppendUint32(out, 16) // size of what describes the format
	out = le.AppendUint16(out, 1)  // PCM
	out = le.AppendUint16(out, 1)  // channels
	out = le.AppendUint32(out, Rate)
	out = le.AppendUint32(out, Rate*sampleSize)
	out = le.AppendUint16(out, sampleSize)
	out = le.AppendUint16(out, 8*sampleSize)
	out = append(out, "data"...)
	out = le.AppendUint32(out, uint32(size))
	for _, v := range samples {
		out = le.AppendUint16(out, uint16(toInt16(v)))
	}
	return out
}

func toInt16(v float32) int16 {
	if v != v { // NaN
		return 0
	}
	return int16(math.Round(float64(max(min(v, 1), -1)) * math.MaxInt16))
}
