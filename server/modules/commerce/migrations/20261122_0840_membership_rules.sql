-- A plan may end for everybody on one day (固定期限); a community says how often one is given back, may come back, and what
-- becomes of whoever came in by a fee when it has run out.
alter table commerce.plans add column until_day date;
alter table commerce.plans add check (days is null or until_day is null);
alter table commerce.plans drop constraint plans_check;
alter table commerce.plans add constraint plans_unused_days check (refund <> 'unused_days' or days is not null or until_day is not null);

create table commerce.membership_rules (
  tenant_id    text        not null,
  community_id text        not null,
  most_refunds smallint    check (most_refunds between 0 and 99),  -- null: as often as there is something to come back
  most_exits   smallint    check (most_exits between 1 and 99),    -- null: may always come back
  after_end    text        not null check (after_end in ('leaves', 'reads')),
  version      integer     not null,
  changed_at   timestamptz not null,
  primary key (tenant_id, community_id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id)
);
select kernel.protect('commerce.membership_rules');
create index memberships_of_community on commerce.memberships (tenant_id, community_id, starts_at desc, id);
