-- A source that was asked what may be disclosed of its report: the secret of its page, as its hash, and when it answered
-- (src/respond/notice). What it answered stands in `consent`.
create table consent_asked (
  report_id uuid primary key references report (id),
  link_hash bytea not null unique,
  asked_at timestamptz(3) not null,
  by_name text not null,
  answered_at timestamptz(3)
);
