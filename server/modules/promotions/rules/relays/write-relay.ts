/** A relay as text for the chat (RL-4): a title, then a line for each entry. */
import { cancelledWord, itemWord, plain, type WrittenEntry } from '../../contract/relay-words.ts'

/** `#接龙 <title>`, then `<no>. <name> <item>×<qty> … [@point]`; who cancelled keeps the number. Names are words already. */
export function writeRelay(title: string, entries: readonly WrittenEntry[]): string {
  return [`#接龙 ${plain(title).replace(/\s+/gu, ' ').trim()}`, ...entries.map(writeEntry)].join('\n')
}

function writeEntry({ no, name, lines, point, cancelled }: WrittenEntry): string {
  const head = `${no === null ? '' : `${no}. `}${name}`
  if (cancelled) return `${head} ${cancelledWord}`
  const items = lines.map(({ item, quantity }) => `${itemWord(item)}×${quantity}`)
  return [head, ...items, ...(point === null ? [] : [`@${itemWord(point)}`])].join(' ')
}
