import type { Context } from '../../../kernel/context.ts'
import type { Provider } from '../contract.ts'

/** Where a provider shall tell a tenant what happened. */
export const noticeUrl = ({ origin, tenantId }: Context, provider: Provider): string =>
  `${origin}/api/payments/notices/${provider}/${tenantId}`
