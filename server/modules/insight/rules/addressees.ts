/** Whom a line begins by addressing, as far as that person has just spoken: nobody else can be meant by an answer. */
import type { PersonId } from '../../../kernel/people.ts'
import { leadingMention } from '../../../science/leading-mention.ts'
import { mentionLines, mentionSeconds } from '../../../science/reply-evidence.ts'
import type { Utterance } from '../../messaging/index.ts'

type Names = { nameOf: (personId: PersonId) => string | undefined }
type Said = { personId: PersonId; at: number }

const atSign = /^\s*<?@/
const calledByName = /^\s*[^\s:：,，]{3,64}[:：,，]/

/**
 * Returns a reader of lines in the order of the chat. A line that begins with "@" addresses the first person it mentions;
 * where the chat tells no mentions ("name: …", as in imported logs) the names of those who spoke last are compared.
 */
export function openAddressees({ nameOf }: Names): (line: Utterance) => PersonId | null {
  const recent: Said[] = []
  return (line) => {
    const at = line.at.getTime()
    while (recent.length > 0 && isPast(recent, at)) recent.shift()
    const addressed = addressedBy(line, recent, nameOf)
    recent.push({ personId: line.personId, at })
    return addressed
  }
}

/** Science looks no further back than this; neither do names, so that every way of cutting history reads alike. */
const isPast = (recent: readonly Said[], at: number) =>
  recent.length > mentionLines || at - (recent[0] as Said).at > mentionSeconds * 1000

function addressedBy({ text, mentions }: Utterance, recent: readonly Said[], nameOf: Names['nameOf']): PersonId | null {
  const [first] = mentions
  const called = atSign.test(text)
  if (called && first !== undefined) return first
  if (!called && !calledByName.test(text)) return null
  const names = new Map<string, PersonId>()
  for (const { personId } of recent) {
    const name = nameOf(personId)?.toLowerCase()
    if (name) names.set(name, personId)
  }
  return leadingMention(text, names) as PersonId | null
}
