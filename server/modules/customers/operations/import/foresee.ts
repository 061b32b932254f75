/** What would come of rows, were they taken now: the same meeting as when they are taken, on paper. */
import type { Context } from '../../../../kernel/context.ts'
import type { SheetRow } from '../../../../kernel/sheets/xlsx.ts'
import type { ColumnMeanings, CustomerImportId, RowReason } from '../../contract.ts'
import { type Draft, draftOf, isEmpty, type ReadAddress, saysNothing } from '../../rules/draft.ts'
import { meet } from '../../rules/meeting.ts'
import { findKnown, keysOf } from './keys.ts'
import { findPreviewKeys, type Holder, keepPreviewKeys } from './preview-keys.ts'

export type Foreseen = {
  outcome: 'created' | 'matched' | 'skipped' | 'conflict' | 'invalid'
  reasons: RowReason[]
}

export async function foresee(
  ctx: Context,
  importId: CustomerImportId,
  rows: readonly SheetRow[],
  meanings: ColumnMeanings,
  readAddress: ReadAddress,
): Promise<Foreseen[]> {
  const drafts = rows.map(({ cells }) => (isEmpty(cells) ? null : draftOf(cells, meanings, readAddress)))
  const keys = drafts.map((draft) => (draft ? keysOf(ctx, draft) : []))
  const all = [...new Set(keys.flat())]
  const known = await findKnown(ctx, all)
  const earlier = await findPreviewKeys(ctx, importId, all)
  const held = new Map<string, Holder>()
  const foreseen = drafts.map((draft, place) => {
    const line = rows[place]?.line ?? 0
    const holdersOf = (key: string): Holder[] => {
      const inFile = held.get(key) ?? earlier.get(key)
      // Read twice at once, a row may meet itself.
      return [...(known.get(key) ?? []), ...(inFile && !isAhead(inFile, line) ? [inFile] : [])]
    }
    return foreseeOne(draft, keys[place] ?? [], line, holdersOf, (key, holder) => held.set(key, holder))
  })
  await keepPreviewKeys(ctx, importId, held)
  return foreseen
}

const isAhead = (holder: Holder, line: number) => holder.startsWith('row ') && Number(holder.slice(4)) >= line

function foreseeOne(
  draft: Draft | null,
  keys: readonly string[],
  line: number,
  holdersOf: (key: string) => readonly Holder[],
  hold: (key: string, holder: Holder) => void,
): Foreseen {
  if (!draft) return { outcome: 'skipped', reasons: [reason('empty_row')] }
  if (saysNothing(draft)) return { outcome: 'invalid', reasons: [...draft.reasons, reason('nothing_known_by')] }
  const meeting = meet(keys, holdersOf)
  if (meeting.kind === 'several')
    return { outcome: 'conflict', reasons: [...draft.reasons, reason('meets_several', rowIn(meeting.holders))] }
  const holder = meeting.kind === 'one' ? meeting.holder : `row ${line}`
  for (const key of keys) if (holdersOf(key).length === 0) hold(key, holder)
  if (meeting.kind === 'new') return { outcome: 'created', reasons: draft.reasons }
  const first = rowIn([holder])
  return { outcome: 'matched', reasons: first ? [...draft.reasons, reason('same_as_row', first)] : draft.reasons }
}

export const reason = (code: RowReason['code'], row: number | null = null): RowReason => ({ code, column: null, row })

/** The earlier row among them, if it is one. */
function rowIn(holders: readonly Holder[]): number | null {
  const found = holders.find((holder) => holder.startsWith('row '))
  return found ? Number(found.slice(4)) : null
}
