-- A group may ask for a paid membership at its door (入群门槛: 付费). A seat remembers that it was paid for: it ends with the fee.
alter table community.groups drop constraint groups_threshold_check;
alter table community.groups add constraint groups_threshold_check
  check (threshold in ('open', 'approval', 'invitation', 'fee'));
alter table community.seats add column by_fee boolean not null default false;
create index seats_by_fee on community.seats (tenant_id, person_id) where by_fee;
