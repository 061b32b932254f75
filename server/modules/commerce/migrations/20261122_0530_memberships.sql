-- Memberships (付费会员): plans, and the intervals that people have paid for; intervals of one community follow each other.
create table commerce.plans (
  tenant_id    text        not null,
  id           text        not null,
  variant_id   text        not null,             -- what stands on the line of the order
  community_id text        not null,
  name         text        not null check (length(name) between 1 and 60),
  benefits     text[]      not null check (cardinality(benefits) <= 12),
  days         integer     check (days between 1 and 3660),                 -- null: for good
  price_fen    bigint      not null check (price_fen between 0 and 1000000000),
  trial_days   integer     not null check (trial_days between 0 and 90),
  grace_days   integer     not null check (grace_days between 0 and 30),
  refund       text        not null check (refund in ('none', 'unused_days', 'no_reason')),
  no_reason_days integer   not null check (no_reason_days between 0 and 30),
  version      integer     not null,
  made_at      timestamptz not null,
  shown_at     timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references commerce.variants (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id),
  check (refund <> 'unused_days' or days is not null),
  check ((refund = 'no_reason') = (no_reason_days > 0))
);
select kernel.protect('commerce.plans');

create table commerce.memberships (
  tenant_id    text        not null,
  id           text        not null,
  plan_id      text        not null,
  community_id text        not null,
  person_id    text        not null,
  order_id     text,                             -- null: a trial
  starts_at    timestamptz not null,
  ends_at      timestamptz,                      -- null: for good
  grace_until  timestamptz,
  ended_at     timestamptz,                      -- refunded before its time
  reminded_at  timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, order_id),
  foreign key (tenant_id, plan_id) references commerce.plans (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  check (ends_at > starts_at)
);
create unique index memberships_one_trial on commerce.memberships (tenant_id, community_id, person_id) where order_id is null;
create index memberships_of_person on commerce.memberships (tenant_id, person_id, community_id, ends_at);
create index memberships_ending on commerce.memberships (tenant_id, ends_at) where reminded_at is null and ended_at is null;
select kernel.protect('commerce.memberships');
