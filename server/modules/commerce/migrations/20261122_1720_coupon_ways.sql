-- By which way a coupon comes to people (CO-1): they take it, as newcomers or as paid members where it says so; the desk gives
-- it to named people; a plan brings it every month. And how each coupon in somebody's hand was got.
alter table commerce.coupons add column way text;
-- An owner who is no superuser is held by policies too, and no tenant is set here.
alter table commerce.coupons no force row level security;
alter table commerce.coupon_takers no force row level security;
alter table commerce.taken_coupons no force row level security;
update commerce.coupons set way = case when newcomers then 'newcomers' else 'take' end;
alter table commerce.coupons alter column way set not null;
alter table commerce.coupons drop column newcomers;
alter table commerce.coupons add constraint coupons_way check (way in ('take', 'newcomers', 'members', 'gift', 'monthly'));
-- What a plan promises every month does not run out and holds for days from then on.
alter table commerce.coupons add constraint coupons_monthly check (way <> 'monthly' or (total is null and valid_days is not null));

alter table commerce.taken_coupons add column way text;
-- Beside what people had taken themselves, they had prizes.
update commerce.taken_coupons t
   set way = case when o.nth <= coalesce(k.taken, 0) then c.way else 'prize' end
  from (select tenant_id, id, row_number() over (partition by tenant_id, coupon_id, person_id order by taken_at, id) as nth
          from commerce.taken_coupons) o
  join commerce.taken_coupons r on r.tenant_id = o.tenant_id and r.id = o.id
  join commerce.coupons c on c.tenant_id = r.tenant_id and c.id = r.coupon_id
  left join commerce.coupon_takers k on k.tenant_id = r.tenant_id and k.coupon_id = r.coupon_id and k.person_id = r.person_id
 where t.tenant_id = o.tenant_id and t.id = o.id;
alter table commerce.taken_coupons alter column way set not null;
alter table commerce.taken_coupons add constraint taken_coupons_way check (way in ('take', 'newcomers', 'members', 'gift', 'monthly', 'prize'));
alter table commerce.taken_coupons force row level security;
alter table commerce.coupon_takers force row level security;
alter table commerce.coupons force row level security;

-- A gift has the key of its giving, a monthly coupon its membership with month and number: each is issued once.
alter table commerce.taken_coupons add column issue_key text check (length(issue_key) between 1 and 120);
alter table commerce.taken_coupons add column membership_id text;
alter table commerce.taken_coupons add foreign key (tenant_id, membership_id) references commerce.memberships (tenant_id, id);
alter table commerce.taken_coupons add check ((way in ('gift', 'monthly')) = (issue_key is not null));
alter table commerce.taken_coupons add check ((way = 'monthly') = (membership_id is not null));
create unique index taken_coupons_issued_once on commerce.taken_coupons (tenant_id, coupon_id, person_id, issue_key) where issue_key is not null;
create index taken_coupons_of_membership on commerce.taken_coupons (tenant_id, membership_id) where membership_id is not null;
create index taken_coupons_of_coupon on commerce.taken_coupons (tenant_id, coupon_id);

-- What a plan brings every month of a paid membership: [{couponId, count}].
alter table commerce.plans add column monthly jsonb not null default '[]';
