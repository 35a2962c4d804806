-- What was done, as it happened. Moments within a session (at, began, ended) and
-- lengths are milliseconds of protocol time; moments of the world are milliseconds
-- since 1970 UTC, with the offset that was in force where they matter to people.

CREATE TABLE client (
	id      INTEGER PRIMARY KEY,
	code    TEXT NOT NULL UNIQUE COLLATE NOCASE,
	created INTEGER NOT NULL
);

-- A protocol as it was run, overrides applied: whole, once for each form of it.
CREATE TABLE protocol (
	id   INTEGER PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,  -- its id in the library
	title TEXT NOT NULL, -- its name
	file TEXT NOT NULL
);
CREATE INDEX protocol_name ON protocol(name);

CREATE TABLE session (
	id      INTEGER PRIMARY KEY AUTOINCREMENT, -- so that no id is given twice
	uid     TEXT NOT NULL UNIQUE,
	began   INTEGER NOT NULL,
	zone    INTEGER NOT NULL,         -- seconds east of UTC
	client  INTEGER REFERENCES client(id),
	name    TEXT NOT NULL,            -- of the protocol or treatment, its id
	title   TEXT NOT NULL,
	treatment INTEGER NOT NULL,
	speed   REAL NOT NULL,
	program TEXT NOT NULL,            -- its version
	plan    BLOB,                     -- as JSON, while the session may be resumed
	at      INTEGER NOT NULL,         -- how far it is known to have come, in nanoseconds
	active  INTEGER NOT NULL DEFAULT 0,
	paused  INTEGER NOT NULL DEFAULT 0,
	open    INTEGER NOT NULL,         -- 1 until it came to an end or was kept as it was
	ending  TEXT NOT NULL DEFAULT '', -- why it ended; 'interrupted' if it never did
	note    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX session_began ON session(began, id, name, treatment); -- a list reads no other page until it has found its rows
CREATE INDEX session_day ON session((began / 1000 + zone) / 86400) WHERE speed = 1; -- for statistics
CREATE INDEX session_client ON session(client, began) WHERE client IS NOT NULL;
CREATE INDEX session_open ON session(id) WHERE open;

-- What was done at a point of a session, after SOAP notes.
CREATE TABLE point (
	session  INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
	n        INTEGER NOT NULL,
	began    INTEGER NOT NULL, -- in the world: that of the session, to look sites up by time
	protocol INTEGER REFERENCES protocol(id),
	site     TEXT NOT NULL COLLATE NOCASE,
	side     TEXT NOT NULL,
	landmark TEXT NOT NULL,
	referral TEXT NOT NULL DEFAULT '', -- as reported
	planned  INTEGER NOT NULL DEFAULT 0, -- rounds; 0 when open
	rounds   INTEGER NOT NULL DEFAULT 0,
	holds    INTEGER NOT NULL DEFAULT 0,
	fits     INTEGER NOT NULL DEFAULT 0, -- holds as long as the protocol asks
	hold_min INTEGER NOT NULL DEFAULT 0,
	hold_max INTEGER NOT NULL DEFAULT 0,
	hold_open INTEGER NOT NULL DEFAULT 0,
	compression INTEGER NOT NULL DEFAULT 0,
	active   INTEGER NOT NULL DEFAULT 0,
	level    INTEGER NOT NULL DEFAULT 0, -- the highest
	score_before INTEGER,     -- client-reported, 0 to 10
	score_after  INTEGER,
	threshold_before REAL,    -- pressure pain threshold, kg/cm2
	threshold_after  REAL,
	device   TEXT NOT NULL DEFAULT '', -- that it was measured with
	adverse  TEXT NOT NULL DEFAULT '', -- response
	note     TEXT NOT NULL DEFAULT '',
	ending   TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (session, n)
) WITHOUT ROWID;
CREATE INDEX point_site ON point(site, began);

CREATE TABLE round (
	session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
	n       INTEGER NOT NULL, -- in the order in which they began
	point   INTEGER NOT NULL,
	block   INTEGER NOT NULL,
	round   INTEGER NOT NULL,
	planned INTEGER NOT NULL, -- rounds in all, as planned then; 0 when open
	began   INTEGER NOT NULL,
	ended   INTEGER,
	ending  TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (session, n)
) WITHOUT ROWID;

CREATE TABLE phase (
	session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
	step    INTEGER NOT NULL,
	point   INTEGER NOT NULL,
	block   INTEGER NOT NULL,
	round   INTEGER NOT NULL,
	kind    TEXT NOT NULL,
	label   TEXT NOT NULL,
	open    INTEGER NOT NULL,
	min     INTEGER NOT NULL, -- planned
	max     INTEGER NOT NULL, -- planned; the cap of an open one
	guide   INTEGER NOT NULL,
	count_min INTEGER NOT NULL,
	count_max INTEGER NOT NULL,
	basis   TEXT NOT NULL,    -- of the planned length
	level   INTEGER NOT NULL,
	shift   TEXT NOT NULL,
	began   INTEGER NOT NULL,
	ended   INTEGER,          -- NULL while it goes on
	held    INTEGER,          -- pauses left out
	fits    INTEGER NOT NULL DEFAULT 0,
	ending  TEXT NOT NULL DEFAULT '',
	superseded INTEGER NOT NULL DEFAULT 0, -- it stays in the record but is not counted
	PRIMARY KEY (session, step)
) WITHOUT ROWID;

-- What happened beside phases and rounds: pauses, gaps, scores, answers, levels.
CREATE TABLE mark (
	session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
	n       INTEGER NOT NULL,
	at      INTEGER NOT NULL,
	world   INTEGER NOT NULL, -- when it was noticed
	kind    TEXT NOT NULL,    -- of the event
	point   INTEGER NOT NULL,
	block   INTEGER NOT NULL,
	round   INTEGER NOT NULL,
	step    INTEGER NOT NULL,
	level   INTEGER NOT NULL,
	score   INTEGER,
	value   TEXT NOT NULL, -- the answer, the rule, the length or rounds now, the steps
	PRIMARY KEY (session, n)
) WITHOUT ROWID;

-- The intents of an open session: replayed on its plan they make the run anew.
CREATE TABLE wish (
	session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
	n       INTEGER NOT NULL,
	at      INTEGER NOT NULL, -- nanoseconds of protocol time
	kind    TEXT NOT NULL,
	number  INTEGER NOT NULL,
	answer  TEXT NOT NULL,
	PRIMARY KEY (session, n)
) WITHOUT ROWID;
