/** Which of community's rows an archive holds. */
import { sql } from 'kysely'
import { among, type ArchiveDeclaration, type Part, partOf } from '../../kernel/archive/declaration.ts'
import { listCodes } from './operations/list-codes.ts'

const ofGroups = partOf(['community', 'group'], among('group_id', 'groups'))
const mine = { person: among('person_id', 'person') }
const ofCommunities = among('community_id', 'communities')

/** Of a single group: who has ever come near it. Looked up once for all rows, not once for each. */
const nearTheGroup: Part = (extent) => {
  const near = (table: string) => sql`
    select near.tenant_id, near.person_id from ${sql.id('community', table)} near
     where near.group_id = any(${extent.ids.groups ?? []})`
  const tables = ['seats', 'past_seats', 'waiting', 'join_requests'].map(near)
  return sql`${ofCommunities(extent)} and (t.tenant_id, t.person_id) in (${sql.join(tables, sql` union `)})`
}

const ofMembers = { community: ofCommunities, group: nearTheGroup, ...mine }

export const archive: ArchiveDeclaration = {
  tables: [
    {
      name: 'community.communities',
      key: ['id'],
      parts: partOf(['community', 'group', 'person'], among('id', 'communities')),
      names: { people: ['owner_id'] },
    },
    {
      name: 'community.rules',
      key: ['community_id', 'version'],
      parts: partOf(['community', 'group', 'person'], ofCommunities),
      names: { people: ['published_by'] },
    },
    {
      name: 'community.acceptances',
      key: ['community_id', 'version', 'person_id'],
      parts: ofMembers,
      names: { people: ['person_id'], communities: ['community_id'] },
    },
    {
      name: 'community.memberships',
      key: ['community_id', 'person_id'],
      parts: ofMembers,
      names: { people: ['person_id'], communities: ['community_id'] },
    },
    {
      name: 'community.bans',
      key: ['id'],
      parts: { community: ofCommunities, ...mine },
      names: { people: ['person_id', 'by', 'lifted_by'], communities: ['community_id'] },
    },
    {
      name: 'community.groups',
      key: ['id'],
      parts: {
        community: ofCommunities,
        ...partOf(['group', 'person'], among('id', 'groups')),
      },
      names: { groups: ['id'], communities: ['community_id'], people: ['closed_by'] },
      // The way in is not for whoever takes home what is theirs: they may have been sent away.
      instead: ({ kind }) => (kind === 'person' ? { join_code: sql`t.id` } : {}),
    },
    {
      name: 'community.seats',
      key: ['group_id', 'person_id'],
      parts: { ...ofGroups, ...mine },
      names: { groups: ['group_id'], people: ['person_id', 'invited_by'] },
    },
    {
      name: 'community.past_seats',
      key: ['id'],
      parts: { ...ofGroups, ...mine },
      names: { groups: ['group_id'], people: ['person_id', 'by'] },
    },
    {
      name: 'community.invitations',
      key: ['id'],
      parts: { ...ofGroups, person: among('created_by', 'person') },
      names: { groups: ['group_id'], people: ['created_by'] },
      instead: ({ kind }) => (kind === 'person' ? { code: sql`t.id` } : {}),
    },
    {
      name: 'community.join_requests',
      key: ['id'],
      parts: { ...ofGroups, ...mine },
      names: { groups: ['group_id'], people: ['person_id', 'decided_by'] },
    },
    {
      name: 'community.waiting',
      key: ['group_id', 'person_id'],
      parts: { ...ofGroups, ...mine },
      names: { groups: ['group_id'], people: ['person_id', 'invited_by'] },
    },
  ],
  leftOut: { 'community.seated': 'counted by the database itself while seats are written' },
  settles: listCodes,
}
