-- Every write by an operator, kept at least 6 months (网络安全法); written in the transaction of the write itself.
create table identity.audit (
  tenant_id  text        not null,
  id         text        not null,
  at         timestamptz not null,
  person_id  text,
  via        text        not null check (via in ('session', 'api_key', 'system')),
  action     text        not null,                  -- name of the endpoint
  about      jsonb       not null,                  -- ids and small facts, never secrets or texts
  address    text        not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references identity.people
);
create index audit_order on identity.audit (tenant_id, at desc, id desc);
create index audit_person on identity.audit (tenant_id, person_id, at desc, id desc);
select kernel.protect('identity.audit');
-- What was done stays done: the application may add to the log and read it, never change it.
revoke update, delete on identity.audit from qunluo_app;

-- The one exception: whoever leaves for good leaves no name. Who, what, when and whence stay as they were.
create function identity.take_name_out_of_audit(tenant text, person text, name text)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identity.audit set about = about - 'name' - 'ownerName'
   where tenant_id = tenant
     and (person_id = person or about->>'personId' = person or action in ('identity.give_seat', 'identity.set_up'))
     and (about->>'name' = take_name_out_of_audit.name or about->>'ownerName' = take_name_out_of_audit.name)
$$;
revoke all on function identity.take_name_out_of_audit from public;
grant execute on function identity.take_name_out_of_audit to qunluo_app;
