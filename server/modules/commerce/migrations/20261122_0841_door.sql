-- A membership that has run out is looked at once: what it had opened is closed then.
alter table commerce.memberships add column lapsed_at timestamptz;
create index memberships_lapsing on commerce.memberships (tenant_id, grace_until) where lapsed_at is null and ended_at is null;
