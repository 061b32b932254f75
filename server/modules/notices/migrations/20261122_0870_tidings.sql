-- What a person is told that stands in no chat (消息): once for each key, until it is read.
create table notices.tidings (
  tenant_id text        not null,
  id        text        not null,
  person_id text        not null,
  kind      text        not null,
  facts     jsonb       not null,                -- what its sentence names; sentences are made on the page
  key       text        not null,                -- the same thing is told once
  at        timestamptz not null,
  read_at   timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, person_id, key),
  foreign key (tenant_id, person_id) references identity.people
);
create index tidings_of_person on notices.tidings (tenant_id, person_id, at desc, id);
select kernel.protect('notices.tidings');
