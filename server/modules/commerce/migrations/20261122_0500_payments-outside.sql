-- A notice may also be about another account (foreign), or about money we failed to do anything with (stuck).
drop index commerce.notices_attention;
create index notices_attention on commerce.notices (tenant_id, received_at)
  where outcome in ('mismatch', 'unknown', 'foreign', 'stuck') and looked_at is null;

-- Payments that a provider is asked about when it did not tell of them.
create index payments_open on commerce.payments (tenant_id, opened_at) where state = 'open' and provider <> 'sandbox';
