/** Which lines of a chat count, and as whose: the operator's people stand apart, what was taken back is gone. */
import type { PersonId } from '../../../kernel/people.ts'
import { disagrees } from '../../../science/disagreement.ts'
import { isQuestion } from '../../../science/questions.ts'
import type { MessageId } from '../../messaging/contract.ts'
import type { Utterance } from '../../messaging/index.ts'
import { openAddressees } from './addressees.ts'
import type { BusinessDays } from './business-days.ts'

/** What counting needs to know of people: who is one of the operator's own, and what everybody is called. */
export type Known = { isStaff: (personId: PersonId) => boolean; nameOf: (personId: PersonId) => string | undefined }

export type SpokenLine = {
  id: MessageId
  personId: PersonId
  at: Date
  day: number
  hour: number
  text: string
  replyTo: MessageId | null
  /** Author of the message answered, whoever that is. */
  replyToPersonId: PersonId | null
  mentions: PersonId[]
  /** The person it begins by addressing. */
  addresses: PersonId | null
  staff: boolean
  asks: boolean
  disagrees: boolean
}

export type SpokenLines = {
  /** All that still stands, in the order of the chat; also the lines of staff, who answer. */
  standing: SpokenLine[]
  /** What a moderator's hand took back from members. */
  removed: SpokenLine[]
}

/** Taken back by its own author: as if it had never been said. */
const isTakenBack = ({ recalled, removed }: Utterance) => recalled && !removed

/** Whether a line is one of a member's messages, as every count of messages means them. */
export const isMessage = ({ personId, recalled }: Utterance, { isStaff }: Pick<Known, 'isStaff'>): boolean =>
  !recalled && !isStaff(personId)

/** Reads utterances in the order of the chat. What its own author took back is nowhere. */
export function readLines(utterances: readonly Utterance[], known: Known, days: BusinessDays): SpokenLines {
  const addresseeOf = openAddressees(known)
  const lines: SpokenLines = { standing: [], removed: [] }
  for (const utterance of utterances) {
    if (isTakenBack(utterance)) continue
    const line = lineOf(utterance, known, days)
    if (!utterance.removed) lines.standing.push({ ...line, addresses: addresseeOf(utterance) })
    else if (!line.staff) lines.removed.push(line)
  }
  return lines
}

function lineOf(utterance: Utterance, known: Known, days: BusinessDays): SpokenLine {
  const { id, personId, at, text, replyTo, replyToPersonId, mentions } = utterance
  const staff = known.isStaff(personId)
  const mentionsStaff = mentions.some((mentioned) => mentioned !== personId && known.isStaff(mentioned))
  return {
    id,
    personId,
    at,
    day: days.of(at),
    hour: days.hourOf(at),
    text,
    replyTo,
    replyToPersonId,
    mentions,
    addresses: null,
    staff,
    asks: !staff && isQuestion(text, { mentionsStaff }),
    disagrees: !staff && disagrees(text),
  }
}
