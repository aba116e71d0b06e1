-- A party outside who may publish what it knows: when (where that is known) and why we think so, a fact of its own beside our promises (S3-123).
alter table notice_party add column publishes_at timestamptz(3);
alter table notice_party add column publishes_because text not null default '';
alter table party_reminder drop constraint party_reminder_kind_check;
alter table party_reminder add constraint party_reminder_kind_check
  check (kind in ('promise-soon', 'promise-late', 'answer-late', 'publishes-soon'));
