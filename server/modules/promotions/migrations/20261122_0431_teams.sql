-- Group buys (拼团): a team is never fuller than its size, whatever arrives at once.
create table promotions.teams (
  tenant_id   text        not null,
  id          text        not null,
  activity_id text        not null,
  version     integer     not null,
  terms       jsonb       not null,             -- as they were when it was opened
  leader_id   text        not null,
  size        integer     not null check (size between 2 and 1000),
  held        integer     not null default 0 check (held >= 0),
  paid        integer     not null default 0 check (paid >= 0),
  state       text        not null check (state in ('draft', 'running', 'succeeded', 'failed')),
  opened_at   timestamptz not null,
  expires_at  timestamptz,                      -- from the leader's payment on
  ended_at    timestamptz,
  ended_why   text,
  primary key (tenant_id, id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  foreign key (tenant_id, leader_id) references identity.people (tenant_id, id),
  check (held + paid <= size),
  check ((state in ('succeeded', 'failed')) = (ended_at is not null)),
  check (state <> 'running' or (paid > 0 and paid < size and expires_at is not null))
);
create index teams_due on promotions.teams (tenant_id, expires_at) where state = 'running';
create index teams_of_activity on promotions.teams (tenant_id, activity_id, state);
select kernel.protect('promotions.teams');

-- A seat in a team, held until it is paid; it exists once for an order, and once for a person while it is open.
create table promotions.seats (
  tenant_id   text        not null,
  order_id    text        not null,
  team_id     text        not null,
  activity_id text        not null,
  person_id   text        not null,
  variant_id  text        not null,
  quantity    integer     not null check (quantity > 0),
  total_fen   bigint      not null check (total_fen >= 0),
  back_fen    bigint      not null default 0 check (back_fen between 0 and total_fen), -- of a ladder's steps
  held_at     timestamptz not null,
  paid_at     timestamptz,
  left_at     timestamptz,                      -- its money went back
  closed_at   timestamptz,                      -- no longer keeps its person from another team
  settled_at  timestamptz,                      -- what the team's end meant for it was done
  primary key (tenant_id, order_id),
  foreign key (tenant_id, order_id) references commerce.orders (tenant_id, id),
  foreign key (tenant_id, team_id) references promotions.teams (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
create unique index one_seat_in_a_team on promotions.seats (tenant_id, team_id, person_id) where left_at is null;
create unique index one_open_team on promotions.seats (tenant_id, activity_id, person_id) where closed_at is null;
create index seats_of_team on promotions.seats (tenant_id, team_id, paid_at);
create index seats_of_person on promotions.seats (tenant_id, person_id, held_at desc);
select kernel.protect('promotions.seats');
