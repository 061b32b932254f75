import type { PaymentProvider, Transfers } from './provider.ts'

/** Its payees confirm on a page of our own; what they did there is all it knows. */
const transfers: Transfers = {
  send: async (_account, { transferNo }) => ({ state: 'waiting', handover: { page: transferNo } }),
  ask: async (_account, transferNo) => ({ state: 'waiting', handover: { page: transferNo } }),
  cancel: async () => ({ state: 'over' }),
}

/** Pays with play money: a page of our own asks what the payer does. Its refunds arrive at once. */
export const sandbox: PaymentProvider = {
  name: 'sandbox',
  ways: ['page'],
  open: async (_account, { id }) => ({ url: `/pay/${id}` }),
  refund: async () => ({ state: 'done' }),
  askRefund: async () => ({ state: 'done' }),
  transfers,
}
