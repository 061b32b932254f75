/** Corrects an import; each answer is sent at once and the preview follows it. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { adjustImportEndpoint, readImportEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { questionKey, useAct } from '../../../ui/asking.ts'
import { client } from '../app/answers.ts'
import { useSaying } from '../app/use-saying.ts'

export type Adjustment = Omit<InputOf<typeof adjustImportEndpoint>, 'importId'>

export function useAdjust() {
  const saying = useSaying()
  return useAct(adjustImportEndpoint, {
    onDone: (answer) => client.setQueryData(questionKey(readImportEndpoint, { importId: answer.id }), answer),
    onFailure: saying.failure,
  })
}
