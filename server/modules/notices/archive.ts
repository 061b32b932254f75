/** Which of notices' rows an archive holds: what people wish. Where they are told belongs to their browsers. */
import { among, type ArchiveDeclaration } from '../../kernel/archive/declaration.ts'

const withSessions = 'belongs to browsers that are signed in here'

export const archive: ArchiveDeclaration = {
  tables: [
    {
      name: 'notices.wishes',
      key: ['person_id'],
      parts: { person: among('person_id', 'person') },
      names: { people: ['person_id'] },
    },
    {
      name: 'notices.tidings',
      key: ['at', 'id'],
      asides: { person: among('person_id', 'person') },
      names: { people: ['person_id'] },
    },
  ],
  leftOut: {
    'notices.keys': 'another place is known to push services by a key of its own',
    'notices.devices': withSessions,
    'notices.told': withSessions,
    'notices.pushes': withSessions,
    'notices.tiding_calls': withSessions,
  },
}
