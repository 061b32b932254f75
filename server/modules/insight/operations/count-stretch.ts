/** Counts a stretch of days of one group from its messages, reactions, comings and goings. */
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listSignals, listUtterances, type Utterance } from '../../messaging/index.ts'
import { readLinks } from '../queries/read-links.ts'
import { readOpenQuestions } from '../queries/read-open-questions.ts'
import { readRoots } from '../queries/read-roots.ts'
import { findAdverts } from '../rules/adverts.ts'
import type { BusinessDays } from '../rules/business-days.ts'
import { runClocks } from '../rules/clock-questions.ts'
import { countDays } from '../rules/count-days.ts'
import type { People } from '../rules/people.ts'
import type { SeatHistory } from '../rules/seat-history.ts'
import { readLines, type SpokenLines } from '../rules/spoken-lines.ts'
import { findLinks, targetsBefore, traceReplies } from '../rules/trace-replies.ts'
import { lookBackMs } from './look-back.ts'
import { writeClocks, writeDays, writeReplies } from './write-counts.ts'

export type Counting = { groupId: GroupId; days: BusinessDays; people: People; seats: SeatHistory }
export type Stretch = { from: number; until: number }

/** Writes the counts of the days `from … until`, of which nothing may be written yet; their lines are linked already. */
export async function countStretch(ctx: Context, counting: Counting, stretch: Stretch): Promise<void> {
  const { groupId, days, people } = counting
  const from = days.startOf(stretch.from)
  const until = days.startOf(stretch.until + 1)
  const since = new Date(from.getTime() - lookBackMs)
  const utterances = await listUtterances(ctx, { groupId, from: since, until })
  const signals = await listSignals(ctx, { groupId, from, until })
  await people.meet([...utterances.flatMap(namedIn), ...signals.map(({ personId }) => personId)])
  const lines = readLines(utterances, people, days)
  const links = await readLinks(ctx, groupId, from, until)
  const replies = await traceStretch(ctx, counting, stretch, lines, links)
  const open = await readOpenQuestions(ctx, groupId, from, { lines: lines.standing, links })
  const clocks = runClocks(lines.standing, links, open, stretch.from)
  await writeReplies(ctx, groupId, replies)
  await writeClocks(ctx, counting, from, clocks)
  const given = signals.filter(({ personId }) => !people.isStaff(personId))
  const happened = { ...happenings(counting, stretch, lines), replies, signals: given.map(onDay(days)) }
  await writeDays(ctx, groupId, countDays(happened))
}

const namedIn = ({ personId, replyToPersonId, mentions }: Utterance) => [personId, replyToPersonId, ...mentions]

const onDay =
  (days: BusinessDays) =>
  <T extends { at: Date }>(one: T) => ({ ...one, day: days.of(one.at) })

async function traceStretch(
  ctx: Context,
  { groupId, days, people }: Counting,
  { from }: Stretch,
  lines: SpokenLines,
  found: Awaited<ReturnType<typeof readLinks>>,
) {
  const members = lines.standing.filter(({ staff }) => !staff)
  const links = findLinks(members, found, from, people.isStaff)
  const roots = await readRoots(ctx, groupId, targetsBefore(links, members, from), { members, days, people })
  return traceReplies(links, members, roots)
}

function happenings({ seats }: Counting, { from, until }: Stretch, { standing, removed }: SpokenLines) {
  const lines = standing.filter(({ staff, day }) => !staff && day >= from)
  const takenBack = removed.filter(({ day }) => day >= from)
  const adverts = findAdverts([...lines, ...takenBack], seats.joinedOn)
  const changes = [...seats.joinsOf(from, until), ...seats.exitsOf(from, until)]
  return { lines, removed: takenBack, adverts, changes }
}
