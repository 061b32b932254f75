-- What a contract shares: every sale of its goods in a community, or only what the helper sells in copies of relays. There
-- may be many of the second kind for the same goods, one for each helper.
alter table distribution.co_selling
  add column through text not null default 'community' check (through in ('community', 'relay')),
  add check (through = 'community' or helper_id is not null);
-- Where the helper may choose the price: { leastFen, mostFen }.
alter table distribution.co_selling_goods
  add column own_price jsonb;
