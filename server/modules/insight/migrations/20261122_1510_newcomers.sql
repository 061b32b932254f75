-- Newcomers who spoke and were never replied to: few among all members, and asked for whenever somebody opens the day.
create index members_unanswered on insight.members (tenant_id, joined_at desc, person_id) where messages > 0 and replies_in = 0;
