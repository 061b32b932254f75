import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { announceEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { newClientId } from '../../../ui/sync/client-id.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'

/** Publishes an announcement, on top of the chat until the next one. */
export function Announce({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const { t } = useWords()
  const saying = useSaying()
  const [text, write, drop] = useDraft(`announce.${groupId}`, '')
  const [mentionsAll, setMentionsAll] = useState(true)
  const [clientId] = useState(newClientId)
  const announcing = useAct(announceEndpoint, { onFailure: saying.failure })
  const publish = async () => {
    if (!(await announcing.run({ groupId: groupId, clientId, text: text.trim(), mentionsAll }))) return
    drop()
    onClose()
  }
  return (
    <Modal
      open
      title={t('chat.announce')}
      okText={t('chat.publish')}
      okButtonProps={{ disabled: !text.trim() }}
      confirmLoading={announcing.isPending}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label={t('chat.announcement')}
        autoFocus
        rows={5}
        maxLength={5000}
        showCount
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      <Checkbox checked={mentionsAll} onChange={(event) => setMentionsAll(event.target.checked)}>
        {t('chat.mentionAll')}
      </Checkbox>
    </Modal>
  )
}
