/** Asks for a member's title (头衔); answers null when the person turned back, '' to take the title away. */
import { App, Input } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import type { Member } from './shapes.ts'

export function useTitleDialog() {
  const { modal } = App.useApp()
  const { t } = useWords()
  return (member: Member) =>
    new Promise<string | null>((resolve) => {
      let title = member.title
      modal.confirm({
        title: t('members.titleOf', { name: member.person.name }),
        icon: null,
        okText: t('common.save'),
        content: (
          <Input
            defaultValue={title}
            maxLength={20}
            aria-label={t('members.setTitle')}
            placeholder={t('members.titleHint')}
            onChange={(event) => {
              title = event.target.value
            }}
          />
        ),
        onOk: () => resolve(title.trim()),
        onCancel: () => resolve(null),
      })
    })
}
