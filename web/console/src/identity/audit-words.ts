/** The audit log in words: which writes it may show, and what each was about. */
import type { Endpoint } from '../../../../server/kernel/contract.ts'
import * as archive from '../../../../server/modules/archive/contract.ts'
import * as commerce from '../../../../server/modules/commerce/contract.ts'
import * as community from '../../../../server/modules/community/contract.ts'
import * as customers from '../../../../server/modules/customers/contract.ts'
import * as distribution from '../../../../server/modules/distribution/contract.ts'
import * as identity from '../../../../server/modules/identity/contract.ts'
import * as ledger from '../../../../server/modules/ledger/contract.ts'
import * as messaging from '../../../../server/modules/messaging/contract.ts'
import * as insight from '../../../../server/modules/insight/contract.ts'
import { middleCut } from '../../../ui/formats.ts'

const isEndpoint = (thing: unknown): thing is Endpoint =>
  typeof thing === 'object' && thing !== null && 'writes' in thing && 'name' in thing

/** The names of all endpoints that write, from the contracts themselves. */
export const auditActions: readonly string[] = [
  identity,
  community,
  customers,
  messaging,
  ledger,
  commerce,
  distribution,
  insight,
  archive,
]
  .flatMap((window) => Object.values(window as Record<string, unknown>))
  .filter(isEndpoint)
  .filter((endpoint) => endpoint.writes)
  .map((endpoint) => endpoint.name)
  .sort()

/** What a write was about: its plain fields, ids shortened in the middle, long texts at their end. */
export function sayAbout(about: Record<string, unknown>): string {
  return Object.entries(about)
    .flatMap(([name, value]) => {
      const said = sayValue(value)
      return said === '' ? [] : [`${name}: ${said}`]
    })
    .join(' · ')
}

function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'string') return /^[a-z]{3}_[0-9a-z]{26}$/.test(value) ? middleCut(value, 14) : cut(value)
  if (typeof value === 'object') return cut(JSON.stringify(value))
  return String(value)
}

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
