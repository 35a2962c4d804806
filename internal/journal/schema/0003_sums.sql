-- What the sessions that are over amount to, kept as they end, so that statistics of
-- everybody need not read them all. Only what was done in real time counts.

CREATE TABLE day_sum (
	day      INTEGER PRIMARY KEY, -- since 1970, where the sessions were held
	held     INTEGER NOT NULL,    -- sessions
	sessions INTEGER NOT NULL,    -- of those, with something done at a point
	points   INTEGER NOT NULL,
	compression INTEGER NOT NULL,
	holds    INTEGER NOT NULL,
	fits     INTEGER NOT NULL
);

CREATE TABLE place_sum (
	site   TEXT NOT NULL COLLATE NOCASE,
	side   TEXT NOT NULL,
	scored INTEGER NOT NULL, -- 1 for points with a score before and one after
	change INTEGER NOT NULL, -- of the score; 0 where there are no two
	points INTEGER NOT NULL,
	compression INTEGER NOT NULL,
	holds  INTEGER NOT NULL,
	fits   INTEGER NOT NULL,
	PRIMARY KEY (site, side, scored, change)
) WITHOUT ROWID;

-- The sessions that name no client, by time: what was reported in them makes the trends
-- of everybody.
CREATE INDEX session_alone ON session(began, id, zone) WHERE client IS NULL AND speed = 1;

-- What was begun and has still to be done, should the program be killed on the way.
CREATE TABLE pending (what TEXT PRIMARY KEY) WITHOUT ROWID;
