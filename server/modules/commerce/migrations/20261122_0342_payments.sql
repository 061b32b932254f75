-- Payments (支付): money received ends fulfilled, refunded or where somebody must look; never nowhere.
create table commerce.payments (
  tenant_id   text        not null,
  id          text        not null,
  order_id    text        not null,
  provider    text        not null check (provider in ('sandbox', 'wechat', 'alipay')),
  trade_no    text        not null,             -- ours, as the provider knows it
  amount_fen  bigint      not null check (amount_fen between 1 and 1000000000),
  state       text        not null check (state in ('open', 'paid', 'closed')),
  way         text        not null,
  opened_at   timestamptz not null,
  expires_at  timestamptz not null,
  settled_at  timestamptz,
  their_no    text,                             -- the provider's own number
  use         text check (use in ('order', 'unapplied')),
  primary key (tenant_id, id),
  unique (tenant_id, trade_no, provider),
  unique (tenant_id, their_no, provider),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  check ((state = 'paid') = (use is not null))
);
create index payments_of_order on commerce.payments (tenant_id, order_id);
create unique index paid_once on commerce.payments (tenant_id, order_id) where use = 'order';
create index payments_day on commerce.payments (tenant_id, provider, settled_at) where state = 'paid';
select kernel.protect('commerce.payments');

-- What a provider told us, once each; what we could make nothing of stays here, to be looked at.
create table commerce.notices (
  tenant_id   text        not null,
  provider    text        not null,
  id          text        not null,
  received_at timestamptz not null,
  outcome     text        not null,             -- settled, repeated, unapplied, mismatch, unknown
  facts       jsonb       not null,
  looked_at   timestamptz,
  primary key (tenant_id, provider, id)
);
create index notices_attention on commerce.notices (tenant_id, received_at) where outcome in ('mismatch', 'unknown') and looked_at is null;
select kernel.protect('commerce.notices');

create table commerce.refunds (
  tenant_id   text        not null,
  id          text        not null,
  order_id    text        not null,
  payment_id  text        not null,
  refund_no   text        not null,             -- ours, as the provider knows it; the same however often we ask
  amount_fen  bigint      not null check (amount_fen between 1 and 1000000000),
  lines       jsonb       not null default '[]',
  why         text        not null check (length(why) between 1 and 200),
  back_to_stock boolean   not null default false,
  state       text        not null check (state in ('due', 'sent', 'done', 'failed')),
  tries       integer     not null default 0,
  failure     text,
  asked_by    text,
  asked_at    timestamptz not null,
  done_at     timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, refund_no),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  foreign key (tenant_id, payment_id) references commerce.payments (tenant_id, id)
);
create index refunds_of_order on commerce.refunds (tenant_id, order_id);
create index refunds_open on commerce.refunds (tenant_id, asked_at) where state in ('due', 'sent', 'failed');
select kernel.protect('commerce.refunds');

-- Somebody wants their money or something else back (售后).
create table commerce.after_sales (
  tenant_id  text        not null,
  id         text        not null,
  order_id   text        not null,
  kind       text        not null check (kind in ('refund', 'return')),
  lines      jsonb       not null,
  amount_fen bigint      not null check (amount_fen between 1 and 1000000000),
  reason     text        not null check (length(reason) between 1 and 300),
  images     text[]      not null default '{}' check (cardinality(images) <= 6),
  state      text        not null check (state in ('asked', 'agreed', 'returning', 'done', 'declined', 'withdrawn')),
  answer     text        not null default '' check (length(answer) <= 300),
  tracking   text,
  refund_id  text,
  asked_at   timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id)
);
create unique index after_sales_one_open on commerce.after_sales (tenant_id, order_id) where settled_at is null;
create index after_sales_open on commerce.after_sales (tenant_id, asked_at) where settled_at is null;
select kernel.protect('commerce.after_sales');

-- How a tenant takes payments; keys are sealed.
create table commerce.payment_settings (
  tenant_id text        not null,
  provider  text        not null check (provider in ('sandbox', 'wechat', 'alipay')),
  active    boolean     not null,
  merchant  text        not null default '',
  sealed    text,
  changed_at timestamptz not null,
  primary key (tenant_id, provider)
);
select kernel.protect('commerce.payment_settings');

-- A day compared with the provider's bill.
create table commerce.reconciliations (
  tenant_id   text        not null,
  provider    text        not null,
  day         date        not null,
  at          timestamptz not null,
  ours_fen    bigint      not null,
  theirs_fen  bigint      not null,
  differences jsonb       not null,
  primary key (tenant_id, provider, day)
);
select kernel.protect('commerce.reconciliations');
