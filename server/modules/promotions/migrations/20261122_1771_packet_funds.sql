-- Red packets may hold money of the house, or points that a member gives to a group.
alter table promotions.packets
  add column holds text not null default 'points' check (holds in ('points', 'cash')),
  add column given_by text,                     -- the member whose points they are; null: the house's
  add column group_id text,                     -- only who sits in this group opens one
  add column client_id text,                    -- the giver's own, so that a retry is the same packet
  add column returned bigint not null default 0,-- money that was opened, not taken in time, and came back
  add foreign key (tenant_id, given_by) references identity.people (tenant_id, id),
  add foreign key (tenant_id, group_id) references community.groups (tenant_id, id),
  add check ((given_by is null) = (group_id is null)),
  add check (given_by is null or holds = 'points'),          -- between people there is no cash (RP-4)
  add check (returned between 0 and given),
  drop constraint packets_check1,
  add constraint packets_sum check (given - returned + refunded <= total);
create unique index packets_given_once on promotions.packets (tenant_id, given_by, client_id) where given_by is not null;

-- How many somebody opened in a month of the tenant, over all activities.
create table promotions.packet_months (
  tenant_id text    not null,
  person_id text    not null,
  month     date    not null check (extract(day from month) = 1),
  taken     integer not null check (taken > 0),
  primary key (tenant_id, person_id, month),
  foreign key (tenant_id, person_id) references identity.people (tenant_id, id)
);
select kernel.protect('promotions.packet_months');
