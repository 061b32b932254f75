-- 帮卖: a relay as somebody else sells it, in their own community and under their own numbers; goods, pieces and delivery
-- stay those of its source. One level: what is made here is never made from a copy.
create table promotions.relay_copies (
  tenant_id   text        not null,
  activity_id text        not null,
  source_id   text        not null,
  contract_id text        not null,              -- which shares its sales
  helper_id   text        not null,
  own_prices  jsonb       not null default '{}', -- by the names of its items, where the contract leaves them to the helper
  made_at     timestamptz not null,
  primary key (tenant_id, activity_id),
  unique (tenant_id, source_id, contract_id),
  foreign key (tenant_id, activity_id) references promotions.relays (tenant_id, activity_id),
  foreign key (tenant_id, source_id) references promotions.relays (tenant_id, activity_id),
  foreign key (tenant_id, helper_id) references identity.people (tenant_id, id),
  check (activity_id <> source_id)
);
create index relay_copies_of_contract on promotions.relay_copies (tenant_id, contract_id);
select kernel.protect('promotions.relay_copies');
