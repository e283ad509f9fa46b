BEGIN TRANSACTION;
CREATE TABLE judgements (
    judgement_id INTEGER PRIMARY KEY AUTOINCREMENT,
    one_event TEXT NOT NULL, one_document TEXT NOT NULL, one_start INTEGER NOT NULL, one_end INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'not-same', 'unsure')),
    other_event TEXT NOT NULL, other_document TEXT NOT NULL, other_start INTEGER NOT NULL, other_end INTEGER NOT NULL,
    user TEXT NOT NULL, made_at TEXT NOT NULL, reason TEXT NOT NULL
);
INSERT INTO "judgements" VALUES(1,'e-1a2b3c4d5e6f','s01',0,176,'not-same','e-6f5e4d3c2b1a','s04',12,98,'ani','2032-03-11T08:00:00+00:00','another school');
INSERT INTO "judgements" VALUES(2,'s-0123456789ab','s02',5,50,'same','r-ba9876543210','s07',0,31,'budi','2032-03-12T09:30:00+00:00','both tell “Jumat malam”; it''s one act');
INSERT INTO "judgements" VALUES(3,'e-1a2b3c4d5e6f','s01',0,176,'unsure','s-0123456789ab','s02',5,50,'ani','2032-03-12T10:00:00+00:00','');
CREATE TABLE withdrawals (
    judgement_id INTEGER PRIMARY KEY REFERENCES judgements, user TEXT NOT NULL, made_at TEXT NOT NULL, reason TEXT NOT NULL
);
INSERT INTO "withdrawals" VALUES(1,'citra','2032-03-13T07:15:00+00:00','it was the same school');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('judgements',3);
COMMIT;
