-- Distribution (分销): who brought a buyer is paid a share of what was really sold, over two levels at most, once the sale
-- is final. Nothing is paid for bringing people.
create schema distribution;
grant usage on schema distribution to qunluo_app;

-- The rules of a tenant, kept in versions: an order keeps the ones of its day.
create table distribution.rules (
  tenant_id      text        not null,
  version        integer     not null,
  since          timestamptz not null,
  active         boolean     not null,
  levels         integer     not null check (levels in (1, 2)),        -- two at most, by law and by this line
  first_bp       integer     not null check (first_bp between 0 and 3000),
  second_bp      integer     not null check (second_bp between 0 and 3000),
  cap_bp         integer     not null check (cap_bp between 0 and 3000),
  protection_days integer    not null check (protection_days between 1 and 365),
  bind_mode      text        not null check (bind_mode in ('first', 'last')),
  open_to_all    boolean     not null,
  real_name_fen  bigint      not null check (real_name_fen >= 0),      -- from so much on, payouts want a real name
  least_fen      bigint      not null check (least_fen >= 1),
  primary key (tenant_id, version),
  check (levels = 2 or second_bp = 0),
  check (first_bp + second_bp <= cap_bp)
);
select kernel.protect('distribution.rules');

create table distribution.product_rates (
  tenant_id  text    not null,
  product_id text    not null,
  first_bp   integer not null check (first_bp between 0 and 3000),
  second_bp  integer not null check (second_bp between 0 and 3000),
  primary key (tenant_id, product_id),
  check (first_bp + second_bp <= 3000)
);
select kernel.protect('distribution.product_rates');

-- Whoever may promote: free of charge, by application.
create table distribution.promoters (
  tenant_id   text        not null,
  person_id   text        not null,
  code        text        not null,
  applied_at  timestamptz not null,
  approved_at timestamptz,
  stopped_at  timestamptz,
  real_name   text,                                                    -- sealed
  primary key (tenant_id, person_id),
  unique (tenant_id, code),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
select kernel.protect('distribution.promoters');

-- Who is bound to whom (绑定关系), from when to when; history stays.
create table distribution.bindings (
  tenant_id   text        not null,
  id          text        not null,
  person_id   text        not null,
  promoter_id text        not null,
  since       timestamptz not null,
  until       timestamptz not null,                                    -- end of the protection period
  ended_at    timestamptz,
  ended_why   text check (ended_why in ('expired', 'rebound', 'stopped', 'by_shop')),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  foreign key (tenant_id, promoter_id) references distribution.promoters (tenant_id, person_id),
  check (person_id <> promoter_id),                                    -- nobody brings themselves
  check (until > since)
);
create unique index bindings_one_open on distribution.bindings (tenant_id, person_id) where ended_at is null;
create index bindings_of_promoter on distribution.bindings (tenant_id, promoter_id, since);
select kernel.protect('distribution.bindings');

create table distribution.commissions (
  tenant_id   text        not null,
  id          text        not null,
  order_id    text        not null,
  promoter_id text        not null,
  level       integer     not null check (level in (1, 2)),            -- a third one cannot be written
  base_fen    bigint      not null check (base_fen >= 0),
  amount_fen  bigint      not null check (amount_fen > 0),
  reversed_fen bigint     not null default 0,
  state       text        not null check (state in ('pending', 'frozen', 'available', 'cancelled')),
  rules_version integer   not null,
  lines       jsonb       not null,                                    -- share of each line of the order, to the fen
  made_at     timestamptz not null,
  frozen_at   timestamptz,
  available_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, order_id, level),
  unique (tenant_id, order_id, promoter_id),
  foreign key (tenant_id, promoter_id) references distribution.promoters (tenant_id, person_id),
  check (reversed_fen between 0 and amount_fen)
);
create index commissions_of_promoter on distribution.commissions (tenant_id, promoter_id, made_at desc, id);
select kernel.protect('distribution.commissions');

create table distribution.withdrawals (
  tenant_id   text        not null,
  id          text        not null,
  promoter_id text        not null,
  amount_fen  bigint      not null check (amount_fen between 1 and 1000000000),
  state       text        not null check (state in ('asked', 'approved', 'paid', 'declined')),
  asked_at    timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  paid_at     timestamptz,
  answer      text        not null default '' check (length(answer) <= 200),
  receipt     text check (length(receipt) <= 100),                     -- how it was paid: number of the transfer
  primary key (tenant_id, id),
  foreign key (tenant_id, promoter_id) references distribution.promoters (tenant_id, person_id),
  check ((state = 'paid') = (paid_at is not null))
);
create unique index withdrawals_one_open on distribution.withdrawals (tenant_id, promoter_id) where state in ('asked', 'approved');
create index withdrawals_open on distribution.withdrawals (tenant_id, asked_at) where state in ('asked', 'approved');
select kernel.protect('distribution.withdrawals');
