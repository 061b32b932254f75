-- The nightly recount (X-10): counters are projections, rows are the truth.
create table promotions.recounts (
  tenant_id   text        not null,
  id          text        not null,
  at          timestamptz not null,
  counters    integer     not null,
  differences jsonb       not null,
  looked_at   timestamptz,
  looked_by   text,
  how         text        not null default '' check (length(how) <= 200),
  primary key (tenant_id, id)
);
create index recounts_newest on promotions.recounts (tenant_id, at desc);
select kernel.protect('promotions.recounts');
