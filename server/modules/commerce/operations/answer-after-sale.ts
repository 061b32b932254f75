import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { type answerAfterSaleEndpoint, OrderStateWrong, type RefundId } from '../contract.ts'
import { accessAfterSale } from '../queries/list-after-sales.ts'
import { readOrder } from '../queries/read-order.ts'
import { type AfterSaleRow, db } from '../tables.ts'
import { giveBack } from './give-back.ts'
import { noteStep } from './note-step.ts'

type Answer = RequestOf<typeof answerAfterSaleEndpoint>
type State = AfterSaleRow['state']

/** Where each answer leads, by kind: a refund without return is done when agreed, one with return when the things are back. */
const leads = {
  decline: { refund: ['asked', 'declined'], return: ['asked', 'declined'] },
  agree: { refund: ['asked', 'done'], return: ['asked', 'agreed'] },
  came_back: { refund: null, return: ['returning', 'done'] },
} as const satisfies Record<Answer['act'], Record<AfterSaleRow['kind'], readonly [State, State] | null>>

/** The shop answers a buyer's request. Raises `commerce.order_state_wrong`, `commerce.refund_too_much`. */
export async function answerAfterSale(ctx: Context, words: Answer): Promise<AnswerOf<typeof answerAfterSaleEndpoint>> {
  const { asked, order } = await accessAfterSale(ctx, words.afterSaleId)
  const step = leads[words.act][asked.kind]
  if (!step || asked.state !== step[0]) throw OrderStateWrong({ state: asked.state })
  const [, to] = step
  const back = { why: asked.reason.slice(0, 200), backToStock: words.backToStock }
  const refundId = to === 'done' ? await giveBack(ctx, order, asked.lines, back) : null
  await write(ctx, words, to, refundId)
  await noteStep(ctx, order.id, `after_sale_${to}`, words.answer ? { answer: words.answer } : {})
  return readOrder(ctx, { orderId: order.id })
}

async function write(
  ctx: Context,
  { afterSaleId, answer }: Answer,
  to: State,
  refundId: RefundId | null,
): Promise<void> {
  const settled = to === 'agreed' ? null : ctx.now
  await sql`update commerce.after_sales
       set state = ${to}, answer = ${answer}, refund_id = ${refundId}, settled_at = ${settled}
     where tenant_id = ${ctx.tenantId} and id = ${afterSaleId}`.execute(db(ctx))
}
