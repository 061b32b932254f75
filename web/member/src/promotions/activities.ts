/** All of activities and coupons in one script: their pages, and the card a chat shows. */
export { ActivitiesPage } from './ActivitiesPage.tsx'
export { ActivityPage } from './ActivityPage.tsx'
export { CouponsPage, WalletPage } from './CouponsPages.tsx'
export { DealOrderPage } from './DealOrderPage.tsx'
export { EntryPage } from './EntryPage.tsx'
export { MyActivitiesPage } from './MyActivitiesPage.tsx'
export { SharedActivity } from './SharedActivity.tsx'
export { LotteryProofPage } from './lottery/LotteryProofPage.tsx'
