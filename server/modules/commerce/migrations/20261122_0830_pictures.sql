-- Pictures of goods. What order lines and products name stays; the bytes lie in the file store, by the hash of what came.
create table commerce.pictures (
  tenant_id text        not null,
  id        text        not null,
  sha256    text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  alt       text        not null default '' check (length(alt) <= 120), -- what it shows, for those who cannot see it
  bytes     integer     not null check (bytes > 0),                     -- of the large copy
  width     integer     not null check (width > 0),
  height    integer     not null check (height > 0),
  made_at   timestamptz not null,
  primary key (tenant_id, id)
);
select kernel.protect('commerce.pictures');

-- What can be shipped now, as the order desk counts and lists it.
create index orders_to_ship on commerce.orders (tenant_id, placed_at desc, id desc)
  where state = 'paid' and delivery = 'express' and awaits is null;
