-- The names of a graph, for looking up without reading all of them.
CREATE TABLE told (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Things in the order of their codes, and their labels, the most proper first.
CREATE TABLE thing (id INTEGER PRIMARY KEY, code TEXT NOT NULL, iri TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE label (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, text TEXT NOT NULL, rank INTEGER NOT NULL, language TEXT NOT NULL);
-- Rows of labels by the key of their letters, and of their stems.
CREATE TABLE letters (key INTEGER NOT NULL, label INTEGER NOT NULL, PRIMARY KEY (key, label)) WITHOUT ROWID;
CREATE TABLE stems (key INTEGER NOT NULL, label INTEGER NOT NULL, PRIMARY KEY (key, label)) WITHOUT ROWID;
-- The words of all labels, in alphabetical order, their stems and which stand side by side.
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE word_stem (key INTEGER PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE pair (key INTEGER PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE remainder (key INTEGER NOT NULL, word INTEGER NOT NULL, PRIMARY KEY (key, word)) WITHOUT ROWID;
-- Labels as letters only, in alphabetical order, and the parts that names with typing errors share with them.
CREATE TABLE spelling (id INTEGER PRIMARY KEY, letters TEXT NOT NULL);
CREATE TABLE part (key INTEGER NOT NULL, spelling INTEGER NOT NULL, PRIMARY KEY (key, spelling)) WITHOUT ROWID;
-- The first practices that have a word of a stem in a name, by rank, and how many there are.
CREATE TABLE topic (key INTEGER PRIMARY KEY, count INTEGER NOT NULL, things BLOB NOT NULL, ranks BLOB NOT NULL) WITHOUT ROWID;
