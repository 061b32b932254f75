-- Communities, the rules they live by, and the people who belong to them (counted once, however many groups they sit in).
create schema community;
grant usage on schema community to qunluo_app;

create table community.communities (
  tenant_id     text        not null,
  id            text        not null,
  name          text        not null check (name <> ''),
  preset        text        not null check (preset in ('interest', 'product', 'knowledge', 'network', 'marketing')),
  about         text        not null,
  interest      text        not null,
  industry      text        not null,
  country       text        not null,
  province      text        not null,
  city          text        not null,
  owner_id      text        not null,
  welcome       text        not null,
  promises      text[]      not null,
  rules_version integer     not null check (rules_version > 0),
  last_number   integer     not null default 0,      -- highest member number given; none is given twice
  created_at    timestamptz not null,
  archived_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_id) references identity.people
);
create index communities_owner on community.communities (tenant_id, owner_id);
select kernel.protect('community.communities');

-- A version of the rules never changes once published: people have agreed to these very words.
create table community.rules (
  tenant_id    text        not null,
  community_id text        not null,
  version      integer     not null,
  articles     text[]      not null,
  published_at timestamptz not null,
  published_by text        not null,
  primary key (tenant_id, community_id, version),
  foreign key (tenant_id, community_id) references community.communities,
  foreign key (tenant_id, published_by) references identity.people
);
select kernel.protect('community.rules');

create table community.acceptances (
  tenant_id    text        not null,
  community_id text        not null,
  version      integer     not null,
  person_id    text        not null,
  accepted_at  timestamptz not null,
  primary key (tenant_id, community_id, version, person_id),
  foreign key (tenant_id, community_id, version) references community.rules,
  foreign key (tenant_id, person_id) references identity.people
);
create index acceptances_person on community.acceptances (tenant_id, person_id, community_id, version desc);
select kernel.protect('community.acceptances');

-- Kept when somebody leaves, so that whoever comes back has the old number again.
create table community.memberships (
  tenant_id    text        not null,
  community_id text        not null,
  person_id    text        not null,
  number       integer     not null,
  name         text        not null,                 -- as identity last told us; to list and search by
  joined_at    timestamptz not null,
  primary key (tenant_id, community_id, person_id),
  unique (tenant_id, community_id, number),
  foreign key (tenant_id, community_id) references community.communities,
  foreign key (tenant_id, person_id) references identity.people
);
create index memberships_person on community.memberships (tenant_id, person_id);
select kernel.protect('community.memberships');

create table community.bans (
  tenant_id    text        not null,
  id           text        not null,
  community_id text        not null,
  person_id    text        not null,
  reason       text        not null,
  by           text,
  at           timestamptz not null,
  lifted_at    timestamptz,
  lifted_by    text,
  primary key (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities,
  foreign key (tenant_id, person_id) references identity.people,
  foreign key (tenant_id, by) references identity.people,
  foreign key (tenant_id, lifted_by) references identity.people
);
create unique index bans_in_force on community.bans (tenant_id, community_id, person_id) where lifted_at is null;
select kernel.protect('community.bans');
