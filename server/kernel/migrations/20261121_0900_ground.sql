-- The ground every module stands on: tenancy that fails closed, news that is not lost, answers that are not repeated.
grant usage on schema kernel to qunluo_app, qunluo_relay;

-- Puts a table under its tenant: seen and written only inside a transaction that has set app.tenant, even by its owner.
create function kernel.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($p$create policy tenant on %s
    using (tenant_id = nullif(current_setting('app.tenant', true), ''))
    with check (tenant_id = nullif(current_setting('app.tenant', true), ''))$p$, target);
  execute format('grant select, insert, update, delete on %s to qunluo_app', target);
end $$;

alter table kernel.migrations enable row level security;

-- Every tenant of this installation; the relay reads it to run what is due for each.
create table kernel.tenants (
  tenant_id  text        not null primary key,
  founded_at timestamptz not null
);
select kernel.protect('kernel.tenants');
create policy relay on kernel.tenants for select to qunluo_relay using (true);
grant select on kernel.tenants to qunluo_relay;

-- Which tenant stands behind a key that the caller already holds (join code, address, slug). Visible one key at a time.
create table kernel.directory (
  tenant_id  text not null,
  kind       text not null,
  key        text not null,
  primary key (tenant_id, kind, key)
);
create index directory_key on kernel.directory (kind, key);
select kernel.protect('kernel.directory');
create policy holder on kernel.directory for select
  using (kind || ':' || key = nullif(current_setting('app.key', true), ''));

-- News between modules, written in the transaction that makes it true, taken up by the relay.
create table kernel.outbox (
  tenant_id  text        not null,
  id         text        not null,
  name       text        not null,
  news       jsonb       not null,
  at         timestamptz not null,
  primary key (tenant_id, id)
);
create index outbox_order on kernel.outbox (id);
select kernel.protect('kernel.outbox');
create policy relay on kernel.outbox to qunluo_relay using (true);
grant select, update, delete on kernel.outbox to qunluo_relay;

-- A subscriber has heard this news: the effect and this row commit together, so hearing twice changes nothing.
create table kernel.heard (
  tenant_id  text        not null,
  subscriber text        not null,
  news_id    text        not null,
  at         timestamptz not null,
  primary key (tenant_id, subscriber, news_id)
);
select kernel.protect('kernel.heard');

-- The stored answer to a write that carried an Idempotency-Key: asked again, answered the same.
create table kernel.answers (
  tenant_id  text        not null,
  actor      text        not null,
  key        text        not null,
  endpoint   text        not null,
  asked      text        not null,               -- hash of the request
  status     integer     not null,
  answer     jsonb,
  session    text,                               -- sealed: the session that the answer began
  at         timestamptz not null,
  primary key (tenant_id, actor, key)
);
create index answers_age on kernel.answers (tenant_id, at);
select kernel.protect('kernel.answers');

-- Jobs are asked for in the same transaction as the change that needs them; the queue itself belongs to its owner.
create schema if not exists graphile_worker;
create function kernel.ask_for_job(task text, payload json, run_at timestamptz, key text, attempts integer)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => key, max_attempts => attempts,
                                  job_key_mode => case when key is null then null else 'preserve_run_at' end);
end $$;
revoke all on function kernel.ask_for_job from public;
grant execute on function kernel.ask_for_job to qunluo_app, qunluo_relay;
