-- What a rule's tags say of the attack (stage, technique, hole), kept with what the rule found: rules change, what was found stays.
alter table alert add column tags text[] not null default '{}';
alter table hunt_find add column tags text[] not null default '{}';
