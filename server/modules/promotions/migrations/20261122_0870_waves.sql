-- Waves (活动波浪线): promotions planned over dates and communities; the clock begins each of them, once.
create table promotions.waves (
  tenant_id       text        not null,
  id              text        not null,
  title           text        not null check (length(title) between 1 and 60),
  starts_at       timestamptz not null,
  stagger_minutes integer     not null check (stagger_minutes >= 0),
  made_by         text        not null,
  made_at         timestamptz not null,
  stopped_at      timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, made_by) references identity.people (tenant_id, id)
);
create index waves_newest on promotions.waves (tenant_id, made_at desc, id);
select kernel.protect('promotions.waves');

create table promotions.wave_parts (
  tenant_id    text        not null,
  wave_id      text        not null,
  place        integer     not null check (place > 0),
  community_id text        not null,
  step         integer     not null check (step > 0),
  title        text        not null,
  kind         text        not null,
  channels     text[]      not null,
  terms        jsonb       not null,              -- of the moment it was planned
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  state        text        not null check (state in ('planned', 'started', 'failed', 'skipped')),
  activity_id  text,
  why          text,
  primary key (tenant_id, wave_id, place),
  foreign key (tenant_id, wave_id) references promotions.waves (tenant_id, id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  check (starts_at < ends_at),
  check ((state = 'started') = (activity_id is not null))
);
create index wave_parts_due on promotions.wave_parts (tenant_id, starts_at) where state = 'planned';
select kernel.protect('promotions.wave_parts');
