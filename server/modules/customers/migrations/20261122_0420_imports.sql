-- Bringing customers in from a table: what was uploaded, what its columns mean, how far it is, what came of each row.
create table customers.imports (
  tenant_id   text        not null,
  id          text        not null,
  file_name   text        not null,
  file_key    text,                                -- removed with the bytes once nothing is read from them any more
  bytes       bigint      not null,
  state       text        not null check (state in
    ('reading','preview','refused','running','stopped','failed','done','undoing','undone','discarded')),
  kind        text        check (kind in ('csv', 'xlsx')),
  encoding    text,
  headings    jsonb       not null default '[]',
  mapping     jsonb       not null default '[]',   -- [{heading, target}]
  remembered  boolean     not null default false,  -- the mapping is that of an earlier table with the same headings
  overwrite   boolean     not null default false,  -- what the table says replaces what is known; else only gaps are filled
  counts      jsonb,
  sample      jsonb       not null default '[]',   -- masked
  doubtful    jsonb       not null default '[]',   -- masked
  position    integer     not null default 0,      -- last row taken, in the same transaction as what it brought
  taken       integer     not null default 0,      -- how many rows that were
  report      jsonb,
  undone      jsonb,
  refusal     jsonb,
  started_by  text        not null,
  created_at  timestamptz not null,
  beat_at     timestamptz not null,                -- last sign of life of whoever works on it
  finished_at timestamptz,
  undone_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, started_by) references identity.people
);
create index imports_order on customers.imports (tenant_id, created_at desc, id desc);
select kernel.protect('customers.imports');

-- The meaning a tenant chose for columns, by the set of headings: proposed when they come again.
create table customers.mappings (
  tenant_id    text        not null,
  headings_key text        not null,
  mapping      jsonb       not null,
  chosen_at    timestamptz not null,
  primary key (tenant_id, headings_key)
);
select kernel.protect('customers.mappings');

-- What came of each row, once.
create table customers.import_rows (
  tenant_id   text    not null,
  import_id   text    not null,
  row         integer not null,                    -- as the table program numbers it
  outcome     text    not null check (outcome in ('created','updated','matched','skipped','conflict','invalid')),
  reasons     jsonb   not null default '[]',
  fields      text[]  not null default '{}',       -- which it filled or changed
  raw         text,                                -- sealed: the row as it stood in the file
  change      text,                                -- sealed: what it did, so that it can be taken back
  customer_id text,
  undone      text    check (undone in ('removed','restored','kept')),
  undo_reasons jsonb  not null default '[]',
  primary key (tenant_id, import_id, row),
  foreign key (tenant_id, import_id) references customers.imports
);
create index import_rows_customer on customers.import_rows (tenant_id, customer_id) where customer_id is not null;
create index import_rows_undoing on customers.import_rows (tenant_id, import_id, row desc) where undone is null and customer_id is not null;
select kernel.protect('customers.import_rows');

-- While a preview looks through a file: which row first named a phone or id, so that memory does not grow with the file.
create table customers.preview_keys (
  tenant_id text not null,
  import_id text not null,
  key       text not null,
  holder    text not null,                         -- a person, or 'row N' of somebody who would be new
  primary key (tenant_id, import_id, key),
  foreign key (tenant_id, import_id) references customers.imports
);
select kernel.protect('customers.preview_keys');
