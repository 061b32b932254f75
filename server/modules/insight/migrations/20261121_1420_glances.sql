-- What the field of groups shows of each: one row, ready to be listed.
create table insight.glances (
  tenant_id  text             not null,
  group_id   text             not null,
  settled_on date,                              -- last full day that state, stage and score speak of
  state      text             not null,
  stage      text             not null,
  since      date,
  reasons    jsonb            not null,
  score      double precision,
  trend      jsonb            not null default '[]',  -- scores of 28 days, oldest first, to two decimals
  seats      integer          not null,
  speakers7  integer          not null,
  messages7  integer          not null,
  silent     integer          not null,         -- seats without a word or a signal in 28 days
  k80        integer,
  thanked    text,                              -- the member who answered most questions in seven days, if a few at least
  answers7   integer          not null default 0,
  last_at    timestamptz,
  told_state text             not null,         -- the state that others were told of last
  primary key (tenant_id, group_id)
);
select kernel.protect('insight.glances');

-- Every seat of a group in the 28 days until now: role, figures, place among the key people.
create table insight.members (
  tenant_id     text             not null,
  group_id      text             not null,
  person_id     text             not null,
  joined_at     timestamptz      not null,
  role          text             not null,
  estimated     boolean          not null,
  messages      integer          not null,
  active_days   integer          not null,
  started       integer          not null,
  replies_in    integer          not null,
  replies_out   integer          not null,
  disagreements integer          not null,
  signals       integer          not null,
  message_share double precision not null,
  page_rank     double precision not null,
  dyad_loss     double precision not null,
  key           integer,
  last_spoke_at timestamptz,
  primary key (tenant_id, group_id, person_id)
);
create index members_joined on insight.members (tenant_id, joined_at);
select kernel.protect('insight.members');

-- A tenant's whole field of open groups, counted once for all who look over it.
create table insight.fields (
  tenant_id   text      not null primary key,
  day         date      not null,               -- today, when it was counted
  people      integer   not null,               -- with a seat; each counted once
  speakers    integer   not null,
  joins       integer   not null,
  exits       integer   not null,
  hours       jsonb     not null,               -- messages by hour of the days the picture is drawn from, by days back
  first_words integer[] not null                -- of yesterday's speakers: seconds after midnight
);
select kernel.protect('insight.fields');
