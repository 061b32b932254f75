/** The root of all addresses, and the frame around those that ask for an operator who is signed in. */
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { ask, isRefusal } from '../../../ui/client.ts'
import { BrokenPage, LostPage, ShellSkeleton } from './OtherPages.tsx'
import { Shell } from './Shell.tsx'

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet,
  errorComponent: BrokenPage,
  notFoundComponent: LostPage,
})

/** Everything below asks for an operator who is signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  pendingComponent: ShellSkeleton,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData({
        queryKey: questionKey(readMeEndpoint, {}),
        queryFn: () => ask(readMeEndpoint, {}),
      })
    } catch (failure) {
      if (!isRefusal(failure, 'kernel.not_signed_in')) throw failure
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    }
  },
})
