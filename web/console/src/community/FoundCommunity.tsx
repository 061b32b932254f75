/** One step to a community: a preset and a name are enough; then the way in is shown. */
import { Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { FoundForm } from './FoundForm.tsx'
import { Founded } from './Founded.tsx'
import type { Founded as FoundedShape } from './shapes.ts'

export function FoundCommunity({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [founded, setFounded] = useState<FoundedShape | null>(null)
  const close = () => {
    setFounded(null)
    onClose()
  }
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      width={founded ? 560 : 720}
      title={founded ? t('found.done', { name: founded.community.name }) : t('found.title')}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {founded ? <Founded found={founded} onClose={close} /> : <FoundForm onFounded={setFounded} onCancel={close} />}
    </Modal>
  )
}
