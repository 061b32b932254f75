-- What it takes to call people back who are away: news that something was said, and who is looking already.

-- News that something was said is under way since; null: none is. However much is said, it is told once until taken up.
alter table messaging.chats add column news_due_at timestamptz;
create index chats_with_news on messaging.chats (tenant_id, news_due_at) where news_due_at is not null;

-- Who looks at a chat just now, by open socket; refreshed while it lasts, so that a node's death leaves nobody there.
create table messaging.presence (
  tenant_id text        not null,
  socket_id text        not null,
  group_id  text        not null,
  person_id text        not null,
  at        timestamptz not null,
  primary key (tenant_id, socket_id),
  foreign key (tenant_id, person_id) references identity.people
);
create index presence_in_group on messaging.presence (tenant_id, group_id, at);
select kernel.protect('messaging.presence');
