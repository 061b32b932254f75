-- What people come in with. Only hashes of secrets are kept: a copy of the database opens no door.
create table identity.sign_in_links (
  tenant_id      text        not null,
  token_hash     text        not null,
  person_id      text        not null,
  purpose        text        not null check (purpose in ('sign_in', 'bind', 'seat')),
  address_kind   text        check (address_kind in ('email', 'phone')),
  address_hash   text,                              -- where it was sent: redeeming it proves that address
  address_sealed text,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  redeemed_at    timestamptz,                       -- taken by one conditional update: a replay or a race finds it set
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references identity.people,
  check (num_nulls(address_kind, address_hash, address_sealed) in (0, 3)),
  check (purpose <> 'bind' or address_hash is not null)
);
create index sign_in_links_person on identity.sign_in_links (tenant_id, person_id);
create index sign_in_links_age on identity.sign_in_links (tenant_id, expires_at);
select kernel.protect('identity.sign_in_links');

create table identity.sessions (
  tenant_id  text        not null,
  id         text        not null,
  token_hash text        not null,
  person_id  text        not null,
  device     text        not null,
  address    text        not null,
  created_at timestamptz not null,
  proved_at  timestamptz,                           -- when its holder came in by a link, which proves the address
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references identity.people
);
create index sessions_person on identity.sessions (tenant_id, person_id);
create index sessions_age on identity.sessions (tenant_id, expires_at);
select kernel.protect('identity.sessions');

-- A key acts for the person who made it, with the seat that person has at the moment, within its scopes.
create table identity.api_keys (
  tenant_id   text        not null,
  id          text        not null,
  person_id   text        not null,
  name        text        not null,
  scopes      text[]      not null check (cardinality(scopes) > 0),
  secret_hash text        not null,
  hint        text        not null,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  used_at     timestamptz,
  revoked_at  timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, secret_hash),
  foreign key (tenant_id, person_id) references identity.people
);
create index api_keys_person on identity.api_keys (tenant_id, person_id);
select kernel.protect('identity.api_keys');
