/** 套餐与加价购 at the desk. */
import { GiftIcon } from 'tdesign-icons-react'
import type { VariantId } from '../../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import { filled } from '../filled.ts'
import type { Good } from '../good.ts'
import { pagesOfKind } from '../kind.ts'
import { BundleForm } from './BundleForm.tsx'

type BundleSaid = {
  goods: { good: Good; role: 'part' | 'add_on'; quantity: number | null; yuan: string }[]
  setYuan: string
  perOrder: number | null
  perPerson: number | null
  inAll: number | null
  payMinutes: number | null
}

const blank: BundleSaid = { goods: [], setYuan: '', perOrder: 5, perPerson: null, inAll: null, payMinutes: 30 }

export const bundlePages = pagesOfKind<'bundle', BundleSaid>({
  kind: 'bundle',
  Icon: GiftIcon,
  blank,
  saidOf: ({ parts, addOns, setFen, kind: _, ...rest }, goodOf) => ({
    ...rest,
    setYuan: yuanOf(setFen),
    goods: [
      ...parts.map(({ variantId, quantity }) => ({
        good: goodOf(variantId),
        role: 'part' as const,
        quantity,
        yuan: '',
      })),
      ...addOns.map(({ variantId, fen, perSet }) => ({
        good: goodOf(variantId),
        role: 'add_on' as const,
        quantity: perSet,
        yuan: yuanOf(fen),
      })),
    ],
  }),
  termsOf: ({ goods, setYuan, ...rest }) => ({
    kind: 'bundle',
    ...filled(rest),
    setFen: fenOf(setYuan) ?? Number.NaN,
    parts: goods.flatMap(({ good, role, quantity }) =>
      role === 'part' ? [{ variantId: good.variantId as VariantId, quantity: quantity ?? Number.NaN }] : [],
    ),
    addOns: goods.flatMap(({ good, role, quantity, yuan }) =>
      role === 'add_on'
        ? [
            {
              variantId: good.variantId as VariantId,
              perSet: quantity ?? Number.NaN,
              fen: fenOf(yuan ?? '') ?? Number.NaN,
            },
          ]
        : [],
    ),
  }),
  names: { parts: 'goods', addOns: 'goods', setFen: 'setYuan', fen: 'yuan', perSet: 'quantity' },
  Form: BundleForm,
})
