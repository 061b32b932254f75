import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { readCards } from '../../../identity/index.ts'
import type { MessageId } from '../../contract.ts'
import { lockChats } from '../../access.ts'
import { vectorOf } from '../../rules/words.ts'
import { db } from '../../tables.ts'
import { recordChanges } from './record-changes.ts'

export type Renaming = { personId: PersonId; before: string; after: string }

const atOnce = 500

/**
 * Where others called a person by `@name`, the call goes on under the new name. Looks at some of the texts after the
 * given one; answers the last looked at, null at the end.
 */
export async function renameSome(
  ctx: Context,
  groupId: GroupId,
  renaming: Renaming,
  since: MessageId | null,
): Promise<MessageId | null> {
  const { personId, before } = renaming
  await lockChats(ctx, [groupId])
  const { rows } = await sql<Called>`
    select id, text, mentions from messaging.messages
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and mentions @> array[${personId}]
       and strpos(text, ${`@${before}`}) > 0 and (${since}::text is null or id > ${since})
     order by id limit ${atOnce}`.execute(db(ctx))
  await writeTexts(ctx, await renamed(ctx, rows, renaming))
  await recordChanges(
    ctx,
    groupId,
    rows.map(({ id }) => id),
  )
  return rows.at(-1)?.id ?? null
}

type Called = { id: MessageId; text: string; mentions: PersonId[] }

/** `@小明` is not the beginning of `@小明星`, who is called as well. */
async function renamed(ctx: Context, rows: readonly Called[], { before, after }: Renaming) {
  const cards = await readCards(
    ctx,
    rows.flatMap(({ mentions }) => mentions),
  )
  return rows.map(({ id, text, mentions }) => {
    const names = mentions.map((one) => cards.get(one)?.name ?? '')
    const longer = names.filter((name) => name.startsWith(before) && name !== before)
    const next = callAs(text, { before, after }, longer)
    return { id, text: next, words: vectorOf(next) }
  })
}

function callAs(text: string, { before, after }: Omit<Renaming, 'personId'>, longer: readonly string[]): string {
  const [start, ...rest] = text.split(`@${before}`)
  const isLonger = (piece: string) => longer.some((name) => piece.startsWith(name.slice(before.length)))
  return rest.reduce((said, piece) => `${said}@${isLonger(piece) ? before : after}${piece}`, start ?? '')
}

async function writeTexts(ctx: Context, texts: readonly { id: MessageId; text: string; words: string }[]) {
  await sql`update messaging.messages m
       set text = r.text, words = case when m.recalled_at is null then r.words::tsvector else m.words end
      from json_to_recordset(${JSON.stringify(texts)}::json) as r (id text, text text, words text)
     where m.tenant_id = ${ctx.tenantId} and m.id = r.id`.execute(db(ctx))
}
