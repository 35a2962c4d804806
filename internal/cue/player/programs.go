package player

import (
	"fmt"

	"presshold/internal/phrase/english"
)

// The programs that play a clip or say words, by system, the best first. A command begins with
// the name by which the program is looked for in PATH.

func players(goos string) []spawned {
	switch goos {
	case "darwin":
		return []spawned{{run: command{"afplay", fileMark}, hint: partOfSystem("afplay")}}
	case "windows":
		return []spawned{{run: powershell(soundPlayer), hint: partOfSystem("powershell"), wav: true, slow: true}}
	}
	return []spawned{
		{hint: english.HintPaplay, run: command{
			"paplay", "--raw", "--format=s16le", "--rate=48000", "--channels=1",
			"--client-name=presshold", "--latency-msec=25",
		}},
		{hint: english.HintPwPlay, run: command{"pw-play", fileMark}},
		{hint: english.HintAplay, run: command{"aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", "48000", "-c", "1", "-"}},
	}
}

func speeches(goos string) []speech {
	switch goos {
	case "darwin":
		return []speech{{
			run: command{"say", langMark, "-f", "-"}, hint: partOfSystem("say"), lang: command{"-v", langMark},
			volume: fraction, before: "[[volm " + volumeMark + "]] ", languages: sayVoices,
		}}
	case "windows":
		return []speech{{
			run: append(powershell(sapi), volumeMark, langMark), hint: partOfSystem("powershell"), lang: command{langMark},
			volume: hundredths,
		}}
	}
	return []speech{
		{
			// Ending spd-say doesn't silence the server that speaks for it.
			run:  command{"spd-say", "-w", "-i", volumeMark, langMark, "--", wordsMark},
			hint: english.HintSpdSay,
			lang: command{"-l", langMark}, volume: aroundNormal, cancel: command{"spd-say", "-C"},
		},
		espeak("espeak-ng"),
		espeak("espeak"),
	}
}

func espeak(program string) speech {
	return speech{
		run:  command{program, "-a", volumeMark, langMark, "--stdin"},
		hint: fmt.Sprintf(english.HintInstall, program),
		lang: command{"-v", langMark}, volume: hundredths,
	}
}

func partOfSystem(program string) string { return fmt.Sprintf(english.HintSystemPart, program) }

// powershell runs a script that leaves the standard input alone until it reads it
// itself. What follows the script is taken for its arguments.
func powershell(script string) command {
	return command{"powershell", "-NoLogo", "-NoProfile", "-NonInteractive", "-InputFormat", "None", "-Command", script}
}

// soundPlayer plays the WAV file that comes on the standard input.
const soundPlayer = `$m = New-Object IO.MemoryStream
[Console]::OpenStandardInput().CopyTo($m)
$m.Position = 0
(New-Object Media.SoundPlayer $m).PlaySync()`

// sapi says what comes on the standard input, so that no word of it is ever a part of
// the script. Its arguments are the volume and the language.
const sapi = `& { param($volume, $lang)
$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
Add-Type -AssemblyName System.Speech
$v = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($lang) { try { $v.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]$lang) } catch {} }
$v.Volume = [int]$volume
$v.Speak($in.ReadToEnd()) }`
