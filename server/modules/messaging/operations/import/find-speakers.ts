import type { Context } from '../../../../kernel/context.ts'
import { listSeatHolders } from '../../../community/index.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { readCards, recordPeople } from '../../../identity/index.ts'
import type { ImportRow } from '../../tables.ts'
import type { Taken } from './write-batch.ts'

/** Programs that give people an id of their own, which means the same person in every chat. */
const withIds = new Set(['telegram-json', 'discord', 'slack', 'mattermost', 'qq', 'wechat', 'element'])

/** `newcomers` are those who are no members: people the house may not have known before. */
type Speakers = { speakers: ReadonlyMap<string, PersonId>; newcomers: string[] }

/**
 * Who spoke, by the file's key: a member chosen by a person or of equal name, else whoever was recorded under that key
 * before, else somebody new without account. Where a file only knows names, a name means one person within the group.
 */
export async function findSpeakers(ctx: Context, row: ImportRow, batch: readonly Taken[]): Promise<Speakers> {
  const names = new Map<string, string>()
  for (const { record } of batch) {
    if (record.senderKey) names.set(record.senderKey, record.senderName ?? record.senderKey)
    if (record.rename) names.set(record.rename.to, record.rename.to)
  }
  const known = await findMembers(ctx, row, names)
  const unknown = [...names].filter(([key]) => !known.has(key))
  const kind = `import:${row.format}`
  const scoped = (key: string) => (withIds.has(row.format ?? '') ? key : `${row.group_id} ${key}`)
  const recorded = await recordPeople(
    ctx,
    unknown.map(([key, name]) => ({ kind, key: scoped(key), name })),
  )
  for (const [key] of unknown) {
    const id = recorded.get(scoped(key))
    if (id) known.set(key, id)
  }
  return { speakers: known, newcomers: unknown.map(([key]) => key) }
}

async function findMembers(
  ctx: Context,
  { group_id, mapping }: ImportRow,
  names: ReadonlyMap<string, string>,
): Promise<Map<string, PersonId>> {
  const seated = await listSeatHolders(ctx, group_id as GroupId)
  const cards = await readCards(
    ctx,
    seated.map(({ personId }) => personId),
  )
  const byName = new Map([...cards.values()].map(({ id, name }) => [name, id]))
  const found = new Map<string, PersonId>()
  for (const [key, name] of names) {
    const id = key in mapping ? mapping[key] : byName.get(name)
    if (id) found.set(key, id)
  }
  return found
}
