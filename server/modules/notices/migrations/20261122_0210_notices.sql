-- Notices: what calls people back to the app when they are away, on devices that they chose, when they want it.
create schema notices;
grant usage on schema notices to qunluo_app;

-- By this key the push services know the tenant (VAPID); devices are bound to it, so it stays for good.
create table notices.keys (
  tenant_id      text        not null primary key,
  public_key     text        not null,
  private_sealed text        not null,
  made_at        timestamptz not null
);
select kernel.protect('notices.keys');

-- What a person wants to be told of. Without a row: everything, at any time.
create table notices.wishes (
  tenant_id  text    not null,
  person_id  text    not null,
  about      text    not null check (about in ('everything', 'calls', 'nothing')),
  quiet_from text    check (quiet_from ~ '^\d\d:\d\d$'),
  quiet_to   text    check (quiet_to ~ '^\d\d:\d\d$'),
  zone       text,
  calls_pass boolean not null,
  discreet   boolean not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references identity.people,
  check ((quiet_from is null) = (quiet_to is null))
);
select kernel.protect('notices.wishes');

-- Where a person is told: one browser, as long as its session lasts and its push service knows it.
create table notices.devices (
  tenant_id     text        not null,
  id            text        not null,
  person_id     text        not null,
  session_id    text        not null,
  address_print text        not null,          -- of the address, which is sealed: whoever knows it could write there
  sealed        text        not null,          -- address and keys of the browser's push subscription
  language      text        not null check (language in ('zh-CN', 'en')),
  name          text        not null,
  added_at      timestamptz not null,
  reached_at    timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, session_id),
  unique (tenant_id, address_print),
  foreign key (tenant_id, person_id) references identity.people
);
create index devices_of_person on notices.devices (tenant_id, person_id);
select kernel.protect('notices.devices');

-- Up to which message of a group a person was told, and when: not too often, and nothing twice.
create table notices.told (
  tenant_id text        not null,
  group_id  text        not null,
  person_id text        not null,
  number    bigint      not null,
  at        timestamptz not null,
  primary key (tenant_id, group_id, person_id),
  foreign key (tenant_id, person_id) references identity.people
);
select kernel.protect('notices.told');

-- One call to one person. Whether it is still worth it is asked again just before it leaves.
create table notices.pushes (
  tenant_id  text        not null,
  id         text        not null,
  person_id  text        not null,
  group_id   text        not null,
  message_id text        not null,
  number     bigint      not null,             -- tells of what was said up to here
  made_at    timestamptz not null,
  taken_at   timestamptz,                      -- a worker has it in hand; dead workers lose it after a minute
  tries      integer     not null default 0,
  reached    text[]      not null default '{}',
  settled_at timestamptz,                      -- sent, or of no use any more
  primary key (tenant_id, id),
  unique (tenant_id, person_id, message_id),   -- nobody is called twice by one message: the rule lives here
  foreign key (tenant_id, person_id) references identity.people
);
create index pushes_open on notices.pushes (tenant_id, made_at) where settled_at is null;
create index pushes_age on notices.pushes (tenant_id, made_at);
select kernel.protect('notices.pushes');
