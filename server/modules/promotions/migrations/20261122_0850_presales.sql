-- Pre-sales (预售): a deposit and a balance, each an order of its own; together exactly the price.
create table promotions.presales (
  tenant_id        text        not null,
  id               text        not null,
  activity_id      text        not null,
  version          integer     not null,
  terms            jsonb       not null,          -- as they were when it was ordered
  person_id        text        not null,
  variant_id       text        not null,
  quantity         integer     not null check (quantity > 0),
  price_fen        bigint      not null check (price_fen > 0),
  deposit_fen      bigint      not null check (deposit_fen > 0),
  balance_fen      bigint      not null check (balance_fen > 0),
  deposit_order_id text        not null,
  balance_order_id text,
  state            text        not null check (state in
    ('held', 'deposited', 'open', 'ordered', 'paid', 'delivered', 'failing', 'refunded', 'lapsed', 'kept')),
  balance_from     timestamptz not null,
  balance_until    timestamptz not null,
  ships_by         timestamptz not null,
  held_at          timestamptz not null,
  deposited_at     timestamptz,
  paid_at          timestamptz,
  ended_at         timestamptz,
  ended_why        text,
  primary key (tenant_id, id),
  unique (tenant_id, deposit_order_id),
  unique (tenant_id, balance_order_id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, deposit_order_id) references commerce.orders (tenant_id, id),
  foreign key (tenant_id, balance_order_id) references commerce.orders (tenant_id, id),
  check (deposit_fen + balance_fen = price_fen),
  check ((state in ('refunded', 'lapsed', 'kept')) = (ended_at is not null))
);
create index presales_of_activity on promotions.presales (tenant_id, activity_id, state);
create index presales_of_person on promotions.presales (tenant_id, person_id, held_at desc);
create index presales_due on promotions.presales (tenant_id, balance_from) where state = 'deposited';
create index presales_open on promotions.presales (tenant_id, balance_until) where state = 'open';
create index presales_to_ship on promotions.presales (tenant_id, ships_by) where state = 'paid';
create index presales_failing on promotions.presales (tenant_id, id) where state = 'failing';
select kernel.protect('promotions.presales');

-- A pre-sale that its shop called off: whoever pays afterwards gets it back, too.
create table promotions.call_offs (
  tenant_id   text        not null,
  activity_id text        not null,
  why         text        not null check (length(why) between 1 and 200),
  by_person   text,
  at          timestamptz not null,
  primary key (tenant_id, activity_id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id)
);
select kernel.protect('promotions.call_offs');
