-- Which workers live: what a killed one was doing is given to others within seconds (the queue itself waits four hours).
create table kernel.workers (
  worker_id text        not null primary key,
  seen_at   timestamptz not null
);
alter table kernel.workers enable row level security;
