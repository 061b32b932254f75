/** 秒杀 at the desk. */
import { TimeIcon } from 'tdesign-icons-react'
import type { VariantId } from '../../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import { filled } from '../filled.ts'
import type { Good } from '../good.ts'
import { pagesOfKind } from '../kind.ts'
import { FlashSaleForm } from './FlashSaleForm.tsx'

type FlashSaleSaid = {
  goods: { good: Good; yuan: string; pieces: number | null }[]
  hours: { from: string; to: string }[]
  piecesPer: 'activity' | 'slot'
  perOrder: number | null
  perPerson: number | null
  payMinutes: number | null
}

const blank: FlashSaleSaid = {
  goods: [],
  hours: [],
  piecesPer: 'activity',
  perOrder: 1,
  perPerson: 1,
  payMinutes: 10,
}

export const flashSalePages = pagesOfKind<'flash_sale', FlashSaleSaid>({
  kind: 'flash_sale',
  Icon: TimeIcon,
  blank,
  saidOf: ({ items, hours, kind: _, ...rest }, goodOf) => ({
    ...rest,
    hours: hours.map((one) => ({ ...one })),
    goods: items.map(({ variantId, fen, pieces }) => ({ good: goodOf(variantId), yuan: yuanOf(fen), pieces })),
  }),
  termsOf: ({ goods, ...rest }) => ({
    kind: 'flash_sale',
    ...filled(rest),
    items: goods.map(({ good, yuan, pieces }) => ({
      variantId: good.variantId as VariantId,
      fen: fenOf(yuan ?? '') ?? Number.NaN,
      pieces: pieces ?? Number.NaN,
    })),
  }),
  names: { items: 'goods', fen: 'yuan' },
  Form: FlashSaleForm,
})
