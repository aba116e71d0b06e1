-- Logs are kept for three months at least, whatever class of retention is made (S1-66).
alter table log_keep add constraint log_keep_floor check (days >= 90);
