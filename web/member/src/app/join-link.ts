/** What a join link asks the server: its code, and an invitation if it brings one. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { readJoinCardEndpoint } from '../../../../server/modules/community/contract.ts'

export function joinCardInput(code: string, query: URLSearchParams): InputOf<typeof readJoinCardEndpoint> {
  const invitation = query.get('invitation')
  return invitation ? { code, invitation } : { code }
}

/** Where a link leads once somebody is in: what was shared with it, a boost or an activity, and nothing else. */
export function leadsTo(query: URLSearchParams): string | null {
  const to = query.get('to') ?? ''
  return /^\/(?:d\/[a-z]{3}|c\/com_[0-9a-z]{26}\/activities\/act)_[0-9a-z]{26}$/.test(to) ? to : null
}
