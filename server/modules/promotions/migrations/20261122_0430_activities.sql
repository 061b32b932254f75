-- Activities (活动): what is offered beside the shelf, by which rules, from when to when.
create schema promotions;
grant usage on schema promotions to qunluo_app;

create table promotions.activities (
  tenant_id    text        not null,
  id           text        not null,
  kind         text        not null check (kind in ('group_buy', 'bargain', 'flash_sale', 'lottery', 'relay', 'boost', 'red_packet', 'presale')),
  community_id text        not null,
  title        text        not null check (length(title) between 1 and 60),
  version      integer     not null default 1,
  terms        jsonb       not null,
  channels     text[]      not null check (cardinality(channels) > 0 and channels <@ array['wechat_h5', 'weapp', 'wecom', 'web', 'offline']),
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  paused_at    timestamptz,
  ended_at     timestamptz,                     -- ended by hand, before its time
  made_by      text        not null,
  made_at      timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id),
  foreign key (tenant_id, made_by) references identity.people (tenant_id, id),
  check (starts_at < ends_at)
);
create index activities_newest on promotions.activities (tenant_id, made_at desc, id);
create index activities_of_community on promotions.activities (tenant_id, community_id, ends_at);
select kernel.protect('promotions.activities');

-- What it said at each time: kept as long as the law asks for records of promotions.
create table promotions.versions (
  tenant_id   text        not null,
  activity_id text        not null,
  version     integer     not null,
  words       jsonb       not null,
  by_person   text,
  at          timestamptz not null,
  primary key (tenant_id, activity_id, version),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id)
);
select kernel.protect('promotions.versions');

-- What is scarce in an activity: so many for all, for one person, on one day. Taken by one conditional statement.
create table promotions.quotas (
  tenant_id   text    not null,
  activity_id text    not null,
  of          text    not null,
  taken       integer not null check (taken >= 0),
  primary key (tenant_id, activity_id, of),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id)
);
select kernel.protect('promotions.quotas');
