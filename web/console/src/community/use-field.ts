/** The field of groups as the address asks for it. */
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import type { FieldSearch } from '../app/searches.ts'
import type { GroupCard } from '../insight/shapes.ts'
import { filterOf, orderOf } from './field-search.ts'

/** The groups in their order, as far as they were read; `readOn` brings the next ones. */
export function useField(search: FieldSearch) {
  const { sort, down } = orderOf(search)
  const asked = { ...filterOf(search), sort, down: String(down), limit: 60 }
  const pages = useAskPages(listGroupCardsEndpoint, asked, { keepsEarlier: true })
  const found = pages.data?.pages ?? []
  return {
    pages,
    rows: found.flatMap((page) => page.rows),
    total: found[0]?.total ?? 0,
    readOn: () => void (pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage()),
  }
}

/** Everything that matches, however long it is. */
export async function readWholeField(search: FieldSearch): Promise<GroupCard[]> {
  const { sort, down } = orderOf(search)
  const asked = { ...filterOf(search), sort, down: String(down), limit: 200 }
  const rows: GroupCard[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: { rows: GroupCard[]; next: string | null } = await ask(listGroupCardsEndpoint, {
      ...asked,
      ...(after ? { after } : {}),
    })
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}
