/** 抽奖 at the desk. */
import { GiftIcon } from 'tdesign-icons-react'
import type { CouponId } from '../../../../../server/modules/commerce/contract.ts'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import { filled } from '../filled.ts'
import { pagesOfKind } from '../kind.ts'
import { LotteryDesk } from './LotteryDesk.tsx'
import { LotteryForm } from './LotteryForm.tsx'
import { bpOf, type PrizeSaid } from './prize.ts'

type LotterySaid = {
  draws: 'instant' | 'closing'
  look: 'grid' | 'wheel' | 'cards'
  prizes: PrizeSaid[]
  costPoints: number | null
  perDay: number | null
  perPerson: number | null
  claimHow: string
  claimDays: number | null
  publicValue: string
}

const blank: LotterySaid = {
  draws: 'instant',
  look: 'grid',
  prizes: [],
  costPoints: 0,
  perDay: 1,
  perPerson: 3,
  claimHow: '',
  claimDays: 7,
  publicValue: '',
}

const percentOf = yuanOf

export const lotteryPages = pagesOfKind<'lottery', LotterySaid>({
  kind: 'lottery',
  Icon: GiftIcon,
  blank,
  leads: 3_600_000,
  saidOf: ({ prizes, kind: _, ...rest }) => ({
    ...rest,
    prizes: prizes.map(({ oddsBp, valueFen, ...prize }) => ({
      ...prize,
      odds: percentOf(oddsBp),
      yuan: valueFen === 0 ? '' : yuanOf(valueFen),
    })),
  }),
  termsOf: ({ prizes, publicValue, ...rest }) => ({
    kind: 'lottery',
    ...filled(rest),
    publicValue: rest.draws === 'closing' ? publicValue : '',
    prizes: prizes.map(({ name, kind, odds, pieces, yuan, points, couponId }) => ({
      ...{ name, kind },
      oddsBp: rest.draws === 'closing' ? 0 : (bpOf(odds ?? '') ?? Number.NaN),
      pieces: kind === 'none' ? null : pieces,
      valueFen: yuan ? (fenOf(yuan) ?? Number.NaN) : 0,
      points: kind === 'points' ? points : null,
      couponId: kind === 'coupon' ? (couponId as CouponId | null) : null,
    })),
  }),
  names: { oddsBp: 'odds', valueFen: 'yuan' },
  Form: LotteryForm,
  Entries: LotteryDesk,
})
