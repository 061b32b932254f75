-- The last time a tenant had everything counted anew: how far it is, and what differed.
create table insight.rebuilds (
  tenant_id   text        not null primary key,
  state       text        not null check (state in ('waiting', 'counting', 'done', 'failed')),
  groups      integer     not null default 0,
  counted     integer     not null default 0,  -- of the groups, each of which is counted twice: up to now, and anew
  days        integer,
  differences integer,
  started_at  timestamptz not null,
  beat_at     timestamptz not null,            -- when it was last seen going on
  finished_at timestamptz,
  check ((state = 'done') <= (differences is not null))
);
select kernel.protect('insight.rebuilds');
