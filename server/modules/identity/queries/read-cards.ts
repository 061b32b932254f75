import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonCard, PersonId } from '../contract.ts'
import { db } from '../tables.ts'

type CardRow = Omit<PersonCard, 'avatarFileId' | 'staffRole'> & {
  avatar_file_id: string | null
  role: PersonCard['staffRole']
}

/** The cards of the named people, in one statement; ids of nobody are left out. */
export async function readCards(ctx: Context, ids: Iterable<PersonId>): Promise<Map<PersonId, PersonCard>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<CardRow>`
    select p.id, p.name, p.avatar_file_id, p.bio, s.role
    from identity.people p
    left join identity.seats s on s.tenant_id = p.tenant_id and s.person_id = p.id
    where p.tenant_id = ${ctx.tenantId} and p.id = any(${wanted})`.execute(db(ctx))
  return new Map(rows.map((row) => [row.id, cardOf(row)]))
}

const cardOf = ({ id, name, avatar_file_id, bio, role }: CardRow): PersonCard => ({
  id,
  name,
  avatarFileId: avatar_file_id,
  bio,
  staffRole: role,
})
