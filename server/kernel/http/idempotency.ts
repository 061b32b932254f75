/** A write that carries an Idempotency-Key is done once; asked again it is answered as before. */
import type { Context } from '../context.ts'
import { problem } from '../contract.ts'

const KeyUsedOtherwise = problem('kernel.key_used_otherwise', 422, {
  zh: '这个请求编号已用于另一个操作，请刷新后重试。',
  en: 'This idempotency key was used for another request.',
})

type Answers = {
  'kernel.answers': {
    tenant_id: string
    actor: string
    key: string
    endpoint: string
    asked: string
    status: number
    answer: unknown
    session: string | null
    at: Date
  }
}

export const keyShape = /^[\x21-\x7e]{8,128}$/

/** The stored answer, or what `work` answers now. A second request waits for the first to commit. */
export async function answerOnce(
  ctx: Context,
  { key, endpoint, input }: { key: string; endpoint: string; input: unknown },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const actor = ctx.actor.kind === 'person' ? ctx.actor.personId : ctx.actor.kind
  // Keyed, because a plain hash of a phone number is as good as the number.
  const asked = ctx.seal.fingerprint('request', JSON.stringify(input))
  const answers = ctx.tables<Answers>()
  const claimed = await answers
    .insertInto('kernel.answers')
    .values({
      tenant_id: ctx.tenantId,
      actor,
      key,
      endpoint,
      asked,
      status: 0,
      answer: null,
      session: null,
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  const mine = { tenant_id: ctx.tenantId, actor, key }
  if ((claimed.numInsertedOrUpdatedRows ?? 0n) === 0n) {
    const earlier = await answers
      .selectFrom('kernel.answers')
      .select(['endpoint', 'asked', 'answer', 'session'])
      .where((row) => row.and(mine))
      .executeTakeFirstOrThrow()
    if (earlier.endpoint !== endpoint || earlier.asked !== asked) throw KeyUsedOtherwise()
    if (earlier.session) ctx.outgoing.session = { token: ctx.seal.open(earlier.session) }
    return earlier.answer
  }
  const answer = (await work()) ?? {}
  // A stranger who was signed in by the lost answer must be signed in by its repetition too.
  const session = ctx.outgoing.session ? ctx.seal.seal(ctx.outgoing.session.token) : null
  await answers
    .updateTable('kernel.answers')
    .set({ status: 200, answer: JSON.stringify(answer), session })
    .where((row) => row.and(mine))
    .execute()
  return answer
}
