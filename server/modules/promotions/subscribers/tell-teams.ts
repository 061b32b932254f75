import { sql } from 'kysely'
import { subscriber } from '../../../kernel/outbox.ts'
import type { PersonId } from '../../identity/contract.ts'
import { teamChanged } from '../contract.ts'
import { tellPeople } from '../operations/tell-people.ts'
import { type ActivityRow, db } from '../tables.ts'

/** Everybody who paid for a seat is told what became of their team: looked up now, so that news that comes late is true. */
export const tellTeams = subscriber('promotions.tell_teams', teamChanged, async (ctx, { teamId }) => {
  const { rows } = await sql<ActivityRow & { person_id: PersonId; state: 'succeeded' | 'failed' }>`
    select a.id, a.title, a.community_id, s.person_id, t.state from promotions.teams t
      join promotions.seats s on s.tenant_id = t.tenant_id and s.team_id = t.id
      join promotions.activities a on a.tenant_id = t.tenant_id and a.id = t.activity_id
     where t.tenant_id = ${ctx.tenantId} and t.id = ${teamId} and t.state in ('succeeded', 'failed')
       and s.paid_at is not null and s.left_at is null`.execute(db(ctx))
  const [first] = rows
  if (!first) return
  const words = rows.map(({ person_id, state }) => ({
    personId: person_id,
    kind: `team_${state}` as const,
    facts: { teamId },
    key: `team ${teamId} ${state}`,
  }))
  await tellPeople(ctx, first, ...words)
})
