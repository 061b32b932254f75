-- Bringing real history in: what was uploaded, what it holds, how far it was read, what came of it.
create table messaging.imports (
  tenant_id   text        not null,
  id          text        not null,
  file_name   text        not null,
  file_key    text        not null,               -- where the uploaded export lies until it is no longer needed
  bytes       bigint      not null,
  state       text        not null check (state in ('reading','preview','refused','importing','paused','done','failed','cancelled')),
  format      text,
  form        text,                               -- format and variant: other forms of one chat are compared by content
  needs_zone  boolean     not null default false,
  zone        text,
  date_order  jsonb,
  columns     jsonb,
  group_id    text,
  channel     text,
  channels    jsonb       not null default '[]',
  counts      jsonb,
  sample      jsonb       not null default '[]',
  doubtful    jsonb       not null default '[]',
  people      jsonb       not null default '[]',   -- key, name, messages: as the file tells them
  mapping     jsonb       not null default '{}',   -- key → member chosen by a person; null: somebody new
  newcomers   jsonb       not null default '[]',   -- keys of those who were no members
  position    bigint      not null default 0,      -- records taken over, in the same transaction as the records
  last_at     timestamptz,                         -- latest time reached: the order of the file survives a clock that stepped back
  report      jsonb,
  refusal     jsonb,
  started_by  text        not null,
  created_at  timestamptz not null,
  beat_at     timestamptz not null,                -- last sign of life of whoever works on it
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, started_by) references identity.people,
  foreign key (tenant_id, group_id) references community.groups
);
create index imports_by_time on messaging.imports (tenant_id, created_at);
select kernel.protect('messaging.imports');

alter table messaging.messages add import_stamp text;      -- local time as the file wrote it: a wrong zone can be corrected
alter table messaging.messages add content_key text;       -- equal in every form of the same chat
create index messages_by_content on messaging.messages (tenant_id, group_id, content_key) where content_key is not null;
