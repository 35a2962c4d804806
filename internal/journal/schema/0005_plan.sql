-- What the practitioner means to do next time, in their own words. The column "plan" is
-- what a session that may be resumed runs by.

ALTER TABLE session ADD COLUMN next_time TEXT NOT NULL DEFAULT '';
