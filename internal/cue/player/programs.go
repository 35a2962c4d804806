package player

// The programs that play a clip or say words, by system, the best first. A program's
// name is where it is looked for in PATH.

// players are the programs that play a clip.
func players(goos string) []spawned {
	switch goos {
	case "darwin":
		return []spawned{{name: "afplay", run: command{"afplay", fileMark}}}
	case "windows":
		return []spawned{{name: "powershell", run: powershell(soundPlayer), wav: true, slow: true}}
	}
	return []spawned{
		{name: "paplay", run: command{
			"paplay", "--raw", "--format=s16le", "--rate=48000", "--channels=1",
			"--client-name=presshold", "--latency-msec=25",
		}},
		{name: "pw-play", run: command{"pw-play", fileMark}},
		{name: "aplay", run: command{"aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", "48000", "-c", "1", "-"}},
	}
}

// speeches are the programs that speak.
func speeches(goos string) []speech {
	switch goos {
	case "darwin":
		return []speech{{
			name: "say", run: command{"say", langMark, "-f", "-"}, lang: command{"-v", langMark},
			volume: fraction, before: "[[volm " + volumeMark + "]] ", languages: sayVoices,
		}}
	case "windows":
		return []speech{{
			name: "powershell", run: append(powershell(sapi), volumeMark, langMark), lang: command{langMark},
			volume: hundredths,
		}}
	}
	return []speech{
		{
			// Ending spd-say doesn't silence the server that speaks for it.
			name: "spd-say", run: command{"spd-say", "-w", "-i", volumeMark, langMark, "--", wordsMark},
			lang: command{"-l", langMark}, volume: aroundNormal, cancel: command{"spd-say", "-C"},
		},
		{name: "espeak-ng", run: espeak("espeak-ng"), lang: command{"-v", langMark}, volume: hundredths},
		{name: "espeak", run: espeak("espeak"), lang: command{"-v", langMark}, volume: hundredths},
	}
}

func espeak(program string) command {
	return command{program, "-a", volumeMark, langMark, "--stdin"}
}

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
