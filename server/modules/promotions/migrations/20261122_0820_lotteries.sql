-- Lotteries (抽奖): what was promised before the start, and every draw. Nothing here is ever deleted: the law wants the
-- records for two years, and who checks a draw wants all of them.
create table promotions.lotteries (
  tenant_id    text        not null,
  activity_id  text        not null,
  secret       text        not null,              -- sealed until the end
  commitment   text        not null check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz not null,
  next_no      integer     not null default 1,
  public_value text        check (length(public_value) between 1 and 200),
  drawn_at     timestamptz,                       -- the closing draw
  primary key (tenant_id, activity_id),
  foreign key (tenant_id, activity_id) references promotions.activities (tenant_id, id),
  check ((public_value is null) = (drawn_at is null))
);
select kernel.protect('promotions.lotteries');

create table promotions.draws (
  tenant_id   text        not null,
  id          text        not null,
  activity_id text        not null,
  no          integer     not null check (no > 0),
  person_id   text        not null,
  got         smallint    check (got >= 0),       -- place of the prize in the terms; null until a closing draw
  won         boolean     not null default false,
  cost_points integer     not null default 0,
  at          timestamptz not null,
  claim_by    timestamptz,
  claimed_at  timestamptz,
  recipient   text,                               -- sealed
  delivered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, no),
  foreign key (tenant_id, activity_id) references promotions.lotteries (tenant_id, activity_id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  check (won = (claim_by is not null)),
  check (claimed_at is null or won),
  check (delivered_at is null or claimed_at is not null)
);
create index draws_of_person on promotions.draws (tenant_id, person_id, at desc);
create index draws_won on promotions.draws (tenant_id, activity_id, no) where won;
select kernel.protect('promotions.draws');

create function promotions.refuse_deletion() returns trigger language plpgsql as $$
begin
  raise exception 'records of a lottery are kept' using errcode = 'restrict_violation';
end $$;
create trigger kept before delete on promotions.draws for each row execute function promotions.refuse_deletion();
create trigger kept before delete on promotions.lotteries for each row execute function promotions.refuse_deletion();
revoke delete on promotions.draws, promotions.lotteries from qunluo_app;
