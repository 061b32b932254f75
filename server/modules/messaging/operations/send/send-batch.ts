/**
 * Says many things at once: whatever arrived while the last transaction was being written goes into the next one.
 * A batch costs one statement however many messages it holds; each message is accepted or refused on its own.
 */
import { NotFound, type Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { listStandings, type Standing } from '../../../community/index.ts'
import { lockChats } from '../../access.ts'
import type { Message } from '../../contract.ts'
import { isEmpty, refusalOf } from './check-draft.ts'
import { refuseTheHasty } from './check-pace.ts'
import { checkReferences, type References } from './check-references.ts'
import { type Earlier, findEarlier, viewEarlier } from './find-earlier.ts'
import { type Accepted, keyOf, type Said, type Utterance } from './utterance.ts'
import { writeFresh } from './write-fresh.ts'

type Answers = (Said | Problem)[]

/**
 * One answer for each utterance, in their order: what was said, or the problem that kept it from being said. Under the
 * chats' lock, so that retries are found and slow mode holds.
 */
export async function sendBatch(ctx: Context, utterances: readonly Utterance[]): Promise<Answers> {
  const batch = await check(ctx, utterances)
  const earlier = await compareUnderLock(ctx, batch)
  const written = await writeFresh(ctx, acceptFresh(batch, earlier), 'before')
  const repeated = await viewEarlier(ctx, earlier)
  return answersOf(batch, (key) => written.get(key) ?? repeated.get(key))
}

/**
 * Says what needs no look-up, which nearly all is: plain words of people who may speak, never said before. One statement
 * checks and writes. What it leaves out, by key, wants `sendBatch`: somebody may not speak, calls everybody, or must wait
 * in slow mode; and everything when a retry is among it, which the unique key of client ids finds.
 */
export async function sendPlain(ctx: Context, utterances: readonly Utterance[]): Promise<ReadonlyMap<string, Said>> {
  const plain = utterances.filter(({ draft }) => !draft.mentionsAll && !isEmpty(draft))
  const batch = { utterances: plain, refusals: new Map<Utterance, Problem>() }
  const references = await checkReferences(ctx, plain, refuserOf(batch))
  const accepted = acceptFresh({ ...batch, references }, new Map())
  return writeFresh(ctx, accepted, 'while writing').catch(nothingIfRepeated)
}

function nothingIfRepeated(fault: unknown): Map<string, Said> {
  if ((fault as { constraint?: string }).constraint === 'messages_tenant_id_person_id_client_id_key') return new Map()
  throw fault
}

type Batch = {
  utterances: readonly Utterance[]
  standings: ReadonlyMap<string, Standing>
  refusals: Map<Utterance, Problem>
  references: References
}
const placeOf = ({ groupId, personId }: Utterance) => `${groupId} ${personId}`
const willingOf = ({ utterances, refusals }: Pick<Batch, 'utterances' | 'refusals'>) =>
  utterances.filter((one) => !refusals.has(one))
const refuserOf =
  ({ refusals }: Pick<Batch, 'refusals'>) =>
  (one: Utterance, problem: Problem | null) =>
    problem && refusals.set(one, problem)

async function check(ctx: Context, utterances: readonly Utterance[]): Promise<Batch> {
  const standings = await listStandings(ctx, utterances)
  const begun = { utterances, standings, refusals: new Map<Utterance, Problem>() }
  const refuse = refuserOf(begun)
  for (const one of utterances) refuse(one, refusalOf(one.draft, standings.get(placeOf(one)), ctx.now))
  return { ...begun, references: await checkReferences(ctx, willingOf(begun), refuse) }
}

/** With the chats locked nobody comes between: what was said before is known, and who speaks too soon. */
async function compareUnderLock(ctx: Context, batch: Batch): Promise<Map<string, Earlier>> {
  const willing = willingOf(batch)
  if (willing.length === 0) return new Map()
  await lockChats(
    ctx,
    willing.map(({ groupId }) => groupId),
  )
  const earlier = await findEarlier(ctx, willing)
  const unsaid = willing.filter((one) => !earlier.has(keyOf(one)))
  await refuseTheHasty(ctx, unsaid, batch.standings, refuserOf(batch))
  return earlier
}

function answersOf({ utterances, refusals }: Batch, said: (key: string) => Said | undefined): Answers {
  return utterances.map((one) => refusals.get(one) ?? said(keyOf(one)) ?? NotFound())
}

/** The same client id twice in a batch is one message. */
function acceptFresh(batch: Omit<Batch, 'standings'>, earlier: ReadonlyMap<string, unknown>): Accepted[] {
  const accepted = new Map<string, Accepted>()
  for (const utterance of willingOf(batch)) {
    const key = keyOf(utterance)
    if (earlier.has(key) || accepted.has(key)) continue
    const files = utterance.draft.fileIds.flatMap((id) => batch.references.files.get(id) ?? [])
    accepted.set(key, { utterance, id: newId('msg'), kind: kindOf(utterance, files), files })
  }
  return [...accepted.values()]
}

function kindOf({ kind, draft }: Utterance, [first]: Accepted['files']): Message['kind'] {
  if (kind) return kind
  if (draft.poll) return 'poll'
  return first && draft.text.trim() === '' ? first.kind : 'text'
}
