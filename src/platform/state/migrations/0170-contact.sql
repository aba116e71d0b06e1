-- Whom the desk may have to reach, and for what they answer (src/prepare/contact). Nothing is deleted: what is over is ended.
create table contact (
  id uuid primary key,
  name text not null,
  kind text not null,
  organisation text not null,
  person text not null,
  country text not null,
  lang text not null,
  zone text not null,
  is_client boolean not null,
  links text[] not null,
  deputies uuid[] not null,
  note text not null,
  origin text not null,
  confirmed_at timestamptz(3),
  confirmed_by text not null default '',
  is_ended boolean not null default false,
  created_at timestamptz(3) not null
);
create index contact_name on contact (lower(name));
create index contact_words on contact using gin (bigrams(name || ' ' || organisation || ' ' || person));

create table contact_channel (
  contact_id uuid not null references contact (id),
  position int not null,
  kind text not null,
  value text not null,
  hours text not null,
  note text not null,
  primary key (contact_id, position)
);
create index contact_channel_value on contact_channel (lower(value));

-- `range` for networks: the longest that holds an address answers for it.
create table contact_holding (
  contact_id uuid not null references contact (id),
  position int not null,
  type text not null check (type in ('cidr', 'domain', 'asn')),
  value text not null,
  range cidr,
  primary key (contact_id, position)
);
create index contact_holding_value on contact_holding (type, value);
create index contact_holding_range on contact_holding using gist (range inet_ops) where range is not null;

create table contact_key (
  contact_id uuid not null references contact (id),
  position int not null,
  kind text not null check (kind in ('pgp', 'smime')),
  value text not null,
  primary key (contact_id, position)
);
