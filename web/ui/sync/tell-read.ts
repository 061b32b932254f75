import type { GroupId } from '../../../server/modules/community/contract.ts'
import { moveCursorEndpoint } from '../../../server/modules/messaging/contract.ts'
import type { Ask } from './ask.ts'
import type { Connection } from './connection.ts'

/** Tells the server how far I have read: on the line, else by HTTP; told again with the next reading, it never moves back. */
export function tellRead(
  { line, ask }: { line: Connection | null; ask: Ask },
  read: { groupId: GroupId; readNumber: number },
) {
  if (line?.state === 'online' && line.send({ t: 'read', ...read })) return
  void ask(moveCursorEndpoint, read).catch(() => {})
}
