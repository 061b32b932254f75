import type { Membership } from '../../../../server/modules/commerce/contract.ts'

/** A membership of mine, with the name of its community. */
export type Mine = Membership & { communityName: string }
