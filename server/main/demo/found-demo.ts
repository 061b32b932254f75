/** Founds the sample alliance, unless it is there already, and offers links to look at it through its people's eyes. */
import { DateTime } from 'luxon'
import { enter, type Ground, tenantsBehind } from '../../kernel/ground.ts'
import type { TenantId } from '../../kernel/people.ts'
import { foundTenant, linkIdentity, offerSignInLink, recordPeople } from '../../modules/identity/index.ts'
import { rollUp } from '../../modules/insight/index.ts'
import { composeLife } from '../life/compose-life.ts'
import type { Life } from '../life/life.ts'
import { loadLife } from './load-life.ts'

export type DemoLinks = { ownerToken: string; memberToken: string; founded: boolean }

const slug = 'linshui'
const seed = 20261121
const linkMinutes = 12 * 60
const identityKind = 'sample-life'
const system = { kind: 'system', name: 'demo' } as const

export async function foundDemo(ground: Ground, say: (line: string) => void): Promise<DemoLinks> {
  const [known] = await tenantsBehind(ground, 'slug', slug)
  const tenantId = known ?? (await foundAlliance(ground, say))
  return enter(ground, tenantId, system, async (ctx) => {
    const leads = ['lead:owner', 'lead:member'].map((key) => ({ kind: identityKind, key, name: key }))
    const people = await recordPeople(ctx, leads)
    const tokenOf = (key: string) => offerSignInLink(ctx, people.get(key) as never, linkMinutes)
    return { ownerToken: await tokenOf('lead:owner'), memberToken: await tokenOf('lead:member'), founded: !known }
  })
}

/** The life ends now: what it would have said later today was not said yet. */
async function foundAlliance(ground: Ground, say: (line: string) => void): Promise<TenantId> {
  const now = DateTime.fromJSDate(ground.clock()).setZone('Asia/Shanghai')
  const { life, events } = composeLife({ seed, today: now.toISODate() ?? '', until: now.toISO() ?? '' })
  say(`正在装入示例：${life.groups.length} 个群、${life.people.length} 人、36 天 · Loading sample life …`)
  const { tenantId, ownerId } = await foundTenant(ground, {
    ...life.tenant,
    slug,
    zone: life.zone,
    owner: ownerOf(life),
  })
  await enter(ground, tenantId, system, async (ctx) => {
    const people = await recordPeople(
      ctx,
      life.people.map(({ key, name }) => ({ kind: identityKind, key, name })),
    )
    people.set(life.leads.owner, ownerId)
    await linkIdentity(ctx, ownerId, identityKind, 'lead:owner')
    await linkIdentity(ctx, people.get(life.leads.member) as never, identityKind, 'lead:member')
    await loadLife(ctx, life, events, people)
    await rollUp(ctx)
  })
  return tenantId
}

function ownerOf({ people, leads }: Life) {
  return { name: people.find(({ key }) => key === leads.owner)?.name ?? '盟主', address: 'owner@linshui.example' }
}
