-- Bundles (捆绑, 加价购) are activities, too; what is bought of them stands in promotions.purchases.
alter table promotions.activities drop constraint activities_kind_check;
alter table promotions.activities add constraint activities_kind_check
  check (kind in ('group_buy', 'bargain', 'flash_sale', 'lottery', 'relay', 'boost', 'red_packet', 'presale', 'bundle'));
