/**
 * Which lines look like adverts: a newcomer who leaves a link or a way to be contacted, or says the same thing again and
 * again. A simple rule that names what it saw; it hides nothing and punishes nobody.
 */
import type { PersonId } from '../../../kernel/people.ts'

/** A line as far as this rule reads it. */
type AdvertLine = { personId: PersonId; day: number; text: string; staff: boolean }

/** Whoever came this many days ago or less is a newcomer here. */
export const newcomerDays = 7
/** The same words of newcomers on one day, this often. */
const fewestCopies = 3
const shortestCopy = 8

const link = /https?:\/\/|www\.|\b[a-z0-9-]{2,}\.(?:com|cn|net|top|xyz|vip|cc|me|io|shop|club)\b/
// Bounded, so that a long line without blanks costs no time.
const handle = '[a-z][a-z0-9_-]{0,24}\\d[a-z0-9_-]{0,24}'
const contact = new RegExp(
  [
    // 加微信, 加V, +vx, 加微聊
    '(?:加|➕|\\+)\\s*(?:微信|薇信?|威信?|v(?![a-z])|v信|vx|wx|qq|扣扣?|q(?![a-z])|微(?=[\\s:,聊领进拉]|$))',
    '加我(?:好友|微信|领|进群)|私聊我|私信我|滴滴我|扫码(?:进|入|领|加)',
    // a name of the kind and an id: 微信 abcd1234, V qzh_8812, QQ号: 12345678
    `(?:微信|薇信|威信|v信|vx|wx|weixin|qq|扣扣|电报|telegram|whatsapp)号?\\s*:?\\s*@?(?:${handle}|\\d{6,})`,
    `(?:^|[^a-z0-9])(?:v|q|私|扣)\\s*:?\\s*${handle}`,
    // a bare id that closes the line
    `[,。!\\s]${handle}$`,
    '(?<!\\d)1[3-9]\\d{9}(?!\\d)',
  ].join('|'),
)

/** Whether a text leaves a link or a way to be contacted, written plainly or in the usual disguises. */
export function invites(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase()
  return link.test(plain) || contact.test(plain)
}

/** The lines of one or more days that look like adverts; `joinedOn` tells when somebody last came, null for strangers. */
export function findAdverts<L extends AdvertLine>(
  lines: readonly L[],
  joinedOn: (personId: PersonId, day: number) => number | null,
): L[] {
  const ofNewcomers = lines.filter((line) => !line.staff && isNewcomer(joinedOn(line.personId, line.day), line.day))
  const copies = Map.groupBy(ofNewcomers, copyKey)
  return ofNewcomers.filter((line) => invites(line.text) || isCopied(line, copies))
}

const isNewcomer = (joined: number | null, day: number) => joined !== null && day - joined <= newcomerDays

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{N}\p{P}\p{S}\s]+/gu, '')
const copyKey = ({ day, text }: AdvertLine) => `${day} ${bare(text)}`

const isCopied = (line: AdvertLine, copies: ReadonlyMap<string, readonly AdvertLine[]>) =>
  bare(line.text).length >= shortestCopy && (copies.get(copyKey(line))?.length ?? 0) >= fewestCopies

/** A group is flooded on a day with at least 8 adverts that make up a fifth of all lines. */
export function isFlooded({ adverts, lines }: { adverts: number; lines: number }): boolean {
  return adverts >= fewestAdverts && adverts >= floodShare * lines
}
export const fewestAdverts = 8
export const floodShare = 0.2
