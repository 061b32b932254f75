/** Which of identity's rows an archive holds. What opens doors never leaves: sessions, links, passwords, keys. */
import { sql } from 'kysely'
import { among, type ArchiveDeclaration, partOf } from '../../kernel/archive/declaration.ts'
import { listAddresses } from './operations/list-addresses.ts'

const smaller = ['community', 'group', 'person']
const mine = { person: among('person_id', 'person') }

export const archive: ArchiveDeclaration = {
  tables: [
    // The short name belongs to the place, not to what is brought there.
    { name: 'identity.tenants', key: [], meets: { over: ['slug', 'founded_at'] } },
    {
      name: 'identity.people',
      key: ['id'],
      parts: partOf(smaller, among('id', 'people')),
      names: { files: ['avatar_file_id'] },
      // Whoever takes their own home takes of others no more than the name.
      instead: ({ kind, ids }) =>
        kind === 'person'
          ? {
              bio: sql`case when t.id = any(${ids.person}::text[]) then t.bio else '' end`,
              avatar_file_id: sql`case when t.id = any(${ids.person}::text[]) then t.avatar_file_id end`,
            }
          : {},
      meets: 'beside',
    },
    {
      name: 'identity.identities',
      key: ['kind', 'key'],
      parts: mine,
      names: { people: ['person_id'] },
      meets: 'beside',
    },
    {
      name: 'identity.accounts',
      key: ['id'],
      leaves: ['password_hash', 'password_set_at'],
      meets: 'beside',
      // The founder of the new place usually is somebody of the old one: the address leads to who they were.
      makesWay: 'address_hash',
      sealed: true,
    },
    {
      name: 'identity.sealed_identities',
      key: ['hash'],
      parts: mine,
      names: { people: ['person_id'] },
      meets: 'beside',
      makesWay: 'hash',
      sealed: true,
    },
    { name: 'identity.seats', key: ['person_id'], meets: 'beside' },
    {
      name: 'identity.audit',
      key: ['id'],
      parts: mine,
      names: { people: ['person_id'] },
      meets: 'beside',
    },
  ],
  leftOut: {
    'identity.sessions': 'sign-ins belong to devices and end with the place',
    'identity.sign_in_links': 'a link opens a door',
    'identity.api_keys': 'a key opens a door',
    'identity.attempts': 'counts of wrong tries, forgotten after three days',
    'identity.installation': 'of the installation, not of a tenant',
    'identity.slugs': 'of the installation, not of a tenant',
  },
  settles: listAddresses,
}
