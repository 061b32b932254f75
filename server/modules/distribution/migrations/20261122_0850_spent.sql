-- Who may apply may depend on what they have bought (满额): joining itself is free.
alter table distribution.rules add column spent_fen bigint not null default 0 check (spent_fen between 0 and 1000000000);
create index commissions_by_state on distribution.commissions (tenant_id, state, made_at desc, id);
create index bindings_newest on distribution.bindings (tenant_id, since desc, id);
