/** What a join link asks the server: its code, and an invitation if it brings one. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { readJoinCardEndpoint } from '../../../../server/modules/community/contract.ts'

export function joinCardInput(code: string, query: URLSearchParams): InputOf<typeof readJoinCardEndpoint> {
  const invitation = query.get('invitation')
  return invitation ? { code, invitation } : { code }
}
