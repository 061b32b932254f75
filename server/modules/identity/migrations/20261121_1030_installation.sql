-- What belongs to no tenant: kept under the installation's own id, tnt_ and 26 zeros, which is never a customer's.

-- One row: who may still found the first tenant, and which secret key this database is written with.
create table identity.installation (
  tenant_id     text   not null primary key,
  set_up_hashes text[] not null default '{}',
  set_up_at     timestamptz,
  key_check     text
);
select kernel.protect('identity.installation');

-- Short names are unique over all tenants.
create table identity.slugs (
  tenant_id text not null,
  slug      text not null,
  taken_by  text not null,
  primary key (tenant_id, slug)
);
select kernel.protect('identity.slugs');

-- How often somebody tried: by account address and by network, whether or not such an account exists.
create table identity.attempts (
  tenant_id    text        not null,
  purpose      text        not null,
  subject      text        not null,
  count        integer     not null,
  since        timestamptz not null,
  locks        integer     not null,
  locked_until timestamptz,
  primary key (tenant_id, purpose, subject)
);
create index attempts_age on identity.attempts (tenant_id, since);
select kernel.protect('identity.attempts');
