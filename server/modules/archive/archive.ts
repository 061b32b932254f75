/** Which of archive's own rows an archive holds: what people were promised moves with them. */
import type { ArchiveDeclaration } from '../../kernel/archive/declaration.ts'

export const archive: ArchiveDeclaration = {
  tables: [{ name: 'archive.departures', key: ['id'], names: { people: ['person_id'] } }],
  leftOut: {
    'archive.exports': 'archives are not in archives',
    'archive.restorations': 'tells how this very place came to be',
  },
}
