/** 砍价 at the desk. */
import { CutIcon } from 'tdesign-icons-react'
import type { VariantId } from '../../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import { filled } from '../filled.ts'
import type { Good } from '../good.ts'
import { pagesOfKind } from '../kind.ts'
import { BargainForm } from './BargainForm.tsx'

type BargainSaid = {
  goods: { good: Good; price: string; floor: string }[]
  people: number | null
  minutes: number | null
  orderMinutes: number | null
  payMinutes: number | null
  selfCut: boolean
  showsFloor: boolean
  buys: 'floor_only' | 'any_price'
  startsPerPerson: number | null
  supportsPerPerson: number | null
  supportsPerDay: number | null
  largest: string
  isStaged: boolean
  /** The share in percent. */
  stages: { first: number | null; share: number | null }
  newcomersMore: boolean
}

const blank: BargainSaid = {
  goods: [],
  people: 10,
  minutes: 1440,
  orderMinutes: 30,
  payMinutes: 15,
  selfCut: false,
  showsFloor: true,
  buys: 'floor_only',
  startsPerPerson: 1,
  supportsPerPerson: 10,
  supportsPerDay: 5,
  largest: '',
  isStaged: false,
  stages: { first: 3, share: 60 },
  newcomersMore: false,
}

export const bargainPages = pagesOfKind<'bargain', BargainSaid>({
  kind: 'bargain',
  Icon: CutIcon,
  blank,
  saidOf: ({ goods, largestFen, stages, kind: _, ...rest }, goodOf) => ({
    ...rest,
    goods: goods.map(({ variantId, priceFen, floorFen }) => ({
      good: goodOf(variantId),
      price: yuanOf(priceFen),
      floor: yuanOf(floorFen),
    })),
    largest: largestFen === null ? '' : yuanOf(largestFen),
    isStaged: stages !== null,
    stages: stages ? { first: stages.first, share: stages.share / 100 } : blank.stages,
  }),
  termsOf: ({ goods, largest, isStaged, stages, ...rest }) => ({
    kind: 'bargain',
    ...filled(rest),
    goods: goods.map(({ good, price, floor }) => ({
      variantId: good.variantId as VariantId,
      priceFen: fenOf(price ?? '') ?? Number.NaN,
      floorFen: fenOf(floor ?? '') ?? Number.NaN,
    })),
    largestFen: largest?.trim() ? (fenOf(largest) ?? Number.NaN) : null,
    stages:
      isStaged && stages ? { first: stages.first ?? Number.NaN, share: Math.round((stages.share ?? 0) * 100) } : null,
  }),
  names: { priceFen: 'price', floorFen: 'floor', largestFen: 'largest' },
  Form: BargainForm,
})
