import { type RawBuilder, sql } from 'kysely'
import type { TenantId } from '../../../identity/contract.ts'

/** Of an entry `e` and a quota `q`: a relay and its copies take from the same. */
export const inRelayOrCopies = sql`(e.activity_id = q.activity_id or e.activity_id in (
  select c.activity_id from promotions.relay_copies c where c.tenant_id = q.tenant_id and c.source_id = q.activity_id))`

/** Counters of relays beside what their rows say: places, who waits, and pieces, which a relay shares with its copies. */
export const relayCounters = (own: TenantId): RawBuilder<unknown> => sql`
  select 'relay taken' as of, r.activity_id as id, r.taken as kept,
         count(e.id) filter (where e.state in ('held', 'entered', 'offered'))::int as counted
    from promotions.relays r
    left join promotions.relay_entries e on e.tenant_id = r.tenant_id and e.activity_id = r.activity_id
   where r.tenant_id = ${own} group by r.activity_id, r.taken
  union all
  select 'relay waiting', r.activity_id, r.waiting, count(e.id) filter (where e.state = 'waiting')::int
    from promotions.relays r
    left join promotions.relay_entries e on e.tenant_id = r.tenant_id and e.activity_id = r.activity_id
   where r.tenant_id = ${own} group by r.activity_id, r.waiting
  union all
  select 'item', q.activity_id, q.taken, coalesce((select sum(l.quantity) from promotions.relay_lines l
      join promotions.relay_entries e on e.tenant_id = l.tenant_id and e.id = l.entry_id
     where l.tenant_id = q.tenant_id and q.of = 'item ' || l.item and e.state in ('held', 'entered')
       and ${inRelayOrCopies}), 0)::int
    from promotions.quotas q join promotions.activities a on a.tenant_id = q.tenant_id and a.id = q.activity_id
   where q.tenant_id = ${own} and a.kind = 'relay' and q.of like 'item %' and position(' person ' in q.of) = 0`
