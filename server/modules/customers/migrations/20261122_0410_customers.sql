-- Customers (客户): people of the tenant whom its operators keep a record of, and what was brought in from tables.
create schema customers;
grant usage on schema customers to qunluo_app;

-- Phones and ids by which a customer is known are identity's, sealed.
create table customers.customers (
  tenant_id  text        not null,
  id         text        not null,
  person_id  text        not null,
  name       text        not null default '',   -- what operators call them; a member's own name stays theirs
  number     text        not null default '',   -- in the tenant's own books
  city       text        not null default '',
  region     text        not null default '',
  birthday   text        not null default '' check (birthday ~ '^(|(\d{4}|-)-\d{2}-\d{2})$'),  -- year may be unknown: --05-06
  tags       text[]      not null default '{}',
  notes      text        not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  foreign key (tenant_id, person_id) references identity.people
);
create unique index customers_number on customers.customers (tenant_id, number) where number <> '';
create index customers_order on customers.customers (tenant_id, created_at desc, id desc);
create index customers_tags on customers.customers using gin (tags);
select kernel.protect('customers.customers');

-- Further named columns of the tables they came in. What stands there nobody foresees (identity cards, …): sealed.
create table customers.attributes (
  tenant_id   text not null,
  customer_id text not null,
  sealed      text not null,                     -- {"label": "value"}
  primary key (tenant_id, customer_id),
  foreign key (tenant_id, customer_id) references customers.customers on delete cascade
);
select kernel.protect('customers.attributes');
