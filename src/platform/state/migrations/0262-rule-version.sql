-- Files of detection rules as they were saved at the desk (src/detect/signature): every version, by whom, when and why. Without a text
-- it is the moment at which the file was taken away.
create table rule_version (
  name text not null,
  no int not null check (no > 0),
  text text,
  reason text not null,
  saved_by text not null,
  saved_at timestamptz(3) not null,
  primary key (name, no)
);
insert into rule_version (name, no, text, reason, saved_by, saved_at)
select name, 1, text, '', '', read_at from rule_file where origin = 'upload';
-- What stands in a folder under the name of a file that was changed at the desk: it counts again when the change is taken away.
alter table rule_file add column folder_text text;
