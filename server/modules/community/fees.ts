/**
 * Who has paid the fee that some groups ask for at their door. What is paid belongs to a module that comes after this one;
 * so it leaves word here.
 */
import type { Context } from '../../kernel/context.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { CommunityId } from './contract.ts'

/** Whether somebody has a membership of the community that holds now. */
type Holds = (ctx: Context, communityId: CommunityId, personId: PersonId) => Promise<boolean>

let holds: Holds = async () => false

/** Said once, when the program is put together. */
export function declareFee(word: Holds): void {
  holds = word
}

export const hasPaid: Holds = (ctx, communityId, personId) => holds(ctx, communityId, personId)
