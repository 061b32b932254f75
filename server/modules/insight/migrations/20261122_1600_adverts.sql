-- 今日 looks for floods among the days of all groups; few days have adverts at all.
create index group_days_adverts on insight.group_days (tenant_id, day) where adverts > 0;
