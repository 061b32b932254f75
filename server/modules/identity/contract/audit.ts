/** What operators did. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { personCard, personId } from './shapes.ts'

export const auditRow = z.object({
  id: z.string(),
  at: instant,
  by: personCard.nullable(),
  via: z.enum(['session', 'api_key', 'system']),
  /** The endpoint's name, e.g. `community.remove_member`. */
  action: z.string(),
  about: z.record(z.string(), z.unknown()),
  address: z.string(),
})
export const listAuditEndpoint = endpoint({
  name: 'identity.list_audit',
  route: 'GET /audit',
  summary: 'Every write by an operator, newest first',
  input: z.object({
    by: personId.optional(),
    action: z.string().max(80).optional(),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: pageOf(auditRow),
})
