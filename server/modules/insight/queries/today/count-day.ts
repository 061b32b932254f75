/** The day in figures, beside the day before and what is usual on such a day. */
import type { AnswerOf } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { looksOverAll } from '../../access.ts'
import type { readTodayEndpoint } from '../../contract.ts'
import { countField, picturedDays } from '../count-field.ts'
import { type KeptField, readField } from '../read-field.ts'
import type { Standing } from './count-states.ts'
import type { Desk } from './desk.ts'

type Picture = Pick<AnswerOf<typeof readTodayEndpoint>, 'totals' | 'hours'>

const sameWeekday = picturedDays.filter((back) => back > 1)
const noHours = Array.from({ length: 24 }, () => 0)

/** Whoever looks over all groups is shown what was kept of them; others have their own groups counted. */
export async function countDay(ctx: Context, desk: Desk, { groups, seats }: Standing): Promise<Picture> {
  const { people, speakers, joins, exits, hours, speakersBefore } = await readOrCount(ctx, desk)
  return {
    totals: {
      ...{ people, speakers, joins, exits, groups, seats, speakersBefore },
      messages: sum(hours[0] ?? noHours),
      messagesBefore: messagesUntilNow(ctx, desk, hours[1] ?? noHours),
    },
    hours: noHours.map((_, hour) => ({
      hour,
      today: hours[0]?.[hour] ?? 0,
      usual: mean(sameWeekday.flatMap((back) => hours[back]?.[hour] ?? [])),
    })),
  }
}

/** `speakersBefore`: who had spoken on the day before by the same time. */
async function readOrCount(ctx: Context, desk: Desk): Promise<KeptField> {
  const sinceMidnight = Math.floor((ctx.now.getTime() - desk.days.startOf(desk.today).getTime()) / 1000)
  const kept = looksOverAll(ctx) ? await readField(ctx, desk.today, sinceMidnight) : undefined
  if (kept) return kept
  const { firstWords, ...counted } = await countField(ctx, desk)
  return { ...counted, speakersBefore: firstWords.filter((second) => second <= sinceMidnight).length }
}

const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0)
const mean = (figures: readonly number[]) => (figures.length > 0 ? sum(figures) / figures.length : 0)

/** Of the day before. Whole hours are known; of the one that runs now, the share that has passed. */
function messagesUntilNow({ now }: Context, { days }: Desk, before: readonly number[]): number {
  const hour = days.hourOf(now)
  return sum(before.slice(0, hour)) + Math.round((before[hour] ?? 0) * days.partOfHour(now))
}
