-- The title of a rule in Japanese, where the rule has one: rules of the world have English alone.
alter table alert add column title_ja text;
