-- What each line answers: by the carrier's own quote, by whom it begins to address, or by the model of `server/science`,
-- which is an estimate. Lines that answer nothing have no row. All people's lines are linked, so that a talk is whole and
-- nobody's answer to the operator is taken for an answer to a member; what is counted leaves the operator's people out.
create table insight.links (
  tenant_id    text             not null,
  group_id     text             not null,
  message_id   text             not null,
  at           timestamptz      not null,
  person_id    text             not null,
  to_id        text             not null,
  to_person_id text,                            -- null where the author is not known
  by           text             not null check (by in ('quote', 'mention', 'model')),
  score        double precision not null check (score between 0 and 1),  -- chance of this choice; 1 for a quote
  thread       text             not null,       -- the first message that the links lead back to
  primary key (tenant_id, group_id, message_id)
);
create index links_in_time on insight.links (tenant_id, group_id, at);
create index links_of_thread on insight.links (tenant_id, group_id, thread);
select kernel.protect('insight.links');

-- A group's talk as far as it matters for the next line (100 lines, 2,000 people): linking goes on where it stopped, or
-- where the first change lies. Kept are the newest, the starts of the last days, and those of every 28th day of a year.
create table insight.talks (
  tenant_id text        not null,
  group_id  text        not null,
  upto      timestamptz not null,               -- every line before this moment is in
  day       date,                               -- the day that begins there; null for the newest
  talk      jsonb       not null,
  primary key (tenant_id, group_id, upto)
);
select kernel.protect('insight.talks');

alter table insight.replies add column estimated boolean not null default false;  -- told by the model alone

-- Everything is counted again, this time with the links.
truncate insight.progress;
