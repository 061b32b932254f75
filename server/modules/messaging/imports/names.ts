/** Names of people in exports: cleaned for use as keys, and phone numbers made unreadable. */
import { createHash } from 'node:crypto'

/** Direction marks, isolates and byte-order marks; not the joiners that emoji and Persian names are made with. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** A name without invisible marks, special blanks turned to plain ones. */
export function cleanName(name: string): string {
  return name
    .replace(MARKS, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
}

const PHONE_NAME = /^~?\s*\+?[\d\s()\-.]{7,24}$/
const digitsOf = (text: string) => text.replace(/\D/g, '')
/** A phone number shown to people: its first two and last two digits. */
const shownPhone = (digits: string) => `${digits.slice(0, 2)}…${digits.slice(-2)}`

/** Key and shown name of a sender known only by name; a phone number becomes a digest, since it may not be stored. */
export function senderByName(written: string): { senderKey: string; senderName: string } {
  const name = cleanName(written)
  const digits = PHONE_NAME.test(name) ? digitsOf(name) : ''
  if (digits.length < 7) return { senderKey: name, senderName: name.replace(/^~\s*/, '') }
  const digest = createHash('sha256').update(digits).digest('hex').slice(0, 20)
  return { senderKey: `tel:${digest}`, senderName: `+${shownPhone(digits)}` }
}

const MAY_HOLD_PHONE = /\d{4}|\+\d/
const INTERNATIONAL = /\+\d[\d\u00a0\u202f\u2011 ().-]{6,20}\d/g
const MENTIONED = /(@\u2068?)(\d{9,15})(?!\d)/g
const CHINESE_MOBILE = /(?<![\d.])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.])/g

/** Text with phone numbers cut to their first and last digits: +CC numbers, @-mentions by number, Chinese mobiles. */
export function maskPhones(text: string): string {
  if (!MAY_HOLD_PHONE.test(text)) return text
  return text
    .replace(INTERNATIONAL, (found) => (digitsOf(found).length < 8 ? found : `+${shownPhone(digitsOf(found))}`))
    .replace(MENTIONED, (_, at: string, digits: string) => `${at}+${shownPhone(digits)}`)
    .replace(CHINESE_MOBILE, (found) => shownPhone(digitsOf(found)))
}

/** Slack's file tokens (`xoxe-…` and its kin) grant access to files and must not survive an import. */
export function stripTokens(text: string): string {
  return text.includes('xox') ? text.replace(/(?:[?&]t=)?xox[a-z]-[\w-]*/gi, '') : text
}
