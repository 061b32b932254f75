-- Ledger: double-entry books for money, points, grants and commission. Nothing else in the house moves any of them.
create schema ledger;
grant usage on schema ledger to qunluo_app;

-- One account of a book: what it is kept for, and for whom (`sales`, `clearing/sandbox`, `available/psn_…`).
create table ledger.accounts (
  tenant_id text        not null,
  book      text        not null check (book in ('money', 'points', 'grants', 'commission')),
  code      text        not null check (code ~ '^[a-z_]+(/[A-Za-z0-9_.-]+)?$'),
  kind      text        not null generated always as (split_part(code, '/', 1)) stored,
  at_once   boolean     not null,               -- its balance is kept with every posting, and has a floor
  opened_at timestamptz not null,
  primary key (tenant_id, book, code)
);
select kernel.protect('ledger.accounts');

-- One thing that happened, told once: the key makes sure. Mended only by another posting that reverses it.
create table ledger.postings (
  tenant_id text        not null,
  id        text        not null,
  book      text        not null check (book in ('money', 'points', 'grants', 'commission')),
  kind      text        not null,               -- what happened: order_paid, order_refunded …
  key       text        not null,               -- asked again, it is the same posting
  about     text        not null,               -- id of the thing it happened to
  reverses  text,
  by_person text,                               -- null: the house itself
  note      text        not null default '',
  at        timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  unique (tenant_id, id, book),
  foreign key (tenant_id, reverses, book) references ledger.postings (tenant_id, id, book)
);
create unique index postings_reversed_once on ledger.postings (tenant_id, reverses) where reverses is not null;
create index postings_about on ledger.postings (tenant_id, about);
create index postings_age on ledger.postings (tenant_id, book, at, id);
select kernel.protect('ledger.postings');

-- An entry takes from one account what it gives to another, in one row: books that do not balance cannot be written.
create table ledger.entries (
  tenant_id  text     not null,
  posting_id text     not null,
  line       smallint not null,
  book       text     not null,
  debit      text     not null,
  credit     text     not null,
  amount     bigint   not null check (amount between 1 and 9000000000000000), -- fen or points, exact in every language
  written_in xid8     not null default pg_current_xact_id(),                  -- tells what a roll-up has seen
  primary key (tenant_id, posting_id, line),
  check (debit <> credit),
  foreign key (tenant_id, posting_id, book) references ledger.postings (tenant_id, id, book),
  foreign key (tenant_id, book, debit) references ledger.accounts (tenant_id, book, code),
  foreign key (tenant_id, book, credit) references ledger.accounts (tenant_id, book, code)
);
create index entries_debit on ledger.entries (tenant_id, book, debit, posting_id);
create index entries_credit on ledger.entries (tenant_id, book, credit, posting_id);
create index entries_written on ledger.entries (tenant_id, written_in);
select kernel.protect('ledger.entries');

-- What was written stays as it was written.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is never edited; book a reversal' using errcode = 'restrict_violation';
end $$;
create trigger unchanged before update or delete on ledger.postings for each row execute function ledger.refuse_change();
create trigger unchanged before update or delete on ledger.entries for each row execute function ledger.refuse_change();
revoke update, delete on ledger.postings, ledger.entries from qunluo_app;

-- Credits less debits. People's own balances move with every posting and never fall below zero; those of the house,
-- which every sale touches, are summed up behind (`ledger.rolled` tells how far) so that sales do not queue for one row.
create table ledger.balances (
  tenant_id text    not null,
  book      text    not null,
  code      text    not null,
  amount    bigint  not null,
  floor     bigint,
  primary key (tenant_id, book, code),
  foreign key (tenant_id, book, code) references ledger.accounts (tenant_id, book, code),
  check (floor is null or amount >= floor)
);
select kernel.protect('ledger.balances');

create table ledger.rolled (
  tenant_id text        not null primary key,
  upto      xid8        not null,               -- entries written by earlier transactions are in the balances
  at        timestamptz not null
);
select kernel.protect('ledger.rolled');

-- The nightly proof: every balance worked out anew from the entries.
create table ledger.proofs (
  tenant_id   text        not null,
  id          text        not null,
  at          timestamptz not null,
  accounts    integer     not null,
  entries     bigint      not null,
  differences jsonb       not null,
  primary key (tenant_id, id)
);
select kernel.protect('ledger.proofs');
