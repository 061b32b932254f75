-- How a group stood at the end of each full day: the parts of its health, its phase and stage with what they need to go on.
create table insight.group_states (
  tenant_id   text             not null,
  group_id    text             not null,
  day         date             not null,
  kind        text             not null,        -- what the community lives for: how the parts are weighed
  seats       integer          not null,
  age_days    integer          not null,
  silent_days integer          not null,
  a7          double precision,                 -- mean of daily speakers over a week
  peak90      double precision,
  r           double precision,                 -- a7 ÷ peak90
  parts       jsonb            not null,        -- as measured: value and n of each part
  score       double precision,                 -- 0–100; filled when the day's medians are known
  state       text             not null check (state in ('love', 'doubt', 'breakup', 'dead')),
  since       date             not null,
  phase       jsonb,                            -- science's PhaseState; null below 28 days of history
  stage       jsonb            not null,        -- science's StageState
  reasons     jsonb            not null,
  primary key (tenant_id, group_id, day)
);
create index group_states_of_day on insight.group_states (tenant_id, day);
select kernel.protect('insight.group_states');

-- The tenant's median of each part on a day: shares of few cases are drawn towards it before they are marked.
create table insight.medians (
  tenant_id text  not null,
  day       date  not null,
  medians   jsonb not null,
  primary key (tenant_id, day)
);
select kernel.protect('insight.medians');

-- Days on which a group's parts changed since the scores of that day were given.
create table insight.stale_days (
  tenant_id text not null,
  day       date not null,
  group_id  text not null,
  primary key (tenant_id, day, group_id)
);
select kernel.protect('insight.stale_days');

-- One row per tenant: its lock lets one transaction at a time give scores.
create table insight.scorings (
  tenant_id text        not null primary key,
  scored_at timestamptz not null
);
select kernel.protect('insight.scorings');
