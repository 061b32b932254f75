-- Catalogue (商品): goods, services and virtual goods, their variants, prices and stock.
create schema commerce;
grant usage on schema commerce to qunluo_app;

create table commerce.categories (
  tenant_id text    not null,
  id        text    not null,
  name      text    not null check (length(name) between 1 and 40),
  place     integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select kernel.protect('commerce.categories');

create table commerce.products (
  tenant_id        text        not null,
  id               text        not null,
  kind             text        not null check (kind in ('goods', 'service', 'virtual')),
  title            text        not null check (length(title) between 1 and 80),
  subtitle         text        not null default '' check (length(subtitle) <= 120),
  description      text        not null default '' check (length(description) <= 20000),
  images           text[]      not null default '{}' check (cardinality(images) <= 9),
  category_id      text,
  community_id     text,                        -- sold in this community only; null: in all of the tenant's
  deliveries       text[]      not null check (cardinality(deliveries) > 0 and deliveries <@ array['express', 'pickup', 'code', 'none']),
  freight_fen      bigint      not null default 0 check (freight_fen between 0 and 1000000000),
  limit_per_order  integer     check (limit_per_order > 0),
  limit_per_person integer     check (limit_per_person > 0), -- of all orders that were not cancelled
  commission_allowed boolean   not null default true,
  coupons_allowed  boolean     not null default true,
  version          integer     not null default 1,
  made_at          timestamptz not null,
  shown_at         timestamptz,                 -- on the shelf since; null: not for sale
  primary key (tenant_id, id),
  foreign key (tenant_id, category_id) references commerce.categories (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id)
);
create index products_shelf on commerce.products (tenant_id, shown_at desc, id) where shown_at is not null;
select kernel.protect('commerce.products');

create table commerce.variants (
  tenant_id  text    not null,
  id         text    not null,
  product_id text    not null,
  name       text    not null default '' check (length(name) <= 60),  -- 红色 L; empty where there is only one
  sku        text    check (length(sku) between 1 and 64),
  price_fen  bigint  not null check (price_fen between 0 and 1000000000),
  place      integer not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, sku),
  foreign key (tenant_id, product_id) references commerce.products (tenant_id, id)
);
create index variants_of_product on commerce.variants (tenant_id, product_id, place);
create unique index variants_named on commerce.variants (tenant_id, product_id, name) where retired_at is null;
select kernel.protect('commerce.variants');

-- A price that holds from so many on, for everyone or for members of a level, from when to when. The lowest one counts.
create table commerce.prices (
  tenant_id    text        not null,
  id           text        not null,
  variant_id   text        not null,
  list         text        not null check (list in ('everyone', 'members')),
  min_quantity integer     not null default 1 check (min_quantity > 0),
  fen          bigint      not null check (fen between 0 and 1000000000),
  starts_at    timestamptz,
  ends_at      timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references commerce.variants (tenant_id, id),
  check (ends_at > starts_at)
);
create index prices_of_variant on commerce.prices (tenant_id, variant_id);
select kernel.protect('commerce.prices');

-- How many there are. Held: in orders that wait for their payment. What is not counted has no row.
create table commerce.stock (
  tenant_id  text    not null,
  variant_id text    not null,
  on_hand    integer not null check (on_hand >= 0),
  held       integer not null default 0 check (held >= 0),
  kept_back  integer not null default 0 check (kept_back >= 0), -- never offered
  primary key (tenant_id, variant_id),
  foreign key (tenant_id, variant_id) references commerce.variants (tenant_id, id),
  check (held <= on_hand)                                       -- nothing is promised twice: the rule lives here
) with (fillfactor = 50);
select kernel.protect('commerce.stock');

-- Every change of stock, kept: what came, what was sold, what came back, what was counted.
create table commerce.stock_movements (
  tenant_id  text        not null,
  id         text        not null,              -- for orders made of order and line, so that each counts once
  variant_id text        not null,
  kind       text        not null check (kind in ('counted', 'sold', 'returned')),
  change     integer     not null,
  order_id   text,
  by_person  text,
  note       text        not null default '',
  at         timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, variant_id) references commerce.variants (tenant_id, id)
);
create index stock_movements_of_variant on commerce.stock_movements (tenant_id, variant_id, at);
select kernel.protect('commerce.stock_movements');
