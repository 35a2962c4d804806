-- Every number that was planned has an origin of its own: "basis" of a phase is that of its
-- count or, where nothing is counted, of its longest length. What was recorded before says
-- nothing of the others.

ALTER TABLE phase ADD COLUMN max_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE phase ADD COLUMN guide_max INTEGER NOT NULL DEFAULT 0; -- where a range of guide times ends
ALTER TABLE phase ADD COLUMN guide_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE phase ADD COLUMN level_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN planned_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE point ADD COLUMN planned_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE point ADD COLUMN hold_basis TEXT NOT NULL DEFAULT ''; -- of hold_max
