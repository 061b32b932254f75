-- Payouts (付款给个人): money of the house that goes to one person by merchant transfer. One number while it is undecided.
create table commerce.payouts (
  tenant_id   text        not null,
  id          text        not null,
  origin      text        not null check (origin in ('red_packet', 'withdrawal')),
  origin_id   text        not null,             -- the claim or the withdrawal it pays
  person_id   text        not null,
  amount_fen  bigint      not null check (amount_fen between 1 and 1000000000),
  scene       text        not null check (scene in ('marketing', 'commission')),
  fund        text        not null,             -- account of the money book it came from and goes back to
  provider    text        not null check (provider in ('sandbox', 'wechat', 'alipay')),
  title       text        not null check (length(title) between 1 and 32),
  report      text[]      not null,             -- what the scene has to report, line by line
  state       text        not null check (state in ('open', 'sent', 'waiting', 'held', 'failed', 'returning', 'paid', 'returned')),
  transfer_no text,                             -- ours, as the provider knows it; another one only after it said that this failed
  earlier_nos text[]      not null default '{}',-- those that failed for good
  tries       integer     not null default 0,
  failure     text,
  payee       text,                             -- as the provider knows them; sealed, forgotten when it is over
  payee_name  text,                             -- their real name where the amount asks for it; sealed, forgotten likewise
  handover    jsonb,                            -- what the payee's device needs to confirm
  their_no    text,
  made_at     timestamptz not null,
  sent_at     timestamptz,
  expires_at  timestamptz not null,
  settled_at  timestamptz,
  returned_why text check (returned_why in ('expired', 'given_up')),
  primary key (tenant_id, id),
  unique (tenant_id, origin, origin_id),
  unique (tenant_id, transfer_no),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id),
  check (state in ('open', 'returned') or transfer_no is not null),
  check ((state in ('paid', 'returned')) = (settled_at is not null)),
  check ((state = 'returned') = (returned_why is not null))
);
create index payouts_of_person on commerce.payouts (tenant_id, person_id, made_at desc, id);
create index payouts_of_fund on commerce.payouts (tenant_id, fund) where state = 'paid';
create index payouts_unsettled on commerce.payouts (tenant_id, expires_at) where settled_at is null;
select kernel.protect('commerce.payouts');
