-- A wave updates every one of its accounts twice, and each batch is short only while these updates stay on their page (HOT): no index
-- may hold what they change, and every page has room for the second version of its rows.
drop index campaign_account_wave;
create index campaign_account_of_wave on campaign_account (campaign_id, wave, key);
alter table campaign_account set (fillfactor = 45);
