-- Since when neither a product nor an order shows a picture; after a while it goes.
alter table commerce.pictures add column unused_since timestamptz;
