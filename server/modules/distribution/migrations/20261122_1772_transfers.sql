-- Withdrawals may be paid by merchant transfer: on its way to the promoter, who confirms it; what never arrives is theirs again.
alter table distribution.withdrawals
  add column payout_id text,
  drop constraint withdrawals_state_check,
  add constraint withdrawals_state_check
    check (state in ('asked', 'approved', 'sending', 'paid', 'declined', 'failed', 'expired')),
  add check (state not in ('sending', 'failed', 'expired') or payout_id is not null);
drop index distribution.withdrawals_one_open;
create unique index withdrawals_one_open on distribution.withdrawals (tenant_id, promoter_id)
  where state in ('asked', 'approved', 'sending');
drop index distribution.withdrawals_open;
create index withdrawals_open on distribution.withdrawals (tenant_id, asked_at) where state in ('asked', 'approved', 'sending');
