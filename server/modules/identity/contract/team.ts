/** Operator seats and the tenant they serve. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import { AddressInvalid, LastOwner } from './problems.ts'
import { address, displayName, me, personCard, personId, staffRole } from './shapes.ts'

export const teamSeat = z.object({
  person: personCard,
  role: staffRole,
  address: z.string().nullable(),
  since: instant,
  seenAt: instant.nullable(),
})
export type TeamSeat = z.infer<typeof teamSeat>
export const listTeamEndpoint = endpoint({
  name: 'identity.list_team',
  route: 'GET /team',
  summary: 'People with an operator seat',
  output: z.object({ rows: z.array(teamSeat) }),
})
export const giveSeatEndpoint = endpoint({
  name: 'identity.give_seat',
  route: 'POST /team',
  summary: 'Give an operator seat; the person receives a one-time link',
  input: z.object({ name: displayName, address, role: staffRole }),
  output: teamSeat,
  problems: [AddressInvalid],
})
export const changeSeatEndpoint = endpoint({
  name: 'identity.change_seat',
  route: 'PATCH /team/:personId',
  summary: 'Change the role of an operator seat',
  input: z.object({ personId, role: staffRole }),
  output: teamSeat,
  problems: [LastOwner],
})
export const withdrawSeatEndpoint = endpoint({
  name: 'identity.withdraw_seat',
  route: 'DELETE /team/:personId',
  summary: 'Withdraw an operator seat and end its sessions',
  input: z.object({ personId }),
  problems: [LastOwner],
})

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const changeTenantEndpoint = endpoint({
  name: 'identity.change_tenant',
  route: 'PATCH /tenant',
  summary: 'Change the name, time zone or language of the tenant',
  input: z.object({
    name: displayName.optional(),
    zone: z.string().max(64).refine(isTimeZone, { error: 'not a time zone' }).optional(),
    locale: z.enum(['zh-CN', 'en']).optional(),
  }),
  output: me.shape.tenant,
})
