-- To whom in the organisation a report was addressed, before it came to the desk (S0-1).
alter table report_body add column addressee text;

-- Whether the answer helped, as the reporter says at the secret link (src/detect/report, S4-5). One for each report; it may change.
create table report_feedback (
  report_id uuid primary key references report,
  answer text not null check (answer in ('helped', 'partly', 'not-helped')),
  text text not null,
  at timestamptz(3) not null
);
