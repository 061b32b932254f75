/** Which of distribution's rows an archive holds; commission and bindings are kept as long as the law wants records of trade. */
import { among, type ArchiveDeclaration } from '../../kernel/archive/declaration.ts'

export const archive: ArchiveDeclaration = {
  tables: [
    { name: 'distribution.rules', key: ['version'] },
    { name: 'distribution.product_rates', key: ['product_id'] },
    {
      name: 'distribution.promoters',
      key: ['person_id'],
      asides: { person: among('person_id', 'person') },
      names: { people: ['person_id'] },
      sealed: true,
    },
    { name: 'distribution.bindings', key: ['since', 'id'], names: { people: ['person_id', 'promoter_id'] } },
    {
      name: 'distribution.commissions',
      key: ['made_at', 'id'],
      asides: { person: among('promoter_id', 'person') },
      names: { people: ['promoter_id'] },
    },
    {
      name: 'distribution.withdrawals',
      key: ['asked_at', 'id'],
      asides: { person: among('promoter_id', 'person') },
      names: { people: ['promoter_id'] },
    },
    {
      name: 'distribution.co_selling',
      key: ['offered_at', 'id'],
      names: { people: ['supplier_id', 'lead_id', 'helper_id', 'offered_by'] },
    },
    {
      name: 'distribution.co_selling_answers',
      key: ['co_selling_id', 'person_id'],
      asides: { person: among('person_id', 'person') },
      names: { people: ['person_id'] },
    },
    { name: 'distribution.co_selling_goods', key: ['co_selling_id', 'product_id'] },
    { name: 'distribution.splits', key: ['order_id', 'line'] },
    {
      name: 'distribution.co_selling_payouts',
      key: ['at', 'id'],
      asides: { person: among('person_id', 'person') },
      names: { people: ['person_id', 'by_person'] },
    },
  ],
}
