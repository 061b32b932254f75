import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import { AlreadyReversed, type PostingId } from '../contract.ts'
import { reversed } from '../rules/movements.ts'
import { db, type EntryRow, type PostingRow } from '../tables.ts'
import { bookPosting } from './book-posting.ts'

/**
 * Takes a posting back by booking its opposite, once; both stay in the books. Raises `ledger.already_reversed`, and
 * `ledger.balance_too_low` when what it gave has been spent.
 */
export async function reversePosting(ctx: Context, postingId: PostingId, note: string): Promise<PostingId> {
  const { original, entries } = await readEntries(ctx, postingId)
  const reversal = await bookPosting(ctx, {
    book: original.book,
    kind: 'reversed',
    key: `reversal of ${postingId}`,
    about: original.about,
    movements: reversed(entries),
    note,
    reverses: postingId,
  })
  if (!reversal) throw NotFound()
  return reversal
}

async function readEntries(ctx: Context, id: PostingId): Promise<{ original: PostingRow; entries: EntryRow[] }> {
  const ofTenant = db(ctx).selectFrom('ledger.postings').selectAll().where('tenant_id', '=', ctx.tenantId)
  const original = await ofTenant.where('id', '=', id).executeTakeFirst()
  if (!original) throw NotFound()
  if (original.reverses) throw AlreadyReversed()
  const entries = await db(ctx)
    .selectFrom('ledger.entries')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('posting_id', '=', id)
    .orderBy('line')
    .execute()
  return { original, entries }
}
