-- After the change: who has signed in since, and whose password was replaced by one that nobody knows because the letter was never fetched.
alter table campaign_account add signed_in boolean not null default false;
alter table campaign_account add locked_at timestamptz(3);
