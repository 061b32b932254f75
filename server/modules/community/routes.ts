/** Endpoint → who may → what it does. */
import { route } from '../../kernel/route.ts'
import { staff } from '../identity/index.ts'
import { communityOwner, memberOf } from './access.ts'
import { foundCommunityEndpoint, openGroupEndpoint, readGroupEndpoint } from './contract.ts'
import { foundCommunity } from './operations/found-community.ts'
import { openGroup } from './operations/open-group.ts'
import { readGroup } from './queries/read-groups.ts'

export const routes = [
  route(foundCommunityEndpoint, { who: staff, does: foundCommunity }),
  route(openGroupEndpoint, { who: communityOwner, does: openGroup }),
  route(readGroupEndpoint, { who: memberOf, does: readGroup }),
]
