-- Ways in beside an open seat: an invitation, an answered question, a place in line.
create table community.invitations (
  tenant_id  text        not null,
  id         text        not null,
  group_id   text        not null,
  code       text        not null,
  uses       integer     not null,
  used       integer     not null default 0,
  created_by text        not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  check (used between 0 and uses),
  foreign key (tenant_id, group_id) references community.groups,
  foreign key (tenant_id, created_by) references identity.people
);
create index invitations_group on community.invitations (tenant_id, group_id, created_at);
select kernel.protect('community.invitations');

create table community.join_requests (
  tenant_id  text        not null,
  id         text        not null,
  group_id   text        not null,
  person_id  text        not null,
  questions  text[]      not null,                     -- as they were asked, whatever the group asks later
  answers    text[]      not null,
  asked_at   timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision   text check (decision in ('approved', 'declined', 'withdrawn')),
  reason     text,
  primary key (tenant_id, id),
  check ((decided_at is null) = (decision is null)),
  foreign key (tenant_id, group_id) references community.groups,
  foreign key (tenant_id, person_id) references identity.people,
  foreign key (tenant_id, decided_by) references identity.people
);
create unique index join_requests_open on community.join_requests (tenant_id, group_id, person_id)
  where decided_at is null;
create index join_requests_person on community.join_requests (tenant_id, group_id, person_id, asked_at desc);
select kernel.protect('community.join_requests');

-- The line in front of a full group. The ticket keeps the order of arrival; the place shown is the rank among those who wait.
create table community.waiting (
  tenant_id  text        not null,
  group_id   text        not null,
  person_id  text        not null,
  ticket     integer     not null,
  since      timestamptz not null,
  invited_by text,
  primary key (tenant_id, group_id, person_id),
  unique (tenant_id, group_id, ticket),
  foreign key (tenant_id, group_id) references community.groups,
  foreign key (tenant_id, person_id) references identity.people,
  foreign key (tenant_id, invited_by) references identity.people
);
create index waiting_person on community.waiting (tenant_id, person_id);
select kernel.protect('community.waiting');
