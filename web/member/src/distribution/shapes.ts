import type { Promoter, Purse } from '../../../../server/modules/distribution/contract.ts'

/** My promotion as the server tells it. */
export type Promotion = {
  promoter: Promoter
  purse: Purse
  bound: number
  firstBp: number
  secondBp: number
  active: boolean
  realNameFen: number
  leastFen: number
}
