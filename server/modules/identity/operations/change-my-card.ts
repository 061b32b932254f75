import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { NotSignedIn } from '../../../kernel/contract.ts'
import { publish } from '../../../kernel/outbox.ts'
import { actorId } from '../access.ts'
import { type changeMyCardEndpoint, type PersonCard, personChanged } from '../contract.ts'
import { readCards } from '../queries/read-cards.ts'
import { db } from '../tables.ts'

/** Changes what others see of me; what is not named stays. */
export async function changeMyCard(
  ctx: Context,
  { name, bio, avatarFileId }: RequestOf<typeof changeMyCardEndpoint>,
): Promise<PersonCard> {
  const personId = actorId(ctx)
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(bio === undefined ? {} : { bio }),
    ...(avatarFileId === undefined ? {} : { avatar_file_id: avatarFileId }),
  }
  if (Object.keys(changes).length > 0) {
    await db(ctx)
      .updateTable('identity.people')
      .set(changes)
      .where('tenant_id', '=', ctx.tenantId)
      .where('id', '=', personId)
      .execute()
    await publish(ctx, personChanged, { personId })
  }
  const card = (await readCards(ctx, [personId])).get(personId)
  if (!card) throw NotSignedIn()
  return card
}
