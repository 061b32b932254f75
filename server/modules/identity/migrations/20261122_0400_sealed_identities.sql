-- How a person is known by what nobody else should read: phone, e-mail, ids of WeChat, WeCom, QQ. Found by a keyed
-- fingerprint (the same as an account's for phone and e-mail), kept sealed. Each leads to one person.
create table identity.sealed_identities (
  tenant_id text        not null,
  kind      text        not null check (kind in ('phone', 'email', 'unionid', 'openid', 'external_userid', 'qq')),
  hash      text        not null,
  sealed    text        not null,
  tail_hash text,                                    -- fingerprint of a phone's last four digits, which are shown anyway
  person_id text        not null,
  linked_at timestamptz not null,
  primary key (tenant_id, hash),
  foreign key (tenant_id, person_id) references identity.people
);
create index sealed_identities_person on identity.sealed_identities (tenant_id, person_id);
create index sealed_identities_tail on identity.sealed_identities (tenant_id, tail_hash) where tail_hash is not null;
select kernel.protect('identity.sealed_identities');
