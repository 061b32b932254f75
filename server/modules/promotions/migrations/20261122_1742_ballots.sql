-- A ballot window (抽签): whoever enters a relay while it is open gets a lot and no place yet. When it closes the order is
-- drawn from the lots and a secret whose SHA-256 was published before anybody could enter.
create table promotions.relay_ballots (
  tenant_id    text        not null,
  activity_id  text        not null,
  secret       text        not null,              -- sealed until it is drawn
  commitment   text        not null check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz not null,
  lots         integer     not null default 0 check (lots >= 0),
  public_value text        check (public_value ~ '^[0-9a-f]{64}$'),
  drawn_at     timestamptz,
  primary key (tenant_id, activity_id),
  foreign key (tenant_id, activity_id) references promotions.relays (tenant_id, activity_id),
  check (public_value is null or drawn_at is not null)  -- drawn without one: called off before its end
);
select kernel.protect('promotions.relay_ballots');
create trigger kept before delete on promotions.relay_ballots for each row execute function promotions.refuse_deletion();
revoke delete on promotions.relay_ballots from qunluo_app;

-- Lots follow each other without a gap and stay with who drew them, cancelled or not; so the whole draw can be checked.
alter table promotions.relay_entries
  add column lot   integer check (lot > 0),
  add column drawn integer check (drawn > 0),       -- the how manieth it was drawn
  add unique (tenant_id, activity_id, lot),
  add unique (tenant_id, activity_id, drawn),
  add check (drawn is null or lot is not null),
  drop constraint relay_entries_state_check,
  add constraint relay_entries_state_check
    check (state in ('balloting', 'held', 'entered', 'waiting', 'offered', 'cancelled')),
  add check (state <> 'balloting' or (lot is not null and drawn is null));
