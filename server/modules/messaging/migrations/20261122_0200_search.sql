-- Finding by words. Under row-level security an index on words is never used: their operator is not leakproof, so every row of
-- the tenant would be read. This role reads messages past the policy, but only inside the function below, which keeps to the
-- tenant that is set; nobody can log in as it or take it on.
create policy search on messaging.messages for select to qunluo_search using (true);
grant usage on schema messaging to qunluo_search;
grant select (tenant_id, id, group_id, kind, person_id, at, position, recalled_at, words, text)
  on messaging.messages to qunluo_search;

-- Frequent words are found soonest by walking back in time, rare ones by their index; the planner knows which is which.
create index messages_by_time on messaging.messages (tenant_id, at desc, position desc);

create function messaging.find_by_words(
  in_groups text[], holding tsquery, looking text[], said_by text, of_kind text, since timestamptz, until timestamptz,
  before_at timestamptz, before_position bigint, most integer)
returns table (id text) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select m.id from messaging.messages m
    where m.tenant_id = nullif(current_setting('app.tenant', true), '')
      and m.words @@ holding
      and m.group_id = any(in_groups)
      and m.recalled_at is null
      -- In a case, because the planner would take the likeness for rarer than it is and read every holder of a common word.
      and case when looking = '{}' then true else lower(normalize(m.text, nfkc)) like all (looking) end
      and (said_by is null or m.person_id = said_by)
      and (of_kind is null or m.kind = of_kind)
      and (since is null or m.at >= since)
      and (until is null or m.at < until)
      and (before_at is null or (m.at, m.position) < (before_at, before_position))
    order by m.at desc, m.position desc limit most;
end $$;
revoke all on function messaging.find_by_words from public;
grant execute on function messaging.find_by_words to qunluo_app;
grant create on schema messaging to qunluo_search;
alter function messaging.find_by_words owner to qunluo_search;
revoke create on schema messaging from qunluo_search;
