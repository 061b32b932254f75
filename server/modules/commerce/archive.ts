/** Which of commerce's rows an archive holds: the shop and what was bought, and a person's own orders beside. */
import { sql } from 'kysely'
import { among, type ArchiveDeclaration } from '../../kernel/archive/declaration.ts'
import { pictureVariants } from './rules/picture-sizes.ts'

const ofBuyer = (ids: Readonly<Record<string, readonly string[]>>) =>
  sql`t.order_id in (select o.id from commerce.orders o where o.tenant_id = t.tenant_id and o.buyer_id = any(${ids.person ?? []}::text[]))`
const mine = { person: ({ ids }: { ids: Readonly<Record<string, readonly string[]>> }) => ofBuyer(ids) }

const pictureFiles = sql<string[]>`array[${sql.join(
  Object.values(pictureVariants).map((variant) => sql`left(t.sha256, 2) || '/' || t.sha256 || ${sql.lit(variant)}`),
)}]`

export const archive: ArchiveDeclaration = {
  tables: [
    { name: 'commerce.categories', key: ['id'] },
    { name: 'commerce.pictures', key: ['id'], files: pictureFiles },
    { name: 'commerce.products', key: ['id'] },
    { name: 'commerce.variants', key: ['id'] },
    { name: 'commerce.prices', key: ['id'] },
    { name: 'commerce.stock', key: ['variant_id'] },
    { name: 'commerce.stock_movements', key: ['id'] },
    { name: 'commerce.pickup_points', key: ['id'] },
    { name: 'commerce.cart_lines', key: ['person_id', 'community_id', 'variant_id'], names: { people: ['person_id'] } },
    {
      name: 'commerce.orders',
      key: ['placed_at', 'id'],
      leaves: ['total_fen'],
      asides: { person: among('buyer_id', 'person') },
      names: { people: ['buyer_id'] },
      sealed: true,
    },
    { name: 'commerce.plans', key: ['id'] },
    { name: 'commerce.membership_rules', key: ['community_id'] },
    {
      name: 'commerce.memberships',
      key: ['starts_at', 'id'],
      asides: { person: among('person_id', 'person') },
      names: { people: ['person_id'] },
    },
    { name: 'commerce.order_lines', key: ['order_id', 'line'], asides: mine },
    { name: 'commerce.bought', key: ['product_id', 'person_id'] },
    { name: 'commerce.order_steps', key: ['order_id', 'at', 'id'], asides: mine },
    { name: 'commerce.shipments', key: ['order_id', 'id'], asides: mine },
    { name: 'commerce.redeem_codes', key: ['order_id', 'code'], asides: mine },
    { name: 'commerce.coupons', key: ['made_at', 'id'] },
    { name: 'commerce.coupon_takers', key: ['coupon_id', 'person_id'] },
    {
      name: 'commerce.taken_coupons',
      key: ['taken_at', 'id'],
      asides: { person: among('person_id', 'person') },
      names: { people: ['person_id'] },
    },
    { name: 'commerce.payments', key: ['order_id', 'id'], asides: mine },
    { name: 'commerce.notices', key: ['provider', 'id'] },
    { name: 'commerce.refunds', key: ['order_id', 'id'], asides: mine },
    {
      name: 'commerce.payouts',
      key: ['made_at', 'id'],
      // How the payee is known to the provider: only what is under way needs it, and only here.
      leaves: ['payee', 'payee_name', 'handover'],
      asides: { person: among('person_id', 'person') },
      names: { people: ['person_id'] },
    },
    { name: 'commerce.after_sales', key: ['order_id', 'id'], asides: mine },
    { name: 'commerce.goods_mappings', key: ['headings_key'] },
    { name: 'commerce.reconciliations', key: ['provider', 'day'] },
  ],
  leftOut: {
    'commerce.goods_imports': 'how goods came in and how that is taken back here; the goods are held themselves',
    'commerce.payment_settings': 'keys of a contract with a provider; another place has its own',
  },
}
