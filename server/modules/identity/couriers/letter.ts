/** What the letter around a link says. */
import { DateTime } from 'luxon'
import { fillSentence } from '../../../kernel/contract.ts'
import type { AddressKind } from '../rules/address.ts'
import type { LinkPurpose } from '../tables.ts'
import en from './words/en.json' with { type: 'json' }
import zh from './words/zh-CN.json' with { type: 'json' }

export type Letter = {
  to: string
  kind: AddressKind
  url: string
  purpose: LinkPurpose
  locale: string
  tenantName: string
  /** The name of the person whom the link lets in. */
  personName: string
  expiresAt: Date
  /** IANA zone in which to tell the time. */
  zone: string
}

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
