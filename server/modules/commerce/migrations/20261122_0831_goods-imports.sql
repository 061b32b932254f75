-- Goods from a table: the rows as they came, what was said of them, what came of each and how it is taken back.
create table commerce.goods_imports (
  tenant_id   text        not null,
  id          text        not null,
  file_name   text        not null,
  state       text        not null check (state in ('preview', 'done', 'undone', 'discarded')),
  headings    jsonb       not null,
  mapping     jsonb       not null,                -- [{heading, target}]
  remembered  boolean     not null,                -- the mapping is that of an earlier table with the same headings
  overwrite   boolean     not null default true,   -- rows of goods that are there change them
  sets_stock  boolean     not null default false,
  lines       jsonb       not null,                -- [{line, cells}]; 2000 at most
  outcomes    jsonb       not null default '[]',   -- once it is done: what came of each line
  deeds       jsonb       not null default '[]',   -- once it is done: what each product was before
  undone      jsonb,
  started_by  text        not null,
  created_at  timestamptz not null,
  finished_at timestamptz,
  undone_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, started_by) references identity.people
);
create index goods_imports_order on commerce.goods_imports (tenant_id, created_at desc, id desc);
select kernel.protect('commerce.goods_imports');

-- The meaning a tenant chose for columns, by the set of headings: proposed when they come again.
create table commerce.goods_mappings (
  tenant_id    text        not null,
  headings_key text        not null,
  mapping      jsonb       not null,
  chosen_at    timestamptz not null,
  primary key (tenant_id, headings_key)
);
select kernel.protect('commerce.goods_mappings');

-- A product that an undone import had made: gone from every list, while what names it can still be read.
alter table commerce.products add column removed_at timestamptz check (removed_at is null or shown_at is null);
