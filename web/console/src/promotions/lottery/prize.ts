/** A prize as it is typed. */
import { fenOf } from '../../commerce/fen.ts'

export type PrizeSaid = {
  name: string
  kind: 'goods' | 'coupon' | 'points' | 'none'
  /** In percent, with two decimals at most. */
  odds: string
  pieces: number | null
  yuan: string
  points: number | null
  couponId: string | null
}
export const blankPrize: PrizeSaid = {
  name: '',
  kind: 'goods',
  odds: '',
  pieces: 1,
  yuan: '',
  points: null,
  couponId: null,
}

/** A percentage with two decimals is basis points, as yuan with two decimals is fen. */
export const bpOf = fenOf
