import { subscriber } from '../../../kernel/outbox.ts'
import { personChanged } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'
import { db } from '../tables.ts'

/** Members are listed and searched by name: whoever changes theirs is found by the new one. */
export const noteName = subscriber('community.note_name', personChanged, async (ctx, { personId }) => {
  const card = (await readCards(ctx, [personId])).get(personId)
  if (!card) return
  await db(ctx)
    .updateTable('community.memberships')
    .set({ name: card.name })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .execute()
})
