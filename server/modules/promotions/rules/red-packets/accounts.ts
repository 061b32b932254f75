/** Accounts of the ledger that red packets stand on. */
import type { PersonId } from '../../../identity/contract.ts'
import type { ActivityId, RedPacketTerms } from '../../contract.ts'

type Holds = Pick<RedPacketTerms, 'holds'>

/** Set aside for the packets of an activity. */
export const fundsOf = (activityId: ActivityId) => `packet_funds/${activityId}`
/** Money and points have books of their own. */
export const bookOf = ({ holds }: Holds) => (holds === 'cash' ? 'money' : 'points')
/** Where it comes from and goes back to: the member's own points, the house's money or points. */
export const sourceOf = ({ holds, given_by }: Holds & { given_by: PersonId | null }) =>
  given_by ? `person/${given_by}` : holds === 'cash' ? 'red_packets' : 'issued'
