-- Archives that were asked for, archives that were brought back, and people who leave for good.
create schema archive;
grant usage on schema archive to qunluo_app;

create table archive.exports (
  tenant_id    text        not null,
  id           text        not null,
  kind         text        not null check (kind in ('group', 'community', 'person', 'tenant')),
  subject_id   text        not null,
  subject_name text        not null,
  requested_by text        not null,
  state        text        not null check (state in ('waiting', 'writing', 'ready', 'failed', 'expired')),
  written      bigint      not null default 0,
  total        bigint      not null default 0,
  rows         bigint,
  files        integer,
  missing      integer,
  bytes        bigint,
  sha256       text,
  created_at   timestamptz not null,
  beat_at      timestamptz not null,             -- last sign of life of whoever writes it
  finished_at  timestamptz,
  expires_at   timestamptz,
  primary key (tenant_id, id),
  check ((state = 'ready') <= (sha256 is not null and expires_at is not null)),
  foreign key (tenant_id, requested_by) references identity.people
);
-- Of each thing one archive is written at a time for each who asks.
create unique index exports_underway on archive.exports (tenant_id, kind, subject_id, requested_by)
  where state in ('waiting', 'writing');
create index exports_by_time on archive.exports (tenant_id, created_at desc);
select kernel.protect('archive.exports');

create table archive.restorations (
  tenant_id    text        not null,
  id           text        not null,
  file_name    text        not null,
  file_key     text        not null,
  bytes        bigint      not null,
  requested_by text        not null,
  state        text        not null check (state in ('waiting', 'checking', 'writing', 'done', 'failed')),
  written      bigint      not null default 0,
  total        bigint      not null default 0,
  manifest     jsonb,                            -- what the archive says of itself, in short
  report       jsonb,
  refusal      jsonb,
  created_at   timestamptz not null,
  beat_at      timestamptz not null,
  finished_at  timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, requested_by) references identity.people
);
create unique index restorations_underway on archive.restorations (tenant_id)
  where state in ('waiting', 'checking', 'writing');
select kernel.protect('archive.restorations');

create table archive.departures (
  tenant_id       text        not null,
  id              text        not null,
  person_id       text        not null,
  recall_messages boolean     not null,
  requested_at    timestamptz not null,
  due_at          timestamptz not null,
  taken_back_at   timestamptz,                   -- by signing in before it was due
  begun_at        timestamptz,                   -- from here on there is no way back
  finished_at     timestamptz,
  primary key (tenant_id, id),
  check (due_at >= requested_at),
  check (taken_back_at is null or begun_at is null),
  foreign key (tenant_id, person_id) references identity.people
);
create unique index departures_pending on archive.departures (tenant_id, person_id)
  where taken_back_at is null and finished_at is null;
select kernel.protect('archive.departures');
