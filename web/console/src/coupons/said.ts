/** A coupon as its form holds it, in yuan, tenths and local hours, and as the contract takes it. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { CouponWay, makeCouponEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { fenOf } from '../commerce/fen.ts'

export type CouponSaid = {
  title: string
  communityId?: string | null
  offKind: 'amount' | 'share'
  yuan?: string
  /** 打几折: `8.5`. */
  tenths?: number | null
  most?: string
  threshold?: string
  scope: 'all' | 'category' | 'product'
  categoryIds?: string[]
  productIds?: string[]
  validity: 'days' | 'dates'
  days?: number | null
  from?: string
  to?: string
  way: CouponWay
  total?: number | null
  perPerson?: number | null
}
type Words = InputOf<typeof makeCouponEndpoint>

export const blankCoupon: CouponSaid = {
  title: '',
  offKind: 'amount',
  threshold: '',
  scope: 'all',
  validity: 'days',
  days: 30,
  way: 'take',
  total: 100,
  perPerson: 1,
}

/** The form has refused what is none, so that every amount can be read. */
export function wordsOf(said: CouponSaid, instantAt: (local: string) => string): Words {
  const { title, communityId, way, total, perPerson } = said
  return {
    ...{ title, way, perPerson: perPerson ?? 1 },
    // What a plan brings every month has no end and counts its days from then on.
    total: way === 'monthly' ? null : (total ?? null),
    communityId: communityId ?? null,
    thresholdFen: fenOf(said.threshold ?? '') ?? 0,
    off: offOf(said),
    scope: scopeOf(said),
    validity:
      said.validity === 'days' || way === 'monthly'
        ? { kind: 'days', days: said.days ?? 0 }
        : { kind: 'dates', from: instantAt(said.from ?? ''), to: instantAt(said.to ?? '') },
  } as Words
}

const offOf = ({ offKind, yuan = '', tenths, most = '' }: CouponSaid) =>
  offKind === 'amount'
    ? { kind: 'amount', fen: fenOf(yuan) ?? 0 }
    : { kind: 'share', share: shareOf(tenths ?? 10), mostFen: fenOf(most) ?? 0 }

/** 8.5 折 takes 15 % off: 1,500 basis points. */
export const shareOf = (tenths: number): number => Math.round(10_000 - tenths * 1000)

const scopeOf = ({ scope, categoryIds = [], productIds = [] }: CouponSaid) =>
  scope === 'all' ? { kind: scope } : { kind: scope, ids: scope === 'category' ? categoryIds : productIds }

const names: Readonly<Record<string, string>> = {
  off: 'yuan',
  'off.fen': 'yuan',
  'off.share': 'tenths',
  'off.mostFen': 'most',
  thresholdFen: 'threshold',
  'validity.days': 'days',
  'validity.to': 'to',
  'scope.ids': 'scope',
}
/** Where in the form a field of the contract stands. */
export const fieldOf = (path: string): string => names[path] ?? path
