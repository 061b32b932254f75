/** Which of messaging's rows an archive holds, and where the bytes of files lie. */
import { sql } from 'kysely'
import {
  among,
  type ArchiveDeclaration,
  type ArchivedTable,
  type Part,
  partOf,
} from '../../kernel/archive/declaration.ts'
import { thumbnailVariant } from './rules/limits.ts'

const ofGroups = partOf(['community', 'group'], among('group_id', 'groups'))
const mine = among('person_id', 'person')

/** What hangs on messages of the person. */
const onMyMessages: Part = ({ ids }) => sql`(t.tenant_id, t.message_id) in (
  select m.tenant_id, m.id from messaging.messages m where m.person_id = any(${ids.person ?? []}))`

/** What the person did to messages; those of others are not in the archive of a person. */
const doneToMessages = {
  parts: { ...ofGroups, person: onMyMessages },
  asides: { person: ((extent) => sql`${mine(extent)} and not (${onMyMessages(extent)})`) satisfies Part },
  names: { people: ['person_id'] },
}

/** What hangs on messages of the groups, and the pictures of the people in the archive. */
const sharedFiles: Part = ({ ids }) => sql`(t.tenant_id, t.id) in (
    select a.tenant_id, a.file_id from messaging.attachments a where a.group_id = any(${ids.groups ?? []}))
  or (t.id = any(${ids.files ?? []}) and t.uploaded_by = any(${ids.people ?? []}))`

const files: ArchivedTable = {
  name: 'messaging.files',
  key: ['id'],
  parts: { ...partOf(['community', 'group'], sharedFiles), person: among('uploaded_by', 'person') },
  names: { people: ['uploaded_by'] },
  files: sql`case when t.kind = 'image'
    then array[left(t.sha256, 2) || '/' || t.sha256, left(t.sha256, 2) || '/' || t.sha256 || ${sql.lit(thumbnailVariant)}]
    else array[left(t.sha256, 2) || '/' || t.sha256] end`,
}

const messages: ArchivedTable = {
  name: 'messaging.messages',
  key: ['id'],
  parts: { ...ofGroups, person: mine },
  names: { groups: ['group_id'], people: ['person_id', 'recalled_by', 'mentions[]'] },
}

export const archive: ArchiveDeclaration = {
  tables: [
    files,
    {
      name: 'messaging.chats',
      key: ['group_id'],
      // News that is under way belongs to the place where it was told.
      leaves: ['news_due_at'],
      parts: partOf(['community', 'group', 'person'], among('group_id', 'groups')),
    },
    {
      name: 'messaging.topics',
      key: ['id'],
      parts: { ...ofGroups, person: among('opened_by', 'person') },
      names: { groups: ['group_id'], people: ['opened_by'] },
    },
    messages,
    { name: 'messaging.events', key: ['group_id', 'seq'], parts: ofGroups, names: { people: ['person_id'] } },
    {
      name: 'messaging.cursors',
      key: ['group_id', 'person_id'],
      parts: { ...ofGroups, person: mine },
      names: { groups: ['group_id'], people: ['person_id'] },
    },
    {
      name: 'messaging.mentions',
      key: ['group_id', 'person_id', 'number'],
      parts: { ...ofGroups, person: onMyMessages },
      names: { people: ['person_id'] },
    },
    { name: 'messaging.reactions', key: ['message_id', 'emoji', 'person_id'], ...doneToMessages },
    { name: 'messaging.votes', key: ['message_id', 'person_id', 'option'], ...doneToMessages },
    {
      name: 'messaging.attachments',
      key: ['file_id', 'message_id'],
      parts: { ...ofGroups, person: onMyMessages },
    },
    {
      name: 'messaging.imports',
      key: ['id'],
      fileKeys: ['file_key'],
      files: sql`case when t.file_key like t.tenant_id || '/%' then array[substr(t.file_key, length(t.tenant_id) + 2)] end`,
    },
  ],
  leftOut: { 'messaging.presence': 'who looks at a chat at this moment' },
}
