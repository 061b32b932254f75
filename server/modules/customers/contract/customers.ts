/** Customers: the list, the card, what is shown only when asked for. */
import { z } from 'zod'
import { endpoint, idOf, instant, pageOf } from '../../../kernel/contract.ts'
import { personId, sealedKind } from '../../identity/contract.ts'

export const customerId = idOf('cus')
export type CustomerId = z.infer<typeof customerId>
export const customerImportId = idOf('cim')
export type CustomerImportId = z.infer<typeof customerImportId>

const short = z.string().trim().max(100)
export const tag = z.string().trim().min(1).max(40)

/** A phone, e-mail or id; masked unless it was asked for. */
export const knownBy = z.object({ kind: sealedKind, text: z.string() })
export const customerRow = z.object({
  id: customerId,
  personId,
  /** What operators call them, else the name they gave themselves. */
  name: z.string(),
  number: z.string(),
  city: z.string(),
  region: z.string(),
  tags: z.array(z.string()),
  knownBy: z.array(knownBy),
  createdAt: instant,
})
export type CustomerRow = z.infer<typeof customerRow>

export const customerCard = customerRow.extend({
  ownName: z.string(),
  /** `YYYY-MM-DD`, `--MM-DD` when the year is unknown, or empty. */
  birthday: z.string(),
  notes: z.string(),
  /** Long numbers masked. */
  attributes: z.array(z.object({ label: z.string(), value: z.string() })),
  changedAt: instant,
  imports: z.array(
    z.object({
      importId: customerImportId,
      fileName: z.string(),
      row: z.number().int(),
      at: instant,
      undone: z.boolean(),
    }),
  ),
})
export type CustomerCard = z.infer<typeof customerCard>

export const listCustomersEndpoint = endpoint({
  name: 'customers.list_customers',
  route: 'GET /customers',
  summary: 'Customers by name, own number, whole phone or id, last four digits of a phone, or tag; newest first',
  input: z.object({
    q: z.string().trim().max(128).optional(),
    tag: z.string().max(40).optional(),
    city: short.optional(),
    importId: customerImportId.optional(),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: pageOf(customerRow).extend({ total: z.number().int() }),
})
export const listCustomerTagsEndpoint = endpoint({
  name: 'customers.list_tags',
  route: 'GET /customer-tags',
  summary: 'Tags and cities of customers, the most frequent first',
  output: z.object({
    tags: z.array(z.object({ tag: z.string(), customers: z.number().int() })),
    cities: z.array(z.object({ city: z.string(), customers: z.number().int() })),
  }),
})
export const readCustomerEndpoint = endpoint({
  name: 'customers.read_customer',
  route: 'GET /customers/:customerId',
  summary: 'One customer; phones and ids masked',
  input: z.object({ customerId }),
  output: customerCard,
})
export const changeCustomerEndpoint = endpoint({
  name: 'customers.change_customer',
  route: 'PATCH /customers/:customerId',
  summary: 'Change what operators keep about a customer; what is not named stays',
  input: z.object({
    customerId,
    name: z.string().trim().max(64).optional(),
    city: short.optional(),
    region: short.optional(),
    birthday: z
      .string()
      .regex(/^(|(\d{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$/)
      .optional(),
    tags: z.array(tag).max(50).optional(),
    notes: z.string().max(2000).optional(),
  }),
  output: customerCard,
})
export const revealCustomerEndpoint = endpoint({
  name: 'customers.reveal_customer',
  route: 'POST /customers/:customerId/reveal',
  summary: 'Phones, ids and further columns of a customer in full; stands in the audit log',
  input: z.object({ customerId }),
  output: z.object({
    knownBy: z.array(knownBy),
    attributes: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
})
