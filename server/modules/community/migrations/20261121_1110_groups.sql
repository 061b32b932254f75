-- Groups and their seats. How many are taken stands beside the cap, so that one conditional update takes a seat or fails.
create table community.groups (
  tenant_id           text        not null,
  id                  text        not null,
  community_id        text        not null,
  name                text        not null check (name <> ''),
  about               text        not null,
  cap                 integer     not null,
  taken               integer     not null default 0,
  last_ticket         integer     not null default 0,  -- highest ticket given on the waiting list
  threshold           text        not null check (threshold in ('open', 'approval', 'invitation')),
  questions           text[]      not null default '{}',
  join_code           text        not null,
  slow_mode_seconds   integer     not null default 0 check (slow_mode_seconds >= 0),
  who_may_mention_all text        not null default 'assistants'
    check (who_may_mention_all in ('owner', 'assistants', 'everyone')),
  created_at          timestamptz not null,
  closed_at           timestamptz,
  closed_by           text,
  close_reason        text,
  primary key (tenant_id, id),
  unique (tenant_id, join_code),
  check (taken between 0 and cap),
  foreign key (tenant_id, community_id) references community.communities,
  foreign key (tenant_id, closed_by) references identity.people
);
create index groups_community on community.groups (tenant_id, community_id);
select kernel.protect('community.groups');

create table community.seats (
  tenant_id   text        not null,
  group_id    text        not null,
  person_id   text        not null,
  role        text        not null default 'member' check (role in
    ('owner', 'assistant', 'kol', 'atmosphere_lead', 'mediator', 'star', 'member', 'guest')),
  title       text        not null default '',
  joined_at   timestamptz not null,
  muted_until timestamptz,
  mute_reason text,
  invited_by  text,
  primary key (tenant_id, group_id, person_id),        -- one seat each
  foreign key (tenant_id, group_id) references community.groups,
  foreign key (tenant_id, person_id) references identity.people,
  foreign key (tenant_id, invited_by) references identity.people
);
create unique index seats_one_owner on community.seats (tenant_id, group_id) where role = 'owner';
create index seats_person on community.seats (tenant_id, person_id);
create index seats_joined on community.seats (tenant_id, group_id, joined_at);
select kernel.protect('community.seats');

-- Seats that were given up or taken away: who, how, why, by whom.
create table community.past_seats (
  tenant_id   text        not null,
  id          text        not null,
  group_id    text        not null,
  person_id   text        not null,
  role        text        not null,
  joined_at   timestamptz not null,
  left_at     timestamptz not null,
  how         text        not null check (how in ('left', 'removed', 'banned')),
  reason      text,
  by          text,
  muted_until timestamptz,                             -- leaving and coming back does not end a mute
  mute_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, group_id) references community.groups,
  foreign key (tenant_id, person_id) references identity.people,
  foreign key (tenant_id, by) references identity.people
);
create index past_seats_person on community.past_seats (tenant_id, group_id, person_id, left_at desc);
create index past_seats_left on community.past_seats (tenant_id, group_id, left_at);
select kernel.protect('community.past_seats');
