-- How people change their passwords themselves: from where a second proof is asked for, and when the page opens and closes by the clock.
alter table campaign add own jsonb not null default '{}',
  -- Turns up to here were carried out, or were past when they were set.
  add turned_at timestamptz(3);
-- Proof of a date of birth or a number on a card, made with a key of the data folder that stands in no backup.
alter table campaign_account add second bytea;
