-- Who people are: tenants, people with the identities linked to them, and the accounts by which some of them come in.
create schema identity;
grant usage on schema identity to qunluo_app;

create table identity.tenants (
  tenant_id  text        not null primary key references kernel.tenants,
  name       text        not null,
  slug       text        not null,
  zone       text        not null default 'Asia/Shanghai',
  locale     text        not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  founded_at timestamptz not null
);
select kernel.protect('identity.tenants');

create table identity.people (
  tenant_id      text        not null references identity.tenants,
  id             text        not null,
  name           text        not null check (name <> ''),
  bio            text        not null default '',
  avatar_file_id text,
  created_at     timestamptz not null,
  primary key (tenant_id, id)
);
select kernel.protect('identity.people');

-- How a person is known elsewhere: 'import:whatsapp', 'wechat', … Each identity leads to one person.
create table identity.identities (
  tenant_id text        not null,
  kind      text        not null,
  key       text        not null,
  person_id text        not null,
  linked_at timestamptz not null,
  primary key (tenant_id, kind, key),
  foreign key (tenant_id, person_id) references identity.people
);
create index identities_person on identity.identities (tenant_id, person_id);
select kernel.protect('identity.identities');

-- A person who can sign in. The address is found by its fingerprint and kept sealed (个人信息保护法: encrypted at rest).
create table identity.accounts (
  tenant_id           text        not null,
  id                  text        not null,
  person_id           text        not null,
  address_kind        text        not null check (address_kind in ('email', 'phone')),
  address_hash        text        not null,
  address_sealed      text        not null,
  address_verified_at timestamptz,
  password_hash       text,                         -- argon2id, with its parameters inside
  password_set_at     timestamptz,
  created_at          timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  unique (tenant_id, address_hash),
  foreign key (tenant_id, person_id) references identity.people
);
select kernel.protect('identity.accounts');

-- Operator seats (员工席位).
create table identity.seats (
  tenant_id text        not null,
  person_id text        not null,
  role      text        not null check (role in ('owner', 'admin', 'staff')),
  since     timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references identity.people
);
select kernel.protect('identity.seats');
