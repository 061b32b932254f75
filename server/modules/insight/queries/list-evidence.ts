/** Behind every number: the messages or members it was counted from. */
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { tenantOf } from '../../identity/index.ts'
import { type listEvidenceEndpoint, StretchTooLong } from '../contract.ts'
import { BusinessDays, dayNumber } from '../rules/business-days.ts'
import { type Window, windowOf, windowOfPart } from '../rules/evidence-window.ts'
import { listComings } from './evidence/list-comings.ts'
import { listLines } from './evidence/list-lines.ts'
import { listSeated } from './evidence/list-seated.ts'
import { listVoices } from './evidence/list-voices.ts'
import { readGlances } from './list-group-cards.ts'
import { listAsked } from './evidence/list-asked.ts'
import { listAnswers } from './evidence/list-answers.ts'

type Request = RequestOf<typeof listEvidenceEndpoint>
export type Evidence = AnswerOf<typeof listEvidenceEndpoint>

/** What was asked for, with the days it is about. */
export type Asked = Omit<Request, 'from' | 'until' | 'part'> & {
  from: number
  until: number
  /** No days were named. */
  anyDay: boolean
  days: BusinessDays
}
export type Reader = (ctx: Context, asked: Asked) => Promise<Evidence>

const readers: Record<Request['of'], Reader> = {
  speakers: listVoices,
  signals: listVoices,
  silent: listSeated,
  role: listSeated,
  joins: listComings,
  exits: listComings,
  newcomers: listComings,
  questions: listAsked,
  answered: listAsked,
  unanswered: listAsked,
  started: listAnswers,
  replies: listAnswers,
  messages: listLines,
  hour: listLines,
  removed: listLines,
  adverts: listLines,
  disagreements: listLines,
}

/** The numbers are made of whole days in memory: more than a season at once is not looked through. */
const mostDays = 100

export async function listEvidence(ctx: Context, request: Request): Promise<Evidence> {
  const days = new BusinessDays((await tenantOf(ctx)).zone)
  const window = await findWindow(ctx, request, days.of(ctx.now))
  if (window.until - window.from >= mostDays) throw StretchTooLong({ limit: mostDays })
  const anyDay = !request.from && !request.until && !request.part
  return readers[request.of](ctx, { ...request, ...window, anyDay, days })
}

async function findWindow(ctx: Context, request: Request, today: number): Promise<Window> {
  const settledOn = request.part && (await readGlances(ctx, [request.groupId])).get(request.groupId)?.settled_on
  if (request.part && settledOn) return windowOfPart(request.part, dayNumber(settledOn))
  return windowOf(request, { from: numberOf(request.from), until: numberOf(request.until) }, today)
}

const numberOf = (day: string | undefined) => (day === undefined ? undefined : dayNumber(day))
