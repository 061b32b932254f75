import type { Context } from '../../../../kernel/context.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import type { PersonId } from '../../../identity/contract.ts'
import type { MessageId } from '../../contract.ts'
import { db } from '../../tables.ts'
import { clearTraces, dropLooseFiles, listSpokenIn, showAgain } from './clear-traces.ts'
import { recallSome } from './recall-all.ts'
import { type Renaming, renameSome } from './rename-mentions.ts'

const system = { kind: 'system', name: 'forget' } as const

/**
 * What a person left in the chats: with `recall` all that they said; everywhere their name in others' calls, how far they
 * had read, files that hang on nothing. In small transactions; done again, or taken up where it stopped, it ends the same.
 */
export async function forgetInChats(
  ground: Ground,
  tenantId: TenantId,
  { recall, ...renaming }: Renaming & { recall: boolean },
): Promise<void> {
  const { personId, before, after } = renaming
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  if (recall)
    for (const groupId of await within((ctx) => listSpokenIn(ctx, personId)))
      while ((await within((ctx) => recallSome(ctx, groupId, personId))) > 0);
  // Already done, or the old name would be found in the new one for ever.
  if (!after.startsWith(before)) await renameEverywhere(within, renaming)
  await within((ctx) => clearTraces(ctx, personId, before))
  await within((ctx) => dropLooseFiles(ctx, personId))
}

async function renameEverywhere(within: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>, renaming: Renaming) {
  for (const groupId of await within(listChatIds)) {
    let since: MessageId | null = null
    do since = await within((ctx) => renameSome(ctx, groupId, renaming, since))
    while (since)
  }
}

/** Every device that shows something of a person learns who they are now. */
export async function showInChatsAgain(ground: Ground, tenantId: TenantId, personId: PersonId): Promise<void> {
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  for (const groupId of await within((ctx) => listSpokenIn(ctx, personId)))
    await within((ctx) => showAgain(ctx, groupId, personId))
}

async function listChatIds(ctx: Context) {
  const rows = await db(ctx)
    .selectFrom('messaging.chats')
    .select('group_id')
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('group_id')
    .execute()
  return rows.map(({ group_id }) => group_id)
}
