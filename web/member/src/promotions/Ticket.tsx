import type { ReactNode } from 'react'
import type { Coupon } from '../../../../server/modules/commerce/contract.ts'
import { useCouponWords } from '../../../ui/coupon-words.ts'
import { useFormats } from '../app/me.ts'

type Words = {
  coupon: unknown
  /** Used or expired. */
  isOff?: boolean
  /** Until when this one is good; else what its terms say. */
  until?: string
  /** How this one was got. */
  got?: string
  children: ReactNode
}

/** One coupon: what it takes off, and the rules everybody reads. */
export function Ticket({ coupon, isOff = false, until, got, children }: Words) {
  const say = useCouponWords(useFormats())
  const shown = coupon as Coupon
  return (
    <li className={isOff ? 'ticket ticket-off' : 'ticket'}>
      <div className="row-words">
        <b className="ticket-off-words">{say.off(shown)}</b>
        <span>{shown.title}</span>
        <span className="faint">{say.terms(shown)}</span>
        <span className="faint">{until ?? say.validity(shown)}</span>
        {got ? <span className="faint">{got}</span> : null}
      </div>
      <div className="offer-acts">{children}</div>
    </li>
  )
}
