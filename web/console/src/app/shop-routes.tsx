/** The addresses of the shop. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { textSearch } from './searches.ts'
import { shell } from './shell-route.tsx'

const shop = createRoute({
  getParentRoute: () => shell,
  path: '/shop',
  beforeLoad: () => {
    throw redirect({ to: '/shop/orders', replace: true })
  },
})
const orders = createRoute({
  getParentRoute: () => shell,
  path: '/shop/orders',
  validateSearch: textSearch('q', 'state', 'community'),
  component: lazyRouteComponent(() => import('../commerce/OrdersPage.tsx'), 'OrdersPage'),
})
const order = createRoute({
  getParentRoute: () => shell,
  path: '/shop/orders/$orderId',
  component: lazyRouteComponent(() => import('../commerce/OrderPage.tsx'), 'OrderPage'),
})
const redemption = createRoute({
  getParentRoute: () => shell,
  path: '/shop/redeem',
  component: lazyRouteComponent(() => import('../commerce/RedeemPage.tsx'), 'RedeemPage'),
})
const shipMany = createRoute({
  getParentRoute: () => shell,
  path: '/shop/ship',
  component: lazyRouteComponent(() => import('../commerce/ShipManyPage.tsx'), 'ShipManyPage'),
})
const products = createRoute({
  getParentRoute: () => shell,
  path: '/shop/products',
  validateSearch: textSearch('q', 'category', 'shown'),
  component: lazyRouteComponent(() => import('../commerce/ProductsPage.tsx'), 'ProductsPage'),
})
const goodsImports = createRoute({
  getParentRoute: () => shell,
  path: '/shop/imports',
  component: lazyRouteComponent(() => import('../commerce/GoodsImportsPage.tsx'), 'GoodsImportsPage'),
})
const goodsImport = createRoute({
  getParentRoute: () => shell,
  path: '/shop/imports/$importId',
  component: lazyRouteComponent(() => import('../commerce/GoodsImportPage.tsx'), 'GoodsImportPage'),
})
const newProduct = createRoute({
  getParentRoute: () => shell,
  path: '/shop/products/new',
  component: lazyRouteComponent(() => import('../commerce/NewProductPage.tsx'), 'NewProductPage'),
})
const product = createRoute({
  getParentRoute: () => shell,
  path: '/shop/products/$productId',
  component: lazyRouteComponent(() => import('../commerce/ProductPage.tsx'), 'ProductPage'),
})
const coSelling = createRoute({
  getParentRoute: () => shell,
  path: '/shop/co-selling',
  component: lazyRouteComponent(() => import('../co-selling/CoSellingPage.tsx'), 'CoSellingPage'),
})
const waves = createRoute({
  getParentRoute: () => shell,
  path: '/shop/waves',
  component: lazyRouteComponent(() => import('../promotions/waves/WavesPage.tsx'), 'WavesPage'),
})
const activities = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities',
  validateSearch: textSearch('kind', 'state', 'community'),
  component: lazyRouteComponent(() => import('../promotions/ActivitiesPage.tsx'), 'ActivitiesPage'),
})
const newActivity = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities/new',
  validateSearch: textSearch('kind', 'copy'),
  component: lazyRouteComponent(() => import('../promotions/NewActivityPage.tsx'), 'NewActivityPage'),
})
const activity = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities/$activityId',
  component: lazyRouteComponent(() => import('../promotions/ActivityPage.tsx'), 'ActivityPage'),
})
const changeActivity = createRoute({
  getParentRoute: () => shell,
  path: '/shop/activities/$activityId/change',
  component: lazyRouteComponent(() => import('../promotions/ChangeActivityPage.tsx'), 'ChangeActivityPage'),
})
const coupons = createRoute({
  getParentRoute: () => shell,
  path: '/shop/coupons',
  component: lazyRouteComponent(() => import('../coupons/CouponsPage.tsx'), 'CouponsPage'),
})
const newCoupon = createRoute({
  getParentRoute: () => shell,
  path: '/shop/coupons/new',
  component: lazyRouteComponent(() => import('../coupons/NewCouponPage.tsx'), 'NewCouponPage'),
})
const giveCoupon = createRoute({
  getParentRoute: () => shell,
  path: '/shop/coupons/$couponId/give',
  component: lazyRouteComponent(() => import('../coupons/GiveCouponPage.tsx'), 'GiveCouponPage'),
})
const attention = createRoute({
  getParentRoute: () => shell,
  path: '/shop/attention',
  component: lazyRouteComponent(() => import('../commerce/AttentionPage.tsx'), 'AttentionPage'),
})
const memberships = createRoute({
  getParentRoute: () => shell,
  path: '/shop/memberships',
  validateSearch: textSearch('community', 'plan', 'state'),
  component: lazyRouteComponent(() => import('../memberships/MembershipsPage.tsx'), 'MembershipsPage'),
})
const distribution = createRoute({
  getParentRoute: () => shell,
  path: '/shop/distribution',
  validateSearch: textSearch('tab'),
  component: lazyRouteComponent(() => import('../distribution/DistributionPage.tsx'), 'DistributionPage'),
})
const ledger = createRoute({
  getParentRoute: () => shell,
  path: '/shop/ledger',
  component: lazyRouteComponent(() => import('../ledger/LedgerPage.tsx'), 'LedgerPage'),
})
const statement = createRoute({
  getParentRoute: () => shell,
  path: '/shop/ledger/$book',
  validateSearch: textSearch('code', 'kind', 'from', 'to'),
  component: lazyRouteComponent(() => import('../ledger/StatementPage.tsx'), 'StatementPage'),
})
const payments = createRoute({
  getParentRoute: () => shell,
  path: '/shop/payments',
  component: lazyRouteComponent(() => import('../commerce/PaymentsPage.tsx'), 'PaymentsPage'),
})

export const shopRoutes = [
  shop,
  orders,
  order,
  redemption,
  shipMany,
  products,
  goodsImports,
  goodsImport,
  newProduct,
  product,
  coSelling,
  waves,
  activities,
  newActivity,
  activity,
  changeActivity,
  coupons,
  newCoupon,
  giveCoupon,
  attention,
  memberships,
  distribution,
  ledger,
  statement,
  payments,
] as const
