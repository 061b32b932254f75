/** Addresses as people type them → one spelling each, so that the same address is always found again. */
import { z } from 'zod'

export type AddressKind = 'email' | 'phone'
export type Address = { kind: AddressKind; text: string }

/** The one spelling of an e-mail address (lower case, ASCII domain) or phone number (E.164); null when it is neither. */
export function readAddress(typed: string): Address | null {
  const text = typed.normalize('NFKC').trim()
  return text.includes('@') ? readEmail(text) : readPhone(text)
}

const emailShape = z.email({ pattern: z.regexes.html5Email }).max(254)

function readEmail(text: string): Address | null {
  const at = text.lastIndexOf('@')
  const domain = asciiDomain(text.slice(at + 1))
  const spelled = `${text.slice(0, at).toLowerCase()}@${domain}`
  const named = domain !== null && /\.[a-z][a-z0-9-]+$/.test(domain) && at <= 64
  return named && emailShape.safeParse(spelled).success ? { kind: 'email', text: spelled } : null
}

/** 例子.公司 → xn--fsqu00a.xn--55qx5d */
function asciiDomain(domain: string): string | null {
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(domain) || domain.endsWith('.')) return null
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return null
  }
}

// Mobile numbers by the numbering plans of 工信部 (1[3-9] and nine digits, 19x included), OFCA, CTT and NCC.
const plans: readonly [code: string, shape: RegExp][] = [
  ['86', /^1[3-9]\d{9}$/],
  ['852', /^[4-9]\d{7}$/],
  ['853', /^6\d{7}$/],
  ['886', /^9\d{8}$/],
]

function readPhone(text: string): Address | null {
  const dialled = text.replace(/^tel:/i, '').replace(/[\s().\p{Pd}]/gu, '')
  const digits = internationalDigits(dialled)
  return digits && fitsPlan(digits) ? { kind: 'phone', text: `+${digits}` } : null
}

function internationalDigits(dialled: string): string | null {
  const bare = /^(?:86)?(1[3-9]\d{9})$/.exec(dialled)
  if (bare) return `86${bare[1]}`
  const abroad = /^(?:\+|00)([1-9]\d{6,14})$/.exec(dialled)?.[1]
  // In Taiwan people write the zero of the trunk after the country code too.
  return abroad?.replace(/^8860(9\d{8})$/, '886$1') ?? null
}

function fitsPlan(digits: string): boolean {
  const plan = plans.find(([code]) => digits.startsWith(code))
  return plan ? plan[1].test(digits.slice(plan[0].length)) : true
}

/** An address as it may be shown: `138****1234`, `+852 ****4567`, `li***@example.com`. */
export function maskAddress({ kind, text }: Address): string {
  if (kind === 'email') return text.replace(/^(.{1,2}).*@/, '$1***@')
  if (text.startsWith('+86')) return `${text.slice(3, 6)}****${text.slice(-4)}`
  const code = plans.find(([one]) => text.startsWith(`+${one}`))?.[0]
  return `${code ? `+${code} ` : '+'}****${text.slice(-4)}`
}

/** To oneself and to operators: e-mail in full, phone numbers always masked. */
export function showAddress(address: Address): string {
  return address.kind === 'email' ? address.text : maskAddress(address)
}
