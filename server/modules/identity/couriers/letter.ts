/** What the letter around a link says. */
import { DateTime } from 'luxon'
import { fillSentence } from '../../../kernel/contract.ts'
import type { LinkPurpose } from '../tables.ts'
import type { Letter } from './courier.ts'
import zh from './words/zh-CN.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }

type Words = Record<LinkPurpose, { subject: string; text: readonly string[] }>

const words = (locale: string): Words => (locale === 'en' ? en : zh)

export function writeLetter(letter: Letter): { subject: string; text: string } {
  const { subject, text } = words(letter.locale)[letter.purpose]
  const facts = {
    tenant: letter.tenantName,
    person: letter.personName,
    url: letter.url,
    until: DateTime.fromJSDate(letter.expiresAt, { zone: letter.zone }).toFormat('yyyy-MM-dd HH:mm (ZZ)'),
  }
  // A name with a line break must not be able to add a header or a paragraph of its own.
  const said = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.replace(/\s+/g, ' ')]))
  return { subject: fillSentence(subject, said), text: text.map((line) => fillSentence(line, said)).join('\n\n') }
}
