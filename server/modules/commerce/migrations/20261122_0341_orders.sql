-- Orders (订单): what somebody buys, at the prices of that moment; each cent of a discount stands on its line.
create table commerce.pickup_points (
  tenant_id text not null,
  id        text not null,
  name      text not null check (length(name) between 1 and 60),
  address   text not null check (length(address) between 1 and 200),
  hours     text not null default '' check (length(hours) <= 100),
  closed_at timestamptz,
  primary key (tenant_id, id)
);
select kernel.protect('commerce.pickup_points');

-- What somebody means to buy; one cart for each community they shop in.
create table commerce.cart_lines (
  tenant_id    text        not null,
  person_id    text        not null,
  community_id text        not null,
  variant_id   text        not null,
  quantity     integer     not null check (quantity between 1 and 9999),
  put_at       timestamptz not null,
  primary key (tenant_id, person_id, community_id, variant_id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, variant_id) references commerce.variants (tenant_id, id)
);
select kernel.protect('commerce.cart_lines');

-- Numbers people can say on the phone: one after another for each tenant and day would make every order wait for one
-- row, so they are drawn from the order's own moment and id; unique all the same.
create table commerce.orders (
  tenant_id    text        not null,
  id           text        not null,
  number       text        not null,
  buyer_id     text        not null,
  community_id text        not null,
  group_id     text,                            -- the chat it was ordered in
  origin       text        not null default 'shop', -- what made the price: shop, group_buy, bargain …
  origin_id    text,
  state        text        not null check (state in ('unpaid', 'paid', 'shipped', 'received', 'closed', 'cancelled', 'refunded')),
  awaits       text,                            -- paid, but not to be shipped before this has happened: team, presale …
  delivery     text        not null check (delivery in ('express', 'pickup', 'code', 'none')),
  recipient    text,                            -- sealed: name, phone and address
  pickup_point_id text,
  goods_fen    bigint      not null check (goods_fen >= 0),
  discount_fen bigint      not null default 0 check (discount_fen between 0 and goods_fen),
  freight_fen  bigint      not null default 0 check (freight_fen >= 0),
  total_fen    bigint      not null generated always as (goods_fen - discount_fen + freight_fen) stored,
  paid_fen     bigint      not null default 0 check (paid_fen in (0, goods_fen - discount_fen + freight_fen)),
  refunded_fen bigint      not null default 0,
  buyer_note   text        not null default '' check (length(buyer_note) <= 200),
  owner_note   text        not null default '' check (length(owner_note) <= 500),
  terms        jsonb       not null default '{}', -- what was agreed: rules and rates of that moment
  placed_at    timestamptz not null,
  pay_by       timestamptz not null,
  paid_at      timestamptz,
  shipped_at   timestamptz,
  received_at  timestamptz,
  closed_at    timestamptz,
  ended_why    text,                            -- why it was cancelled or refunded
  attention    text,                            -- why somebody has to look at it
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, buyer_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id),
  foreign key (tenant_id, pickup_point_id) references commerce.pickup_points (tenant_id, id),
  check (refunded_fen between 0 and paid_fen),
  check ((state in ('unpaid', 'cancelled')) = (paid_at is null)),
  check (delivery <> 'pickup' or pickup_point_id is not null)
);
create index orders_of_buyer on commerce.orders (tenant_id, buyer_id, placed_at desc, id);
create index orders_desk on commerce.orders (tenant_id, placed_at desc, id);
create index orders_due on commerce.orders (tenant_id, pay_by) where state = 'unpaid';
create index orders_on_the_way on commerce.orders (tenant_id, shipped_at) where state = 'shipped';
create index orders_settling on commerce.orders (tenant_id, received_at) where state = 'received';
create index orders_attention on commerce.orders (tenant_id, placed_at) where attention is not null;
create index orders_of_origin on commerce.orders (tenant_id, origin, origin_id) where origin_id is not null;
select kernel.protect('commerce.orders');

create table commerce.order_lines (
  tenant_id     text     not null,
  order_id      text     not null,
  line          smallint not null,
  variant_id    text     not null,
  product_id    text     not null,
  title         text     not null,              -- as it was called then
  variant       text     not null,
  image         text,
  kind          text     not null,
  quantity      integer  not null check (quantity between 1 and 9999),
  unit_fen      bigint   not null check (unit_fen between 0 and 1000000000),
  discount_fen  bigint   not null default 0,
  freight_fen   bigint   not null default 0 check (freight_fen >= 0),
  holds_stock   boolean  not null,
  refunded_quantity integer not null default 0 check (refunded_quantity between 0 and quantity),
  refunded_fen  bigint   not null default 0,
  shipped_quantity integer not null default 0 check (shipped_quantity between 0 and quantity),
  primary key (tenant_id, order_id, line),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  foreign key (tenant_id, variant_id) references commerce.variants (tenant_id, id),
  check (discount_fen between 0 and unit_fen * quantity),
  check (refunded_fen between 0 and unit_fen * quantity - discount_fen + freight_fen)
);
create index order_lines_of_product on commerce.order_lines (tenant_id, product_id);
select kernel.protect('commerce.order_lines');

-- How many of a product somebody has bought, for limits per person: taken by one conditional statement.
create table commerce.bought (
  tenant_id  text    not null,
  product_id text    not null,
  person_id  text    not null,
  quantity   integer not null check (quantity >= 0),
  primary key (tenant_id, product_id, person_id)
);
select kernel.protect('commerce.bought');

-- What became of an order, step by step.
create table commerce.order_steps (
  tenant_id text        not null,
  id        text        not null,
  order_id  text        not null,
  step      text        not null,
  by_person text,
  facts     jsonb       not null default '{}',
  at        timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id)
);
create index order_steps_of_order on commerce.order_steps (tenant_id, order_id, at, id);
select kernel.protect('commerce.order_steps');

-- A parcel; an order may come in several.
create table commerce.shipments (
  tenant_id text        not null,
  id        text        not null,
  order_id  text        not null,
  carrier   text        not null check (length(carrier) between 1 and 40),
  tracking  text        not null check (length(tracking) between 1 and 60),
  lines     jsonb       not null,
  by_person text,
  at        timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, order_id, carrier, tracking),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id)
);
select kernel.protect('commerce.shipments');

-- A code that is shown once when the goods are fetched or the service is given (核销码).
create table commerce.redeem_codes (
  tenant_id   text        not null,
  code        text        not null check (code ~ '^\d{12}$'),
  order_id    text        not null,
  made_at     timestamptz not null,
  redeemed_at timestamptz,
  redeemed_by text,
  void_at     timestamptz,
  primary key (tenant_id, code),
  unique (tenant_id, order_id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  check (redeemed_at is null or void_at is null)
);
select kernel.protect('commerce.redeem_codes');
