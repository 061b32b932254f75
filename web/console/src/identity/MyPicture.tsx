import { Button, Upload } from 'antd'
import { useState } from 'react'
import { changeMyCardEndpoint, readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { uploadFileEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { upload } from '../../../ui/client.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useMe } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'

/** My picture: stored once, then named on my card; taking it away can be undone. */
export function MyPicture() {
  const { t } = useWords()
  const saying = useSaying()
  const { person } = useMe()
  const [busy, setBusy] = useState(false)
  const change = useAct(changeMyCardEndpoint, { refreshes: [readMeEndpoint], onFailure: saying.failure })
  const send = async (file: File) => {
    setBusy(true)
    try {
      const stored = await upload(uploadFileEndpoint, file, {})
      await change.mutateAsync({ avatarFileId: stored.id })
    } catch (failure) {
      saying.failure(failure)
    } finally {
      setBusy(false)
    }
  }
  const take = async () => {
    const before = person.avatarFileId
    if (!(await change.run({ avatarFileId: null }))) return
    saying.undoable(t('account.pictureGone'), () => change.mutate({ avatarFileId: before }))
  }
  return (
    <div className="row my-picture">
      <Portrait who={person} size={64} />
      <Upload accept="image/*" showUploadList={false} beforeUpload={(file) => (void send(file), false)}>
        <Button loading={busy}>{t('account.picture')}</Button>
      </Upload>
      {person.avatarFileId && (
        <Button type="text" onClick={take}>
          {t('account.noPicture')}
        </Button>
      )}
    </div>
  )
}
