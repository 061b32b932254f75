import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import { recipient as recipientShape } from '../../../commerce/contract.ts'
import { accessActivity, requireChannel } from '../../access.ts'
import type { ActivityId, listPrizeClaimsEndpoint, listWinnersEndpoint } from '../../contract.ts'
import { maskedName } from '../../rules/lotteries/masked-name.ts'
import { type DrawRow, db } from '../../tables.ts'
import { cardsOf } from '../cards.ts'
import { asLottery } from './access-lottery.ts'
import { drawOf } from './draw-shape.ts'

/** Who won what, by number, with masked names (LO-5). */
export async function listWinners(
  ctx: Context,
  { activityId, channel, ...page }: RequestOf<typeof listWinnersEndpoint>,
): Promise<AnswerOf<typeof listWinnersEndpoint>> {
  const lottery = asLottery(await accessActivity(ctx, activityId, 'toRead'))
  requireChannel(lottery, channel)
  const { rows, next, cardOf } = await pageOfWon(ctx, activityId, page)
  return {
    next,
    rows: rows.map((row) => ({
      no: row.no,
      name: maskedName(cardOf(row.person_id).name),
      prize: lottery.terms.prizes[row.got ?? -1]?.name ?? '',
      at: row.at.toISOString(),
    })),
  }
}

/** For the desk: where prizes go, and which are handed over. */
export async function listPrizeClaims(
  ctx: Context,
  { activityId, ...page }: RequestOf<typeof listPrizeClaimsEndpoint>,
): Promise<AnswerOf<typeof listPrizeClaimsEndpoint>> {
  const { terms } = asLottery(await accessActivity(ctx, activityId, 'toRead'))
  const { rows, next, cardOf } = await pageOfWon(ctx, activityId, page)
  return {
    next,
    rows: rows.map((row) => ({
      ...drawOf(terms, row, ctx.now),
      person: cardOf(row.person_id),
      recipient: row.recipient ? recipientShape.parse(JSON.parse(ctx.seal.open(row.recipient))) : null,
    })),
  }
}

type Page = { after?: string | undefined; limit: number }

async function pageOfWon(ctx: Context, id: ActivityId, { after, limit }: Page) {
  const beyond = Number.parseInt(readMark(after).rest[0] ?? '', 10) || 0
  const rows: DrawRow[] = await db(ctx)
    .selectFrom('promotions.draws')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', id)
    .where('won', '=', true)
    .where('no', '>', beyond)
    .orderBy('no')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map(({ person_id }) => person_id),
  )
  return { rows: page, cardOf, next: rows.length > limit && last ? markAfter(last.at, last.no) : null }
}
