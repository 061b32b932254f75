-- Co-selling (合销 / 帮卖): a sale shared by contract. Nothing here knows who brought whom: three parties at most, no levels.
create table distribution.co_selling (
  tenant_id    text        not null,
  id           text        not null,
  title        text        not null check (length(title) between 1 and 60),
  community_id text        not null,                                   -- where it is sold
  supplier_id  text        not null,
  lead_id      text,                                                   -- null: the house itself
  helper_id    text,
  offered_by   text        not null,
  offered_at   timestamptz not null,
  accepted_at  timestamptz,
  ended_at     timestamptz,
  ended_why    text        check (length(ended_why) <= 200),
  primary key (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id),
  foreign key (tenant_id, supplier_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, lead_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, helper_id) references identity.people (tenant_id, id),
  check (supplier_id <> lead_id and supplier_id <> helper_id and lead_id <> helper_id)
);
create index co_selling_newest on distribution.co_selling (tenant_id, offered_at desc, id);
select kernel.protect('distribution.co_selling');

-- Who has to accept, and what they said.
create table distribution.co_selling_answers (
  tenant_id     text        not null,
  co_selling_id text        not null,
  person_id     text        not null,
  role          text        not null check (role in ('supplier', 'lead', 'helper')),
  answer        text        check (answer in ('accepted', 'declined')),
  at            timestamptz,
  primary key (tenant_id, co_selling_id, person_id),
  unique (tenant_id, co_selling_id, role),
  foreign key (tenant_id, co_selling_id) references distribution.co_selling (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  check ((answer is null) = (at is null))
);
create index co_selling_answers_of_person on distribution.co_selling_answers (tenant_id, person_id);
select kernel.protect('distribution.co_selling_answers');

create table distribution.co_selling_goods (
  tenant_id     text    not null,
  co_selling_id text    not null,
  product_id    text    not null,
  community_id  text    not null,
  split         jsonb   not null,
  running       boolean not null default false,
  primary key (tenant_id, co_selling_id, product_id),
  foreign key (tenant_id, co_selling_id) references distribution.co_selling (tenant_id, id)
);
create unique index co_selling_goods_once on distribution.co_selling_goods (tenant_id, community_id, product_id) where running;
select kernel.protect('distribution.co_selling_goods');

-- A line of an order, shared out to the fen by the contract of the moment it was placed.
create table distribution.splits (
  tenant_id     text        not null,
  order_id      text        not null,
  line          integer     not null,
  co_selling_id text        not null,
  title         text        not null,
  sold_fen      bigint      not null check (sold_fen >= 0),
  supplier_fen  bigint      not null check (supplier_fen >= 0),
  lead_fen      bigint      not null check (lead_fen >= 0),
  helper_fen    bigint      not null check (helper_fen >= 0),
  supplier_back bigint      not null default 0 check (supplier_back between 0 and supplier_fen),
  lead_back     bigint      not null default 0 check (lead_back between 0 and lead_fen),
  helper_back   bigint      not null default 0 check (helper_back between 0 and helper_fen),
  refunded_fen  bigint      not null default 0,
  made_at       timestamptz not null,
  settled_at    timestamptz,                                           -- received, and the time to send back is over
  primary key (tenant_id, order_id, line),
  foreign key (tenant_id, co_selling_id) references distribution.co_selling (tenant_id, id),
  check (supplier_fen + lead_fen + helper_fen = sold_fen),             -- not one fen lost
  check (supplier_back + lead_back + helper_back = refunded_fen)
);
create index splits_of_contract on distribution.splits (tenant_id, co_selling_id, made_at desc);
select kernel.protect('distribution.splits');

create table distribution.co_selling_payouts (
  tenant_id  text        not null,
  id         text        not null,
  person_id  text        not null,
  amount_fen bigint      not null check (amount_fen between 1 and 1000000000),
  receipt    text        not null check (length(receipt) between 1 and 100),
  by_person  text,
  at         timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, receipt),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
create index co_selling_payouts_of_person on distribution.co_selling_payouts (tenant_id, person_id, at desc);
select kernel.protect('distribution.co_selling_payouts');
