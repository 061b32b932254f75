-- Red packets (红包): what is in each is drawn before anybody opens one; people only take the next.
create table promotions.packets (
  tenant_id   text        not null,
  activity_id text        not null,
  total       bigint      not null check (total > 0),
  packets     integer     not null check (packets > 0),
  taken       integer     not null default 0,
  given       bigint      not null default 0,
  expires_at  timestamptz not null,
  refunded_at timestamptz,                      -- what nobody took went back, once
  refunded    bigint      not null default 0,
  primary key (tenant_id, activity_id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  check (taken between 0 and packets),
  check (given + refunded <= total)
);
create index packets_open on promotions.packets (tenant_id, expires_at) where refunded_at is null;
select kernel.protect('promotions.packets');

create table promotions.packet_shares (
  tenant_id   text    not null,
  activity_id text    not null,
  place       integer not null check (place > 0),
  amount      bigint  not null check (amount > 0),
  primary key (tenant_id, activity_id, place),
  foreign key (tenant_id, activity_id) references promotions.packets (tenant_id, activity_id)
);
select kernel.protect('promotions.packet_shares');

-- Who opened which: one each, and each once.
create table promotions.packet_claims (
  tenant_id   text        not null,
  id          text        not null,
  activity_id text        not null,
  person_id   text        not null,
  place       integer,                          -- both null only within the transaction that takes the next one
  amount      bigint      check (amount > 0),
  at          timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, person_id),
  unique (tenant_id, activity_id, place),
  foreign key (tenant_id, activity_id, place) references promotions.packet_shares (tenant_id, activity_id, place),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
create index packet_claims_of_person on promotions.packet_claims (tenant_id, person_id, at desc);
select kernel.protect('promotions.packet_claims');

-- How many somebody opened on a day of the tenant, over all activities.
create table promotions.packet_days (
  tenant_id text    not null,
  person_id text    not null,
  day       date    not null,
  taken     integer not null check (taken > 0),
  primary key (tenant_id, person_id, day),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
select kernel.protect('promotions.packet_days');
