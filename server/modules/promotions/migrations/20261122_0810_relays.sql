-- Relay orders (接龙): one row for each relay, which everybody who enters takes in turn; so numbers follow each other
-- without a gap in the order of the commits, and there are never more entries than places.
create table promotions.relays (
  tenant_id   text        not null,
  activity_id text        not null,
  next_no     integer     not null default 1,
  next_place  integer     not null default 1,   -- in the waiting list
  taken       integer     not null default 0 check (taken >= 0),
  waiting     integer     not null default 0 check (waiting >= 0),
  revision    integer     not null default 0,   -- grows with each change of an entry
  closed_at   timestamptz,
  repeat_of   text,                             -- the week before
  primary key (tenant_id, activity_id),
  unique (tenant_id, repeat_of),                -- each week once
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  foreign key (tenant_id, repeat_of) references promotions.activities (tenant_id, id)
);
select kernel.protect('promotions.relays');

-- An entry keeps its number for ever, cancelled or not.
create table promotions.relay_entries (
  tenant_id     text        not null,
  id            text        not null,
  activity_id   text        not null,
  version       integer     not null,
  no            integer     check (no > 0),
  place         integer     check (place > 0),
  person_id     text,                           -- null: taken over from a text
  turn          integer     check (turn > 0),   -- the how manieth of this person
  name          text        not null check (length(name) between 1 and 60),
  state         text        not null check (state in ('held', 'entered', 'waiting', 'offered', 'cancelled')),
  delivery      text        not null,
  pickup_point_id text,
  note          text        not null default '' check (length(note) <= 200),
  order_id      text,
  entered_at    timestamptz not null,
  paid_at       timestamptz,
  confirm_by    timestamptz,
  cancelled_at  timestamptz,
  cancelled_by  text,
  cancelled_why text        check (length(cancelled_why) <= 200),
  arrived_at    timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, no),
  unique (tenant_id, activity_id, place),
  unique (tenant_id, order_id),
  foreign key (tenant_id, activity_id) references promotions.relays (tenant_id, activity_id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  foreign key (tenant_id, pickup_point_id) references commerce.pickup_points (tenant_id, id),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check (state not in ('held', 'entered') or no is not null),
  check ((state = 'offered') = (confirm_by is not null)),
  check ((person_id is null) = (turn is null))
);
-- One person, one entry (or as many as the relay allows).
create unique index relay_entries_once on promotions.relay_entries (tenant_id, activity_id, person_id, turn) where state <> 'cancelled';
create index relay_entries_in_turn on promotions.relay_entries (tenant_id, activity_id, place) where state = 'waiting';
create index relay_entries_offered on promotions.relay_entries (tenant_id, confirm_by) where state = 'offered';
create index relay_entries_of_person on promotions.relay_entries (tenant_id, person_id, entered_at desc);
select kernel.protect('promotions.relay_entries');

create table promotions.relay_lines (
  tenant_id text     not null,
  entry_id  text     not null,
  line      smallint not null,
  item      text     not null,
  variant_id text,
  unit_fen  bigint   not null check (unit_fen >= 0),
  quantity  integer  not null check (quantity between 1 and 9999),
  primary key (tenant_id, entry_id, line),
  unique (tenant_id, entry_id, item),
  foreign key (tenant_id, entry_id) references promotions.relay_entries (tenant_id, id)
);
select kernel.protect('promotions.relay_lines');
