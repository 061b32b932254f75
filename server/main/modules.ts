/** The modules in their order: each may call only those above it. Import rules are generated from this list. */
import type { Module } from '../kernel/module.ts'
import { archiveAfter } from '../modules/archive/module.ts'
import { commerceModule } from '../modules/commerce/module.ts'
import { communityModule } from '../modules/community/module.ts'
import { customersModule } from '../modules/customers/module.ts'
import { distributionModule } from '../modules/distribution/module.ts'
import { identityModule } from '../modules/identity/module.ts'
import { insightModule } from '../modules/insight/module.ts'
import { ledgerModule } from '../modules/ledger/module.ts'
import { messagingModule } from '../modules/messaging/module.ts'
import { noticesModule } from '../modules/notices/module.ts'
import { promotionsModule } from '../modules/promotions/module.ts'

const archiveModule = archiveAfter([
  identityModule,
  ledgerModule,
  communityModule,
  customersModule,
  messagingModule,
  noticesModule,
  commerceModule,
  promotionsModule,
  distributionModule,
  insightModule,
])

export const modules: readonly Module[] = [
  identityModule,
  ledgerModule,
  communityModule,
  customersModule,
  messagingModule,
  noticesModule,
  commerceModule,
  promotionsModule,
  distributionModule,
  insightModule,
  archiveModule,
]
