import {
  adjustImportEndpoint,
  listImportsEndpoint,
  uploadImportEndpoint,
} from '../../../../server/modules/messaging/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { ask, upload, type UploadOptions } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { FileDrop } from '../app/FileDrop.tsx'

type Words = { groupId: string | undefined; onUploaded: (importId: string) => void }

/** Takes an exported chat, for the group it was asked for in. */
export function ImportDrop({ groupId, onUploaded }: Words) {
  const { t } = useWords()
  const send = async (file: File, options: UploadOptions) => {
    const made = await upload(uploadImportEndpoint, file, {}, options)
    // The group is only a proposal here: the next page asks for it again when it cannot be set.
    if (groupId) await ask(adjustImportEndpoint, { importId: made.id, groupId }).catch(() => undefined)
    await client.invalidateQueries({ queryKey: questionKey(listImportsEndpoint) })
    onUploaded(made.id)
  }
  return <FileDrop formats={t('imports.formats')} onSend={send} />
}
