-- Boosts (助力): who brings newcomers; a prize is set aside when its stage is reached, and nothing is counted twice.
create table promotions.boosts (
  tenant_id     text        not null,
  id            text        not null,
  activity_id   text        not null,
  version       integer     not null,
  terms         jsonb       not null,             -- as they were when it was begun
  person_id     text        not null,
  supports      integer     not null default 0 check (supports >= 0), -- live ones; the rows below are the truth
  started_at    timestamptz not null,
  held_at       timestamptz,                      -- a person must look at it before anything is claimed
  held_why      text        check (held_why in ('many_in_a_minute', 'one_device')),
  appeal        text        not null default '' check (length(appeal) <= 300),
  reviewed_at   timestamptz,
  reviewed_by   text,
  review        text        check (review in ('released', 'rejected')),
  review_reason text        not null default '' check (length(review_reason) <= 200),
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, person_id),     -- one for each who brings
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  check (held_at is null or held_why is not null),
  check ((reviewed_at is null) = (review is null))
);
create index boosts_of_activity on promotions.boosts (tenant_id, activity_id, started_at desc, id);
create index boosts_of_person on promotions.boosts (tenant_id, person_id, started_at desc);
create index boosts_held on promotions.boosts (tenant_id, held_at) where held_at is not null;
select kernel.protect('promotions.boosts');

-- Who came, once in an activity whoever brought them: coming back after leaving is not counted again.
create table promotions.boost_supports (
  tenant_id   text        not null,
  activity_id text        not null,
  person_id   text        not null,
  boost_id    text        not null,
  inviter_id  text        not null,
  device      text        not null,               -- a fingerprint, never the device itself
  at          timestamptz not null,
  left_at     timestamptz,
  primary key (tenant_id, activity_id, person_id),
  foreign key (tenant_id, boost_id) references promotions.boosts (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  check (person_id <> inviter_id)                 -- nobody supports themselves
);
create index boost_supports_of_boost on promotions.boost_supports (tenant_id, boost_id, at);
create index boost_supports_of_person on promotions.boost_supports (tenant_id, person_id);
select kernel.protect('promotions.boost_supports');

create table promotions.boost_stages (
  tenant_id    text        not null,
  boost_id     text        not null,
  activity_id  text        not null,
  stage        smallint    not null check (stage between 1 and 3),
  needs        integer     not null check (needs > 0),
  state        text        not null check (state in ('locked', 'reached', 'claimed', 'delivered', 'lapsed', 'void')),
  reached_at   timestamptz,
  claim_by     timestamptz,
  claimed_at   timestamptz,
  delivered_at timestamptz,
  code         text        check (code ~ '^\d{12}$'),
  redeemed_by  text,
  primary key (tenant_id, boost_id, stage),
  unique (tenant_id, code),
  foreign key (tenant_id, boost_id) references promotions.boosts (tenant_id, id),
  check (state <> 'reached' or claim_by is not null),
  check ((state in ('claimed', 'delivered')) = (claimed_at is not null)),
  check ((state = 'delivered') = (delivered_at is not null))
);
create index boost_stages_of_activity on promotions.boost_stages (tenant_id, activity_id);
create index boost_stages_due on promotions.boost_stages (tenant_id, claim_by) where state = 'reached';
create index boost_stages_owed on promotions.boost_stages (tenant_id, claimed_at) where state = 'claimed';
select kernel.protect('promotions.boost_stages');
