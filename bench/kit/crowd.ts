/** A tenant with groups and so many members spread over them, each with a session; made through the doors of the modules. */
import { openLog } from '../../server/kernel/log.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { enter } from '../../server/kernel/ground.ts'
import { closeGround, openGround } from '../../server/main/ground.ts'
import type { GroupId } from '../../server/modules/community/contract.ts'
import { foundCommunity, openGroup, seatPeople } from '../../server/modules/community/index.ts'
import { admitPerson, foundTenant, startSession } from '../../server/modules/identity/index.ts'

/** `ownerCookie` sees every group; the others are spread over them. */
export type Crowd = { tenantId: string; groupIds: [GroupId, ...GroupId[]]; cookies: string[]; ownerCookie: string }

export async function gatherCrowd(url: string, directory: string, people: number, groups: number): Promise<Crowd> {
  const config = readConfig({ DATA_DIR: directory, LOG_LEVEL: 'error' })
  const ground = await openGround(config, url, { log: openLog('error', 'bench') })
  const { tenantId, ownerId } = await foundTenant(ground, {
    name: '测',
    slug: 'bench',
    owner: { name: '主', address: 'owner@example.com' },
  })
  const system = { kind: 'system', name: 'bench' } as const
  const owner = { kind: 'person', personId: ownerId, sessionId: null, staffRole: 'owner', scopes: null } as const
  const crowd = await enter(ground, tenantId, owner, async (ctx) => {
    const { community, group } = await foundCommunity(ctx, { preset: 'interest', name: '测', cap: 100_000 })
    const groupIds: [GroupId, ...GroupId[]] = [group.id]
    while (groupIds.length < groups) {
      groupIds.push(
        (await openGroup(ctx, { communityId: community.id, name: `群${groupIds.length}`, cap: 100_000 })).id,
      )
    }
    await startSession(ctx, ownerId)
    return { groupIds, ownerCookie: ctx.outgoing.session?.token ?? '' }
  })
  const cookies: string[] = []
  await enter(ground, tenantId, system, async (ctx) => {
    const seats = []
    for (let place = 0; place < people; place += 1) {
      const personId = await admitPerson(ctx, { name: `人${place}` })
      await startSession(ctx, personId)
      cookies.push(ctx.outgoing.session?.token ?? '')
      seats.push({ personId, group: place % groups })
    }
    for (const [place, groupId] of crowd.groupIds.entries()) {
      await seatPeople(
        ctx,
        groupId,
        seats.filter(({ group }) => group === place).map(({ personId }) => ({ personId })),
      )
    }
  })
  await closeGround(ground)
  return { tenantId, ...crowd, cookies }
}
