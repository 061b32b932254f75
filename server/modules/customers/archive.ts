/** Which of customers' rows an archive holds. */
import { among, type ArchiveDeclaration, type Part } from '../../kernel/archive/declaration.ts'
import { sql } from 'kysely'

const mine = among('person_id', 'person')
const ofMine: Part = ({ ids }) => sql`t.customer_id in (
  select c.id from customers.customers c where c.tenant_id = t.tenant_id and c.person_id = any(${ids.person ?? []}))`

export const archive: ArchiveDeclaration = {
  tables: [
    { name: 'customers.customers', key: ['id'], parts: { person: mine }, names: { people: ['person_id'] } },
    { name: 'customers.attributes', key: ['customer_id'], parts: { person: ofMine }, sealed: true },
    {
      name: 'customers.imports',
      key: ['id'],
      fileKeys: ['file_key'],
      files: sql`case when t.file_key like t.tenant_id || '/%' then array[substr(t.file_key, length(t.tenant_id) + 2)] end`,
    },
    { name: 'customers.mappings', key: ['headings_key'] },
    { name: 'customers.import_rows', key: ['import_id', 'row'], sealed: true },
  ],
  leftOut: { 'customers.preview_keys': 'exists only while a file is being looked through' },
}
