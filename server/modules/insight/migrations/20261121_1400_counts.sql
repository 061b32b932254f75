-- What was said in each group, counted by business day of the tenant: by members only (no staff, no butler), without what
-- was taken back. All of it can be counted again from the messages, so nothing here is bound by foreign keys.
create schema insight;
grant usage on schema insight to qunluo_app;

-- Up to which change of its chat a group has been counted.
create table insight.progress (
  tenant_id  text        not null,
  group_id   text        not null,
  epoch      integer     not null,
  seq        bigint      not null,
  zone       text        not null,              -- its days were cut in this zone
  counted_at timestamptz not null,
  primary key (tenant_id, group_id)
);
select kernel.protect('insight.progress');

-- Groups whose history changed in a way that their own changes do not tell: to be counted again from `since` on.
create table insight.due (
  tenant_id text        not null,
  group_id  text        not null,
  since     timestamptz not null,
  primary key (tenant_id, group_id)
);
select kernel.protect('insight.due');

create table insight.group_days (
  tenant_id text      not null,
  group_id  text      not null,
  day       date      not null,
  messages  integer   not null,
  speakers  integer   not null,
  joins     integer   not null,
  exits     integer   not null,
  questions integer   not null default 0,
  answered  integer   not null default 0,       -- by another person within five minutes
  removed   integer   not null,                 -- taken back by somebody else than the author
  adverts   integer   not null,                 -- lines of newcomers that look like adverts, also those removed
  k80       integer   not null,                 -- fewest people who wrote 80 % of the day's messages
  hours     integer[] not null check (array_length(hours, 1) = 24),
  primary key (tenant_id, group_id, day)
);
create index group_days_of_day on insight.group_days (tenant_id, day);
select kernel.protect('insight.group_days');

-- A member's day in a group; also of those who only reacted or voted.
create table insight.member_days (
  tenant_id     text        not null,
  group_id      text        not null,
  person_id     text        not null,
  day           date        not null,
  messages      integer     not null,
  chars         integer     not null,
  disagreements integer     not null,           -- replies to others that carry words of disagreement
  signals       integer     not null,
  first_id      text,
  first_at      timestamptz,
  last_at       timestamptz,
  primary key (tenant_id, group_id, person_id, day)
);
create index member_days_of_group on insight.member_days (tenant_id, group_id, day);
create index member_days_of_day on insight.member_days (tenant_id, day);
select kernel.protect('insight.member_days');

-- Who answered whom with which message, and the talk it belongs to: the first message that the replies lead back to.
create table insight.replies (
  tenant_id    text not null,
  group_id     text not null,
  message_id   text not null,
  day          date not null,
  person_id    text not null,
  to_person_id text,                            -- null when it is nobody else, or one of the operator's people
  root         text not null,
  starter      text,                            -- null when the root was taken back or is not a member's
  started_on   date,
  primary key (tenant_id, group_id, message_id)
);
create index replies_of_day on insight.replies (tenant_id, group_id, day);
select kernel.protect('insight.replies');

-- Questions of members with their clocks: the first line of another person that answers.
create table insight.questions (
  tenant_id   text        not null,
  group_id    text        not null,
  message_id  text        not null,
  person_id   text        not null,
  day         date        not null,
  asked_at    timestamptz not null,
  answer_id   text,
  answered_by text,
  answered_at timestamptz,
  primary key (tenant_id, group_id, message_id)
);
create index questions_of_day on insight.questions (tenant_id, group_id, day);
create index questions_waiting on insight.questions (tenant_id, asked_at) where answered_at is null;
create index questions_answered on insight.questions (tenant_id, group_id, answered_at) where answered_at is not null;
select kernel.protect('insight.questions');
