-- Numbers that people say aloud, such as 2026-0001: one row a name and year, taken in the transaction that uses the number.
CREATE TABLE counter (
  name text NOT NULL,
  year int NOT NULL,
  value int NOT NULL,
  PRIMARY KEY (name, year)
);
