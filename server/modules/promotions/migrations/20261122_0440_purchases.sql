-- What was bought in a flash sale (秒杀): the rows its sold figures are counted from.
create table promotions.purchases (
  tenant_id   text        not null,
  order_id    text        not null,
  activity_id text        not null,
  version     integer     not null,
  person_id   text        not null,
  variant_id  text        not null,
  slot        text        not null,             -- the moment its hours began
  quantity    integer     not null check (quantity > 0),
  total_fen   bigint      not null check (total_fen >= 0),
  held_at     timestamptz not null,
  paid_at     timestamptz,
  ended_at    timestamptz,                      -- lapsed, or its money went back
  primary key (tenant_id, order_id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
create index purchases_of_activity on promotions.purchases (tenant_id, activity_id, variant_id, slot);
create index purchases_of_person on promotions.purchases (tenant_id, person_id, held_at desc);
select kernel.protect('promotions.purchases');
