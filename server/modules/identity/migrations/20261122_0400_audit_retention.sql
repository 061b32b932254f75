-- Old lines of the audit log may go, young ones never: the law asks for six months (网络安全法), whatever a configuration,
-- a mistake or a wrong clock of the program says.
create function identity.forget_old_audit(tenant text, until timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if until > now() - interval '183 days' then
    raise exception 'the audit log is kept for at least 183 days' using errcode = 'check_violation';
  end if;
  delete from identity.audit where tenant_id = tenant and at < until;
end $$;
revoke all on function identity.forget_old_audit from public;
grant execute on function identity.forget_old_audit to qunluo_app;
