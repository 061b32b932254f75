-- Bargains (砍价): every cut is drawn at the start; people only take the next one.
create table promotions.bargains (
  tenant_id    text        not null,
  id           text        not null,
  activity_id  text        not null,
  version      integer     not null,
  terms        jsonb       not null,
  person_id    text        not null,
  variant_id   text        not null,
  price_fen    bigint      not null check (price_fen between 1 and 1000000000),
  floor_fen    bigint      not null check (floor_fen >= 0),
  people       integer     not null check (people between 1 and 200),
  taken        integer     not null default 0,
  state        text        not null check (state in ('running', 'succeeded', 'ordered', 'paid', 'failed', 'lapsed')),
  started_at   timestamptz not null,
  expires_at   timestamptz not null,
  order_by     timestamptz,
  order_id     text,
  order_fen    bigint      check (order_fen >= 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  check (people <= price_fen - floor_fen),
  check (taken between 0 and people),
  check ((taken = people) = (order_by is not null)),
  check (state <> 'running' or taken < people)
);
create index bargains_due on promotions.bargains (tenant_id, expires_at) where state = 'running';
create index bargains_to_order on promotions.bargains (tenant_id, order_by) where state = 'succeeded';
create index bargains_of_person on promotions.bargains (tenant_id, person_id, started_at desc);
create index bargains_of_activity on promotions.bargains (tenant_id, activity_id, state);
select kernel.protect('promotions.bargains');

create table promotions.cuts (
  tenant_id  text    not null,
  bargain_id text    not null,
  place      integer not null check (place > 0),
  amount_fen bigint  not null check (amount_fen >= 1),
  primary key (tenant_id, bargain_id, place),
  foreign key (tenant_id, bargain_id) references promotions.bargains (tenant_id, id)
);
select kernel.protect('promotions.cuts');

-- Who took which cut: once each, and each cut once.
create table promotions.supports (
  tenant_id  text        not null,
  bargain_id text        not null,
  person_id  text        not null,
  place      integer,
  at         timestamptz not null,
  primary key (tenant_id, bargain_id, person_id),
  unique (tenant_id, bargain_id, place),
  foreign key (tenant_id, bargain_id, place) references promotions.cuts (tenant_id, bargain_id, place),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
select kernel.protect('promotions.supports');
