/** Founds the sample alliance, unless it is there already, and offers links to look at it through its people's eyes. */
import { DateTime } from 'luxon'
import type { Context } from '../../kernel/context.ts'
import { enter, type Ground, tenantsBehind } from '../../kernel/ground.ts'
import type { PersonId, TenantId } from '../../kernel/people.ts'
import type { KeptPicture } from '../../modules/commerce/index.ts'
import { listVisibleGroupIds } from '../../modules/community/index.ts'
import { foundTenant, linkIdentity, offerSignInLink, recordPeople } from '../../modules/identity/index.ts'
import { rollUpEach } from '../../modules/insight/index.ts'
import { composeLife } from '../life/compose-life.ts'
import type { Life, LifeEvent } from '../life/life.ts'
import { loadLife } from './load-life.ts'
import { keepShop } from './shop/keep-shop.ts'
import { keepGoodsPictures } from './shop/keep-pictures.ts'

type DemoLinks = { ownerToken: string; memberToken: string }

const slug = 'linshui'
const seed = 20261121
const linkMinutes = 12 * 60
const identityKind = 'sample-life'
const system = { kind: 'system', name: 'demo' } as const

/** A founding that was interrupted is taken up again: the alliance is there, its life is not. */
export async function foundDemo(ground: Ground, say: (line: string) => void): Promise<DemoLinks> {
  const [known] = await tenantsBehind(ground, 'slug', slug)
  const alive = known && (await enter(ground, known, system, listVisibleGroupIds)).length > 0
  const tenantId = known && alive ? known : await foundAlliance(ground, known ?? null, say)
  return enter(ground, tenantId, system, async (ctx) => {
    const leads = ['lead:owner', 'lead:member'].map((key) => ({ kind: identityKind, key, name: key }))
    const people = await recordPeople(ctx, leads)
    const tokenOf = (key: string) => offerSignInLink(ctx, people.get(key) as PersonId, linkMinutes)
    return { ownerToken: await tokenOf('lead:owner'), memberToken: await tokenOf('lead:member') }
  })
}

/** The life ends now: what it would have said later today was not said yet. */
async function foundAlliance(ground: Ground, known: TenantId | null, say: (line: string) => void): Promise<TenantId> {
  const now = DateTime.fromJSDate(ground.clock()).setZone('Asia/Shanghai')
  const { life, events } = composeLife({ seed, today: now.toISODate() ?? '', until: now.toISO() ?? '' })
  say(`正在装入示例：${life.groups.length} 个群、${life.people.length} 人、36 天 · Loading sample life …`)
  const tenantId = known ?? (await foundTenantOf(ground, life))
  const pictures = await keepGoodsPictures(ground, tenantId)
  await enter(ground, tenantId, system, (ctx) => writeLife(ctx, life, events, pictures))
  await rollUpEach(ground, tenantId)
  return tenantId
}

/** The founder is known from the first moment on, so that an interrupted founding finds them again. */
async function foundTenantOf(ground: Ground, life: Life): Promise<TenantId> {
  const { tenantId, ownerId } = await foundTenant(ground, {
    ...life.tenant,
    slug,
    zone: life.zone,
    owner: ownerOf(life),
  })
  await enter(ground, tenantId, system, (ctx) => linkIdentity(ctx, ownerId, identityKind, 'lead:owner'))
  return tenantId
}

/** All or nothing: people, communities, seats, everything that was said and bought, in one transaction. */
async function writeLife(
  ctx: Context,
  life: Life,
  events: readonly LifeEvent[],
  pictures: readonly KeptPicture[],
): Promise<void> {
  const listed = life.people.map(({ key, name }) => ({ kind: identityKind, key, name }))
  const [owner] = (await recordPeople(ctx, [{ kind: identityKind, key: 'lead:owner', name: '' }])).values()
  await linkIdentity(ctx, owner as PersonId, identityKind, life.leads.owner)
  const people = await recordPeople(ctx, listed)
  await linkIdentity(ctx, people.get(life.leads.member) as PersonId, identityKind, 'lead:member')
  const communities = await loadLife(ctx, life, events, people)
  await keepShop(ctx, { life, people, communities, pictures, ownerId: people.get(life.leads.owner) as PersonId })
}

function ownerOf({ people, leads }: Life) {
  return { name: people.find(({ key }) => key === leads.owner)?.name ?? '盟主', address: 'owner@linshui.example' }
}
