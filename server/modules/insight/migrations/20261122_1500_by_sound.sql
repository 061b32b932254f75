-- Names in the order in which Chinese readers look for them: by their sound. A PostgreSQL built without ICU has no such order
-- and falls back to that of the code points.
do $$ begin
  if exists (select from pg_catalog.pg_collation where collprovider = 'i') then
    create collation insight.by_sound (provider = icu, locale = 'zh');
  else
    create collation insight.by_sound from pg_catalog."C";
  end if;
end $$;
