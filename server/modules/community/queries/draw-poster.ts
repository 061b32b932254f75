import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Payload } from '../../../kernel/route.ts'
import { tenantOf } from '../../identity/index.ts'
import type { drawPosterEndpoint } from '../contract.ts'
import { posterWords } from '../rules/poster-words.ts'
import { readCommunityCard } from './list-communities.ts'
import { readGroup } from './read-groups.ts'

/** The poster of a group with its join link, as a PNG in the language of the tenant. */
export async function drawPoster(ctx: Context, { groupId }: RequestOf<typeof drawPosterEndpoint>): Promise<Payload> {
  const group = await readGroup(ctx, { groupId })
  const community = await readCommunityCard(ctx, group.communityId)
  const words = posterWords[(await tenantOf(ctx)).locale === 'en' ? 'en' : 'zh-CN']
  // The drawing library is large and seldom needed: it is read with the first poster.
  const { drawPoster: draw } = await import('../poster/draw.ts')
  const body = await draw({
    invites: words.invites,
    community: community.name,
    group: group.name,
    about: group.about || community.about,
    promisesTitle: words.promises,
    promises: community.promises,
    owner: words.owner(group.ownerName),
    scan: words.scan,
    how: words.how(group.threshold),
    url: group.joinUrl,
  })
  return { type: 'image/png', body, length: body.length, fileName: `${community.name}-${group.name}.png` }
}
