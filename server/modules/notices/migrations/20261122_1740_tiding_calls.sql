-- What a person was told may be true for a while only: a place that waits for them until so late, or until they said no.
alter table notices.tidings
  add column until        timestamptz,
  add column withdrawn_at timestamptz;
create index tidings_unread on notices.tidings (tenant_id, person_id) where read_at is null and withdrawn_at is null;

-- One call for one tiding. Whether it is still worth it is asked again just before it leaves.
create table notices.tiding_calls (
  tenant_id  text        not null,
  tiding_id  text        not null,
  made_at    timestamptz not null,
  taken_at   timestamptz,                      -- a worker has it in hand; dead workers lose it after a minute
  tries      integer     not null default 0,
  reached    text[]      not null default '{}',
  settled_at timestamptz,                      -- sent, or of no use any more
  primary key (tenant_id, tiding_id),          -- nobody is called twice by one tiding: the rule lives here
  foreign key (tenant_id, tiding_id) references notices.tidings (tenant_id, id) on delete cascade
);
create index tiding_calls_open on notices.tiding_calls (tenant_id, made_at) where settled_at is null;
select kernel.protect('notices.tiding_calls');
