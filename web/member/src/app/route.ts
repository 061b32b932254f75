/** What a page of the app is. */
import type { ComponentType } from 'react'
import type { Params } from './router.ts'

export type PageProps = { params: Params }
export type Loader = () => Promise<{ default: ComponentType<PageProps> }>

/** `visitor`: anyone; `member`: only when signed in. `list`: my groups stand beside it where there is room. */
export type Route = {
  pattern: string
  for: 'visitor' | 'member'
  list: boolean
  load: Loader
  Page: ComponentType<PageProps>
}
