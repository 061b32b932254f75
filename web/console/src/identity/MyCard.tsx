import { Button, Form, Input } from 'antd'
import { changeMyCardEndpoint, listTeamEndpoint, readMeEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useMe } from '../app/me.tsx'
import { DraftNote } from '../app/DraftNote.tsx'
import { Sheet } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { MyPicture } from './MyPicture.tsx'

type Said = { name: string; bio: string }

/** What others see of me. */
export function MyCard() {
  const { t } = useWords()
  const saying = useSaying()
  const { person } = useMe()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft<Said>(form, `card.${person.id}`, { name: person.name, bio: person.bio })
  const change = useAct(changeMyCardEndpoint, {
    refreshes: [readMeEndpoint, listTeamEndpoint],
    onDone: () => {
      draft.drop()
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  return (
    <Sheet title={t('account.card')}>
      <MyPicture />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(said) => change.mutate(said)} {...draft.bind}>
        <DraftNote draft={draft} />
        <Form.Item name="name" label={t('account.name')} rules={[{ required: true, message: t('form.needed') }]}>
          <Input maxLength={64} autoComplete="nickname" />
        </Form.Item>
        <Form.Item name="bio" label={t('account.bio')}>
          <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Sheet>
  )
}
