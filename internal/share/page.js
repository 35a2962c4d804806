"use strict";
(() => {
const $ = id => document.getElementById(id);
const setup = JSON.parse($("setup").textContent), words = setup.words;
const base = location.pathname.replace(/\/$/, "") + "/";

// How long nothing may be heard of the server, in ms, until the page says so beside the
// number, and until it shows no number any more; how late a cue may come, and how long before
// it its sound is planned.
const QUIET = 3000, LOST = 20000, LATE = 300, AHEAD = 1500;

let show = null, hours = [], over = false;

// ---- the server's clock ----
// It is ahead of the page's by at most what a question took on its way (ups), and behind by at
// most what an answer took (downs), each of which the quickest tells best. In the middle it is
// off by half of what the two differ. What was learned a while ago counts for less: clocks
// drift.
const KEPT = 60, EVERY = 4000, WORST = 500, DRIFT = 5e-5;
let ups = [], downs = [], syncing = 0;

const least = (known, now) => Math.min(...known.map(k => k.took + DRIFT * (now - k.at)));
function offset() {
	const now = performance.now(), up = least(ups, now), down = least(downs, now);
	return (up + down) / 2 <= WORST ? (up - down) / 2 : null;
}
function learn(known, took, at) { if (known.push({took, at}) > KEPT) known.shift() }

async function exchange() {
	const began = performance.now();
	const abort = new AbortController(), timer = setTimeout(() => abort.abort(), 4000);
	try {
		const answer = await fetch(base + "clock", {cache: "no-store", signal: abort.signal});
		if (!answer.ok) return;
		const at = parseFloat(await answer.text()), now = performance.now();
		if (slept(now)) return; // the exchange lasted a sleep
		learn(ups, at - began, now);
		learn(downs, now - at, now);
		draw();
	} catch { // the stream tells whether the connection is lost
	} finally { clearTimeout(timer) }
}

async function sync() {
	const mine = ++syncing;
	for (let burst = 15; !over && mine === syncing; burst--) {
		await exchange();
		await new Promise(go => setTimeout(go, burst > 0 ? 60 : EVERY));
	}
}

// The browser's clock may stand still while the machine sleeps; the time of day does not.
// Where the two part, nothing is known of the server's clock any more.
let epoch = clockEpoch(performance.now());
function clockEpoch(now) { return Math.round((Date.now() - now) / 100) }
function slept(now) { return Math.abs(clockEpoch(now) - epoch) > 2 }
function checkSleep() {
	const now = performance.now();
	if (slept(now)) {
		ups = [];
		downs = [];
		sync();
		connect();
	}
	epoch = clockEpoch(now);
}

// ---- the stream ----
let stream = null, heard = -Infinity, connected = 0, retry = 0;

function connect() {
	if (over) return;
	clearTimeout(retry);
	if (stream) stream.close();
	const mine = stream = new EventSource(base + "events");
	connected = performance.now();
	const on = (name, f) => mine.addEventListener(name, e => {
		if (mine !== stream) return;
		heard = performance.now();
		f(e.data && JSON.parse(e.data));
		draw();
	});
	on("alive", at => learn(downs, performance.now() - at, performance.now()));
	on("show", s => { show = {cues: [], ...s}; forgetCues() });
	on("hour", h => { hours = h });
	on("told", t => { notice(t.text, 4000); play(t.tone, 0); buzz(t.tone) });
	on("over", () => { over = true; stream.close(); forgetCues() });
	mine.onerror = () => { if (mine === stream) { mine.close(); retry = setTimeout(connect, 700) } };
}

function watch() {
	const now = performance.now();
	if (!over && now - heard > QUIET && now - connected > 4000) connect();
}

// ---- what is shown ----
let timer = 0, last = {}, changed = false, noticeText = "", noticeEnd = 0;

// set changes a text only where it is another one.
function set(id, text) {
	if (last[id] === text) return;
	last[id] = text;
	$(id).textContent = text;
	changed = true;
}

function frameAt(now) {
	let f = show.frames[0];
	for (const next of show.frames) if (next.at <= now) f = next; else break;
	return f;
}

function draw() {
	checkSleep();
	clearTimeout(timer);
	const by = performance.now(), silent = by - heard, off = offset();
	const now = off === null ? 0 : by + off;
	let wake = 1000;
	const until = at => { if (at > 0) wake = Math.min(wake, at) };
	let f = null, state = "";
	if (over) state = "over";
	else if (silent > LOST && heard > -Infinity) state = "lost";
	else if (!show || off === null) state = silent > QUIET && by > LOST ? "lost" : "connecting";
	else if (show.until && now >= show.until) state = "lost";
	else f = frameAt(now);
	const cut = f && silent > QUIET;
	document.body.classList.toggle("cut", !!cut);
	if (f) {
		const at = show.frames.indexOf(f);
		if (at + 1 < show.frames.length) until(show.frames[at + 1].at - now);
		if (show.until) until(show.until - now);
		drawFrame(f, now, until);
	} else drawState(state);
	drawHour(now, off !== null && !over, until);
	set("notice", cut ? words.cut : by < noticeEnd ? noticeText : "");
	set("legend", f && [f.phase, f.next, f.counts].join().includes("*") ? words.assumed : "");
	until(noticeEnd - by);
	until(heard + QUIET - by);
	until(heard + LOST - by);
	drawButton(cut || !f ? "" : f.do || "");
	if (f) cues(now, until);
	if (changed) layout();
	timer = setTimeout(draw, Math.max(1, Math.ceil(wake)));
}

function drawFrame(f, now, until) {
	role(f.role, f.role);
	set("site", f.site || ""); set("side", f.side || ""); set("level", f.level || ""); set("preview", f.preview || "");
	set("counts", f.counts || ""); set("phase", f.phase || ""); set("next", f.next || ""); set("live", f.say);
	fit("place", f.place || []);
	fit("word", [f.word]);
	let text = f.digits || "", elapsed = 0;
	if (f.count) {
		const down = f.count === "down", away = (down ? f.zero - now : now - f.zero) * show.speed / 1000;
		const n = Math.max(0, down ? Math.ceil(away - 1e-6) : Math.floor(away + 1e-6));
		text = say(n, f.slots);
		until((down ? away - (n - 1) : n + 1 - away) * 1000 / show.speed);
		elapsed = down ? f.bar.length - away : away;
	}
	fit("number", text ? [text] : [], (f.slots || "").replaceAll("0", "8"));
	drawBar(f, elapsed, until);
}

// say is a number of seconds, in the places that the phase has for it.
function say(n, slots) {
	if (n < 60 || !slots.includes(":")) return String(n);
	const two = x => String(x).padStart(2, "0");
	return n < 3600 ? Math.floor(n / 60) + ":" + two(n % 60) : Math.floor(n / 3600) + ":" + two(Math.floor(n / 60) % 60) + ":" + two(n % 60);
}

function drawBar(f, elapsed, until) {
	$("bar").hidden = !f.bar;
	if (!f.bar) return;
	let filled = f.bar.filled;
	if (f.bar.length) {
		const step = f.bar.step, length = f.bar.length;
		let done = f.count === "up" ? Math.floor(elapsed / step + 1e-6) * step : length - Math.ceil((length - elapsed) / step - 1e-6) * step;
		done = Math.min(Math.max(done, 0), length);
		filled = (f.bar.drains ? length - done : done) / length;
		if (step < 1) until((step - elapsed % step) * 1000 / show.speed);
	}
	$("fill").style.transform = "scaleX(" + filled + ")";
	$("mark").hidden = !f.bar.mark;
	$("mark").style.left = 100 * (f.bar.mark || 0) + "%";
}

function drawState(state) {
	role(state, "idle");
	for (const id of ["site", "side", "level", "preview", "counts", "phase"]) set(id, "");
	$("bar").hidden = true;
	fit("place", []);
	fit("number", []);
	fit("word", [words[state]]);
	const why = {lost: words.lostWhy, over: words.overWhy}[state] || "";
	set("next", why);
	set("live", words[state] + " " + why);
}

function drawHour(now, known, until) {
	let text = "";
	if (known) for (const h of hours) {
		if (h.at > now) { until(h.at - now); break }
		text = h.text;
	}
	set("hour", text);
}

function role(name, colours) {
	if (last.role === name) return;
	last.role = name;
	document.body.dataset.role = name;
	const c = setup.colours[colours] || setup.colours.idle, style = document.documentElement.style;
	["--ground", "--ink", "--quiet", "--trough"].forEach((v, i) => style.setProperty(v, c[i]));
	document.querySelector("meta[name=theme-color]").content = c[0];
}

function notice(text, time) { noticeText = text; noticeEnd = performance.now() + time; draw() }

// ---- as large as it gets ----
const ruler = document.createElement("canvas").getContext("2d");
const family = getComputedStyle(document.documentElement).fontFamily;

// width is how wide a text is at a size of 1.
function width(text) {
	ruler.font = "800 100px " + family;
	return ruler.measureText(text).width / 100;
}
const TALL = .74; // of a size: how high capitals and digits are

// fit writes lines as large as they get, or as the widest that is to stand in their place
// does. The first may be broken where that makes them larger.
function fit(id, lines, widest) {
	const box = $(id), w = box.clientWidth, h = box.clientHeight;
	const is = [...lines, widest, w, h].join("\n");
	if (last[id + "/fit"] === is) return;
	last[id + "/fit"] = is;
	let best = lines, size = sizeOf(widest ? [widest] : lines, w, h);
	if (!widest && lines.length) for (const broken of breaks(lines[0], 2)) {
		const tried = [...broken, ...lines.slice(1)], s = sizeOf(tried, w, h);
		if (s > 1.15 * size) { best = tried; size = s }
	}
	box.style.fontSize = size + "px";
	box.replaceChildren(...best.map(l => Object.assign(document.createElement("div"), {textContent: l})));
}

// breaks are the ways to break a text at its blanks, so many times at most.
function breaks(text, times) {
	const all = [];
	for (let i = text.indexOf(" "); i > 0 && times > 0; i = text.indexOf(" ", i + 1)) {
		const head = text.slice(0, i), tail = text.slice(i + 1);
		all.push([head, tail], ...breaks(tail, times - 1).map(b => [head, ...b]));
	}
	return all;
}
function sizeOf(lines, w, h) {
	const wide = Math.max(1, ...lines.map(width));
	return Math.max(8, Math.min(.99 * w / wide, h / (lines.length === 1 ? TALL * 1.08 : lines.length)));
}

// layout lets the lines at head and foot shrink until they fit.
function layout() {
	changed = false;
	for (const id of ["head", "foot", "tools"]) {
		const box = $(id);
		box.style.fontSize = "";
		for (let size = parseFloat(getComputedStyle(box).fontSize); size > 9 && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1); size *= .92)
			box.style.fontSize = size + "px";
	}
}
addEventListener("resize", () => { for (const k in last) if (k.endsWith("/fit")) last[k] = ""; changed = true; draw() });

// ---- felt and heard ----
const buzzes = {
	press: [250], deeper: [250, 60, 120], lighter: [250, 60, 60], again: [120, 60, 250], release: [70, 70, 70, 70, 70],
	change: [150], ask: [80, 80, 160], point: [100, 80, 100], "in-range": [60, 60, 60], cap: [600],
	done: [150, 100, 150, 100, 400], paused: [60], resumed: [60], session: [60, 200, 60],
};
let audio = null, clips = {}, sounding = false, buzzing = false, lock = null;
let scheduled = new Map(), felt = -Infinity;

function buzz(tone) { if (buzzing && buzzes[tone]) navigator.vibrate(buzzes[tone]) }

// play sounds a tone so many seconds from now.
function play(tone, after) {
	if (!sounding || !clips[tone]) return null;
	const source = audio.createBufferSource();
	source.buffer = clips[tone];
	source.connect(audio.destination);
	source.start(audio.currentTime + Math.max(0, after));
	return source;
}

// cues plans the sound of what comes soon, so that a busy page does not delay it, and shakes
// at what is due.
function cues(now, until) {
	for (const c of show.cues) {
		const left = c.at - now;
		if (left < -LATE) continue;
		if (left > AHEAD) { until(left - AHEAD); break }
		if (sounding && !scheduled.has(c.at)) scheduled.set(c.at, play(c.tone, left / 1000));
		if (left > 0) until(left);
		else if (c.at > felt) { felt = c.at; buzz(c.tone) }
	}
}

// forgetCues takes back what was to come.
function forgetCues() {
	const off = offset(), now = performance.now() + off;
	if (off !== null) for (const [at, source] of scheduled) {
		if (at > now && source) source.stop();
		if (at > now || at < now - 5000) scheduled.delete(at);
	}
}

async function hear(on) {
	if (!on) { sounding = false; return false }
	audio = audio || new (window.AudioContext || window.webkitAudioContext)();
	await audio.resume();
	for (const tone of setup.tones) if (!clips[tone]) {
		const answer = await fetch(base + "tone/" + tone);
		if (answer.ok) clips[tone] = await audio.decodeAudioData(await answer.arrayBuffer());
	}
	return sounding = true;
}

// keepAwake keeps the screen on. Browsers lock it for pages that came over an encrypted
// connection only; elsewhere a film that plays keeps it on in most of them: of nothing, behind
// everything.
async function keepAwake(on) {
	if (lock) { const l = lock; lock = null; l.release() }
	if (!on) return false;
	lock = navigator.wakeLock ? await navigator.wakeLock.request("screen") : await film();
	return true;
}
async function film() {
	const canvas = document.createElement("canvas"), video = document.createElement("video");
	canvas.width = canvas.height = 16;
	const brush = canvas.getContext("2d"), drawing = setInterval(() => brush.fillRect(0, 0, 16, 16), 1000);
	brush.fillRect(0, 0, 16, 16);
	Object.assign(video, {muted: true, playsInline: true, className: "film", srcObject: canvas.captureStream()});
	document.body.append(video);
	await video.play();
	return {release() { clearInterval(drawing); video.remove() }};
}

async function wholeScreen(on) {
	if (on) await document.documentElement.requestFullscreen(); else if (document.fullscreenElement) await document.exitFullscreen();
	return on;
}

// tool is a button that turns something on and off.
function tool(label, turn) {
	const b = document.createElement("button");
	b.type = "button";
	b.textContent = label;
	b.setAttribute("aria-pressed", "false");
	b.onclick = async () => {
		try { b.setAttribute("aria-pressed", String(await turn(b.getAttribute("aria-pressed") !== "true"))) } catch { b.setAttribute("aria-pressed", "false") }
		draw();
	};
	$("tools").append(b);
	return b;
}

// ---- the button ----
let pressing = false, pressedAt = -Infinity;

function drawButton(does) {
	const b = $("press");
	if (setup.control) fit("press", [does || words.nothing], "m" + (does || words.nothing));
	last.press = does;
	b.disabled = !does || pressing;
}

async function press() {
	const does = last.press, now = performance.now();
	if ($("press").disabled || now - pressedAt < 600) return;
	pressing = true;
	pressedAt = now;
	draw();
	try {
		const answer = await fetch(base + "press", {method: "POST", body: does, signal: AbortSignal.timeout(3000)});
		if (answer.status === 409) notice(words.tooLate, 3000);
		else if (!answer.ok && answer.status !== 429) notice(words.failed, 3000);
	} catch { notice(words.failed, 3000) }
	setTimeout(() => { pressing = false; draw() }, Math.max(0, 600 - (performance.now() - pressedAt)));
}

// ---- begin ----
tool(words.sound, hear);
if (navigator.vibrate) tool(words.vibration, async on => (buzzing = on, on && navigator.vibrate(60), on));
let awake = null;
if (navigator.wakeLock || document.createElement("canvas").captureStream) awake = tool(words.awake, keepAwake);
if (document.documentElement.requestFullscreen) {
	const b = tool(words.fullScreen, wholeScreen);
	document.addEventListener("fullscreenchange", () => b.setAttribute("aria-pressed", String(!!document.fullscreenElement)));
}
$("tools").append(Object.assign(document.createElement("span"), {id: "legend"}));
if (setup.control) {
	document.body.classList.add("control");
	const b = $("press");
	b.hidden = false;
	b.addEventListener("pointerdown", e => { if (e.isPrimary) press() });
	b.addEventListener("keydown", e => { if (!e.repeat && (e.key === "Enter" || e.key === " ")) { e.preventDefault(); press() } });
	b.addEventListener("contextmenu", e => e.preventDefault());
	b.focus();
}
function comeBack() {
	if (document.hidden) return;
	if (awake && awake.getAttribute("aria-pressed") === "true") keepAwake(true).catch(() => awake.setAttribute("aria-pressed", "false"));
	sync();
	if (performance.now() - heard > 1500) connect();
	draw();
}
document.addEventListener("visibilitychange", comeBack);
addEventListener("pageshow", e => { if (e.persisted) comeBack() });
addEventListener("online", comeBack);
setInterval(watch, 1000);
connect();
sync();
draw();
})();
