/** The community stands: how people come in, and what to do next. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import type { Founded as FoundedShape } from './shapes.ts'
import { WayIn } from './WayIn.tsx'

export function Founded({ found, onClose }: { found: FoundedShape; onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const open = async () => {
    onClose()
    await navigate({ to: '/groups/$groupId', params: { groupId: found.group.id } })
  }
  return (
    <>
      <p className="lead">{t('found.doneText')}</p>
      <WayIn group={found.group} />
      <div className="form-foot">
        <Button onClick={onClose}>{t('common.close')}</Button>
        <Button type="primary" onClick={open}>
          {t('found.toGroup')}
        </Button>
      </div>
    </>
  )
}
