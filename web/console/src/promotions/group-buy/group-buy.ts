/** 拼团 at the desk. */
import { UsergroupAddIcon } from 'tdesign-icons-react'
import type { VariantId } from '../../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import type { Good } from '../good.ts'
import { pagesOfKind } from '../kind.ts'
import { filled } from '../filled.ts'
import { GroupBuyForm } from './GroupBuyForm.tsx'

type GroupBuySaid = {
  people: (number | null)[]
  goods: { good: Good; yuan: string[] }[]
  minutes: number | null
  payMinutes: number | null
  atLeast: number | null
  newcomers: 'any' | 'joiners' | 'everyone'
  holdsStock: boolean
  onEnd: 'keep' | 'fail'
  surplus: 'refund' | 'new_team'
  mayLeave: boolean
  refundAnytime: boolean
  perOrder: number | null
  perPerson: number | null
  inAll: number | null
}

const blank: GroupBuySaid = {
  people: [3],
  goods: [],
  minutes: 1440,
  payMinutes: 15,
  atLeast: null,
  newcomers: 'any',
  holdsStock: false,
  onEnd: 'keep',
  surplus: 'refund',
  mayLeave: false,
  refundAnytime: false,
  perOrder: 1,
  perPerson: null,
  inAll: null,
}

export const groupBuyPages = pagesOfKind<'group_buy', GroupBuySaid>({
  kind: 'group_buy',
  Icon: UsergroupAddIcon,
  blank,
  saidOf: ({ prices, people, kind: _, ...rest }, goodOf) => ({
    ...rest,
    people: [...people],
    goods: prices.map(({ variantId, fen }) => ({ good: goodOf(variantId), yuan: fen.map(yuanOf) })),
  }),
  termsOf: ({ goods, people, ...rest }) => ({
    kind: 'group_buy',
    ...filled(rest),
    people: people.map(Number),
    prices: goods.map(({ good, yuan }) => ({
      variantId: good.variantId as VariantId,
      fen: people.map((_, step) => fenOf(yuan[step] ?? '') ?? Number.NaN),
    })),
  }),
  names: { prices: 'goods', fen: 'yuan' },
  Form: GroupBuyForm,
})
