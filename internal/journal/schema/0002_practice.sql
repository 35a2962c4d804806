-- Practice is kept apart from client sessions.

CREATE TABLE drill (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	began    INTEGER NOT NULL,
	zone     INTEGER NOT NULL,
	drill    TEXT NOT NULL,
	protocol TEXT NOT NULL, -- its id; '' for none
	result   TEXT NOT NULL  -- as JSON
);
CREATE INDEX drill_began ON drill(began);

CREATE TABLE answer (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	at       INTEGER NOT NULL,
	zone     INTEGER NOT NULL,
	protocol TEXT NOT NULL,
	question TEXT NOT NULL,
	correct  INTEGER NOT NULL
);
CREATE INDEX answer_at ON answer(at);
