-- The record: the append-only journal of the desk and the Merkle tree over it (src/record). Only src/record/store.ts writes here.
create table record_entry (
  seq bigint primary key,
  id uuid not null unique,
  recorded_at timestamptz(3) not null,
  by_kind text not null,
  by_id uuid,
  kind text not null,
  code text,
  incident_id uuid,
  report_id uuid,
  -- Where it stands on a timeline: the beginning of the event, or the moment it was recorded.
  at timestamptz(3) not null,
  party text,
  corrects uuid,
  -- Canonical JSON, byte for byte what the leaf commits to; the columns above are copies of it for searching.
  head text not null,
  leaf bytea not null,
  -- Both null when erased: the salted hash stays in the head.
  payload text,
  salt bytea,
  check ((payload is null) = (salt is null))
);
create index record_entry_incident_at on record_entry (incident_id, at, seq) where incident_id is not null;
create index record_entry_incident_seq on record_entry (incident_id, seq) where incident_id is not null;
create index record_entry_report_seq on record_entry (report_id, seq) where report_id is not null;
create index record_entry_corrects on record_entry (corrects) where corrects is not null;
create index record_entry_erased on record_entry (seq) where payload is null;

-- Roots of complete subtrees of 256 leaves (level 8), of 256 of those (level 16) and so on: a proof needs few rows.
create table record_node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);

-- One row: the length and the root of the tree, and the roots of its complete subtrees from the largest to the smallest.
create table record_head (
  one boolean primary key default true check (one),
  size bigint not null,
  frontier bytea not null,
  root bytea not null,
  recorded_at timestamptz(3) not null
) with (fillfactor = 10);
insert into record_head (size, frontier, root, recorded_at)
values (0, ''::bytea, sha256(''::bytea), '1970-01-01T00:00:00Z');

-- Signed checkpoints (C2SP); a copy of each lies as a file in the data folder, and outside the house once somebody took it there.
create table record_checkpoint (
  number bigint primary key,
  size bigint not null,
  at timestamptz(3) not null,
  reason text not null,
  note text not null
);
create index record_checkpoint_size on record_checkpoint (size);

create function record_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- The one change of an entry that is allowed: its contents are erased, and nothing else of it changes.
create function record_allow_erasure() returns trigger language plpgsql as $$
begin
  if new.payload is null and new.salt is null and old.payload is not null
     and (new.seq, new.id, new.recorded_at, new.by_kind, new.kind, new.at, new.head, new.leaf)
       = (old.seq, old.id, old.recorded_at, old.by_kind, old.kind, old.at, old.head, old.leaf)
     and (new.by_id, new.code, new.incident_id, new.report_id, new.party, new.corrects)
       is not distinct from (old.by_id, old.code, old.incident_id, old.report_id, old.party, old.corrects) then
    return new;
  end if;
  raise exception 'the record is append-only: an entry is never changed' using errcode = 'restrict_violation';
end $$;

create trigger record_entry_erasure before update on record_entry for each row execute function record_allow_erasure();
create trigger record_entry_kept before delete on record_entry for each row execute function record_refuse_change();
create trigger record_entry_whole before truncate on record_entry for each statement execute function record_refuse_change();
create trigger record_node_kept before update or delete on record_node for each row execute function record_refuse_change();
create trigger record_node_whole before truncate on record_node for each statement execute function record_refuse_change();
create trigger record_checkpoint_kept before update or delete on record_checkpoint for each row execute function record_refuse_change();
create trigger record_checkpoint_whole before truncate on record_checkpoint for each statement execute function record_refuse_change();
create trigger record_head_kept before delete on record_head for each row execute function record_refuse_change();
create trigger record_head_whole before truncate on record_head for each statement execute function record_refuse_change();

-- Appends entries, complete subtrees and the new head: a function, so that each connection plans it once. Called with the head locked.
create function record_append(entries json, nodes json, new_size bigint, new_frontier bytea, new_root bytea, new_at timestamptz)
returns void language plpgsql as $$
begin
  insert into record_entry (seq, id, recorded_at, by_kind, by_id, kind, code, incident_id, report_id, at, party, corrects,
    head, leaf, payload, salt)
  select e.seq, e.id, e.recorded_at, e.by_kind, e.by_id, e.kind, e.code, e.incident_id, e.report_id, e.at, e.party, e.corrects,
    e.head, e.leaf, e.payload, e.salt
  from json_to_recordset(entries) as e(seq bigint, id uuid, recorded_at timestamptz, by_kind text, by_id uuid, kind text,
    code text, incident_id uuid, report_id uuid, at timestamptz, party text, corrects uuid, head text, leaf bytea,
    payload text, salt bytea);
  if nodes is not null then
    insert into record_node (level, index, hash)
    select n.level, n.index, n.hash from json_to_recordset(nodes) as n(level smallint, index bigint, hash bytea);
  end if;
  update record_head set size = new_size, frontier = new_frontier, root = new_root, recorded_at = new_at;
end $$;
