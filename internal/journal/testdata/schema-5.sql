-- A journal of schema 4: a session that came to its end, one that is open, and a
-- preview. It is what such a version has written; nothing here is ever changed.
INSERT INTO client VALUES (1, '4KXP-7M2C', 1767200000000);
INSERT INTO protocol VALUES (1, 'sha256:40b29b780d126e1bbba032c34210842bd37e7afa87b43e705279178b20d266fe', 'alternating-ischemic-compression', 'Alternating ischemic compression', 'name = "Alternating ischemic compression"');
INSERT INTO session (id, uid, began, zone, client, name, title, treatment, speed, program, plan, at, active, paused, open, ending, note) VALUES
	(1, 'aaaa', 1767268800000, 3600, 1, 'alternating-ischemic-compression', 'Alternating ischemic compression', 0, 1.0, 'v0.4.0', NULL, 31000000000, 28000, 3000, 0, 'rounds', 'a note'),
	(2, 'bbbb', 1767355200000, -18000, NULL, 'alternating-ischemic-compression', 'Alternating ischemic compression', 0, 1.0, 'v0.4.0', x'00', 5000000000, 5000, 0, 1, '', ''),
	(3, 'cccc', 1767441600000, 0, NULL, 'alternating-ischemic-compression', 'Alternating ischemic compression', 0, 20.0, 'v0.4.0', NULL, 1000000000, 1000, 0, 0, 'abort', '');
INSERT INTO point (session, n, began, protocol, site, side, landmark, planned, rounds, holds, fits, hold_min, hold_max, compression, active, level, score_before, score_after, threshold_before, threshold_after, device, ending, planned_basis, hold_basis) VALUES
	(1, 1, 1767268800000, 1, 'upper trapezius', 'left', 'mid belly', 2, 2, 2, 1, 8000, 10000, 17000, 23000, 1, 7, 3, 2.1, 2.9, 'algometer', 'rounds', 'assumed', 'stated');
INSERT INTO round VALUES (1, 1, 1, 1, 1, 2, 5000, 17000, 'plan', 'stated'), (1, 2, 1, 1, 2, 2, 17000, 31000, 'rounds', 'stated');
INSERT INTO phase VALUES
	(1, 1, 1, 0, 0, 'count-in', '', 0, 5000, 5000, 0, 0, 0, '', 0, '', 0, 5000, 5000, 0, 'time', 0, '', 0, '', ''),
	(1, 2, 1, 1, 1, 'hold', '', 0, 8000, 10000, 0, 0, 0, 'stated', 1, '', 5000, 14000, 9000, 1, 'released', 0, 'stated', 0, '', 'stated'),
	(1, 3, 1, 1, 1, 'release', '', 0, 3000, 3000, 0, 0, 0, 'assumed', 1, '', 14000, 17000, 3000, 1, 'time', 0, 'assumed', 0, '', ''),
	(1, 4, 1, 1, 2, 'hold', '', 0, 8000, 10000, 0, 0, 0, 'stated', 1, '', 17000, 28000, 8000, 0, 'next', 0, 'stated', 0, '', 'stated'),
	(1, 5, 1, 1, 2, 'release', '', 0, 3000, 3000, 0, 0, 0, 'assumed', 1, '', 28000, 31000, 3000, 1, 'time', 0, 'assumed', 0, '', '');
INSERT INTO mark VALUES (1, 1, 6000, 1767268806000, 'score', 1, 1, 1, 2, 1, 7, ''), (1, 2, 20000, 1767268820000, 'paused', 1, 1, 2, 4, 1, NULL, '');
INSERT INTO wish VALUES (2, 1, 4000000000, 'pause', 0, '');
INSERT INTO drill VALUES (1, 1767268900000, 3600, 'hold', 'alternating-ischemic-compression', '{}');
INSERT INTO answer VALUES (1, 1767268950000, 3600, 'alternating-ischemic-compression', 'How long is a hold?', 1);
INSERT INTO day_sum VALUES (20454, 1, 1, 1, 17000, 2, 1);
INSERT INTO place_sum VALUES ('upper trapezius', 'left', 1, -4, 1, 17000, 2, 1);
UPDATE session SET next_time = 'The other side.' WHERE id = 1;
