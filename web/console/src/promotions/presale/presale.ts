/** 预售 at the desk. */
import { CalendarIcon } from 'tdesign-icons-react'
import type { VariantId } from '../../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import { filled } from '../filled.ts'
import type { Good } from '../good.ts'
import { pagesOfKind } from '../kind.ts'
import { PresaleEntries } from './PresaleEntries.tsx'
import { PresaleForm } from './PresaleForm.tsx'

type PresaleSaid = {
  goods: { good: Good; price: string; deposit: string; pieces: number | null }[]
  balanceFrom?: string
  balanceUntil?: string
  shipsBy?: string
  atLeast: number | null
  perPerson: number | null
  unpaidBalance: 'refund' | 'keep'
  payMinutes: number | null
}

const blank: PresaleSaid = { goods: [], atLeast: null, perPerson: 1, unpaidBalance: 'refund', payMinutes: 30 }
/** The three moments stand in the form as instants; their field shows them in the hours of the tenant. */
export const presalePages = pagesOfKind<'presale', PresaleSaid>({
  kind: 'presale',
  Icon: CalendarIcon,
  blank,
  dates: ['balanceFrom', 'balanceUntil', 'shipsBy'],
  saidOf: ({ items, kind: _, ...rest }, goodOf) => ({
    ...rest,
    goods: items.map(({ variantId, priceFen, depositFen, pieces }) => ({
      good: goodOf(variantId),
      price: yuanOf(priceFen),
      deposit: yuanOf(depositFen),
      pieces,
    })),
  }),
  termsOf: ({ goods, balanceFrom = '', balanceUntil = '', shipsBy = '', ...rest }) => ({
    kind: 'presale',
    ...filled(rest),
    balanceFrom,
    balanceUntil,
    shipsBy,
    items: goods.map(({ good, price, deposit, pieces }) => ({
      variantId: good.variantId as VariantId,
      priceFen: fenOf(price ?? '') ?? Number.NaN,
      depositFen: fenOf(deposit ?? '') ?? Number.NaN,
      pieces: pieces ?? Number.NaN,
    })),
  }),
  names: { items: 'goods', priceFen: 'price', depositFen: 'deposit' },
  Form: PresaleForm,
  Entries: PresaleEntries,
})
