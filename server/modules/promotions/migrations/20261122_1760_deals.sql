-- An order from the cart may hold the sets of several bundles.
alter table promotions.purchases drop constraint purchases_pkey;
alter table promotions.purchases add primary key (tenant_id, order_id, activity_id);
