-- How many groups of a community each person sits in: members are people, and counting them anew from the seats of 50
-- communities took longer than a page may. Kept by the database itself, whoever writes seats and in whatever bulk.
create table community.seated (
  tenant_id    text    not null,
  community_id text    not null,
  person_id    text    not null,
  seats        integer not null check (seats >= 0),
  primary key (tenant_id, community_id, person_id),
  foreign key (tenant_id, community_id) references community.communities (tenant_id, id)
);

-- An owner who is no superuser is held by policies too, and no tenant is set here.
alter table community.seats no force row level security;
alter table community.groups no force row level security;
alter table community.communities no force row level security;
insert into community.seated (tenant_id, community_id, person_id, seats)
  select s.tenant_id, g.community_id, s.person_id, count(*)
    from community.seats s join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id group by 1, 2, 3;
alter table community.communities force row level security;
alter table community.groups force row level security;
alter table community.seats force row level security;
select kernel.protect('community.seated');

create function community.count_seated() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- In the order of the key, so that two who seat the same people do not wait for each other crosswise.
  insert into community.seated (tenant_id, community_id, person_id, seats)
    select s.tenant_id, g.community_id, s.person_id, count(*)
      from changed s join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
     group by 1, 2, 3 order by 1, 2, 3
    on conflict (tenant_id, community_id, person_id) do update set seats = seated.seats + excluded.seats;
  return null;
end $$;
create function community.count_unseated() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  with gone as (
    select s.tenant_id, g.community_id, s.person_id, count(*) as seats
      from changed s join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id group by 1, 2, 3)
  update community.seated t set seats = t.seats - gone.seats from gone
   where (t.tenant_id, t.community_id, t.person_id) = (gone.tenant_id, gone.community_id, gone.person_id);
  delete from community.seated t using changed s, community.groups g
   where g.tenant_id = s.tenant_id and g.id = s.group_id and t.seats = 0
     and (t.tenant_id, t.community_id, t.person_id) = (g.tenant_id, g.community_id, s.person_id);
  return null;
end $$;
create trigger count_seated after insert on community.seats
  referencing new table as changed for each statement execute function community.count_seated();
create trigger count_unseated after delete on community.seats
  referencing old table as changed for each statement execute function community.count_unseated();
