-- The readings of a hold on a force gauge stand beside the drill: they are many, and
-- nobody reads them to see how practice goes.

CREATE TABLE curve (
	id       INTEGER PRIMARY KEY,
	drill    INTEGER NOT NULL REFERENCES drill(id) ON DELETE CASCADE,
	hold     INTEGER NOT NULL, -- of the drill, from 1
	readings TEXT NOT NULL,    -- as JSON: pairs of seconds since the hold began to count, and newtons
	UNIQUE (drill, hold)
);
