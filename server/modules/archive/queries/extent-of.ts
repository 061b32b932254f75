import type { Extent } from '../../../kernel/archive/declaration.ts'
import type { Context } from '../../../kernel/context.ts'
import { readCustomerRecord } from '../../customers/index.ts'
import { readMyRecord } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { readMe } from '../rules/read-me.ts'
import type { ExportRow } from '../tables.ts'

/** What each kind names and therefore holds, in the order of looking. */
const rounds: Record<ExportRow['kind'], readonly string[]> = {
  tenant: [],
  community: ['groups', 'people', 'files'],
  group: ['communities', 'people', 'files'],
  person: ['groups', 'communities', 'people'],
}

/** Where an archive of the wished kind begins, how it widens, and what lies beside its rows. */
export async function extentOf(
  ctx: Context,
  { kind, subject_id: id }: Pick<ExportRow, 'kind' | 'subject_id'>,
): Promise<{ start: Extent; rounds: readonly string[]; papers: Record<string, string> }> {
  const ids = {
    tenant: {},
    community: { communities: [id] },
    group: { groups: [id] },
    person: { person: [id], people: [id] },
  }
  return { start: { kind, ids: ids[kind] }, rounds: rounds[kind], papers: await papersOf(ctx, kind, id) }
}

async function papersOf(ctx: Context, kind: ExportRow['kind'], id: string): Promise<Record<string, string>> {
  const about = kind === 'person' ? await aboutMe(ctx, id as PersonId) : null
  return {
    'README.txt': readMe,
    ...(about ? { 'about-me.json': `${JSON.stringify(about, null, 2)}\n` } : {}),
  }
}

async function aboutMe(ctx: Context, personId: PersonId): Promise<Record<string, unknown>> {
  return { ...(await readMyRecord(ctx, personId)), customerRecord: await readCustomerRecord(ctx, personId) }
}
