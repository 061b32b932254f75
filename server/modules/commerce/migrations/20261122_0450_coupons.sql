-- Coupons (优惠券): by which terms one lowers an order, how many there are, and who took which.
create table commerce.coupons (
  tenant_id     text        not null,
  id            text        not null,
  title         text        not null check (length(title) between 1 and 40),
  community_id  text,                           -- taken in this community only; null: in all of the tenant's
  off_fen       bigint      check (off_fen between 1 and 1000000000), -- 满减, or
  off_share     integer     check (off_share between 1 and 9999),     -- a share in basis points
  most_fen      bigint      check (most_fen between 1 and 1000000000),
  threshold_fen bigint      not null default 0 check (threshold_fen >= 0), -- 0: 无门槛
  scope         text        not null check (scope in ('all', 'category', 'product')),
  scope_ids     text[]      not null default '{}',
  newcomers     boolean     not null default false,
  total         integer     check (total > 0),  -- null: as many as are taken
  issued        integer     not null default 0,
  per_person    integer     not null check (per_person > 0),
  valid_from    timestamptz,
  valid_to      timestamptz,
  valid_days    integer     check (valid_days between 1 and 3650), -- from taking on
  made_at       timestamptz not null,
  stopped_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id),
  check ((off_fen is null) <> (off_share is null)),
  check ((valid_to is null) <> (valid_days is null)),
  check (total is null or issued <= total),
  check ((scope = 'all') = (cardinality(scope_ids) = 0))
);
create index coupons_newest on commerce.coupons (tenant_id, made_at desc, id);
select kernel.protect('commerce.coupons');

-- How many of a coupon somebody has taken: by one conditional statement.
create table commerce.coupon_takers (
  tenant_id text    not null,
  coupon_id text    not null,
  person_id text    not null,
  taken     integer not null check (taken > 0),
  primary key (tenant_id, coupon_id, person_id),
  foreign key (tenant_id, coupon_id) references commerce.coupons (tenant_id, id)
);
select kernel.protect('commerce.coupon_takers');

-- One coupon in somebody's hand: frozen while its order is unpaid, used when it is paid.
create table commerce.taken_coupons (
  tenant_id  text        not null,
  id         text        not null,
  coupon_id  text        not null,
  person_id  text        not null,
  taken_at   timestamptz not null,
  valid_from timestamptz not null,
  valid_to   timestamptz not null,
  order_id   text,
  used_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, coupon_id) references commerce.coupons (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  check (used_at is null or order_id is not null)
);
create index taken_coupons_of_person on commerce.taken_coupons (tenant_id, person_id, taken_at desc, id);
create unique index one_coupon_an_order on commerce.taken_coupons (tenant_id, order_id) where order_id is not null;
select kernel.protect('commerce.taken_coupons');
