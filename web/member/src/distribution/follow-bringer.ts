import { followCodeEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { ask } from '../../../ui/client.ts'

/** I came by this promoter's link. */
export const followBringer = (code: string) => ask(followCodeEndpoint, { code })
