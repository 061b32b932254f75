/** A group's settings as a form says them, and as the endpoint wants them. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { changeGroupEndpoint } from '../../../../server/modules/community/contract.ts'
import { linesOf } from './found-input.ts'
import type { Group } from './shapes.ts'

export type GroupSaid = {
  name: string
  about: string
  cap: number
  kind: Group['threshold']['kind']
  /** One question per line. */
  questions?: string
  slowModeSeconds: number
  whoMayMentionAll: Group['whoMayMentionAll']
}

export function saidOf(group: Group): GroupSaid {
  const { name, about, cap, threshold, slowModeSeconds, whoMayMentionAll } = group
  return {
    name,
    about,
    cap,
    kind: threshold.kind,
    questions: threshold.kind === 'approval' ? threshold.questions.join('\n') : '',
    slowModeSeconds,
    whoMayMentionAll,
  }
}

export function groupChange(
  groupId: string,
  { kind, questions, ...said }: GroupSaid,
): InputOf<typeof changeGroupEndpoint> {
  const threshold = kind === 'approval' ? { kind, questions: linesOf(questions).slice(0, 5) } : { kind }
  return { groupId, ...said, threshold }
}
