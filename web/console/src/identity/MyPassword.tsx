import { Button, Form, Input } from 'antd'
import {
  listMySessionsEndpoint,
  readMeEndpoint,
  setPasswordEndpoint,
} from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { isRefusal, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'

type Said = { current?: string; next: string }

/** Sets or changes my password; other sessions end. */
export function MyPassword() {
  const { t, language } = useWords()
  const saying = useSaying()
  const { account } = useMe()
  const [form] = Form.useForm<Said>()
  const set = useAct(setPasswordEndpoint, {
    refreshes: [readMeEndpoint, listMySessionsEndpoint],
    onDone: () => {
      form.resetFields()
      saying.done(t('account.passwordSet'))
    },
    onFailure: (failure) => {
      const errors = [sayFailure(failure, language)]
      if (isRefusal(failure, 'identity.wrong_password')) form.setFields([{ name: 'current', errors }])
      else if (isRefusal(failure, 'identity.weak_password')) form.setFields([{ name: 'next', errors }])
      else saying.formFailure(form, failure)
    },
  })
  const submit = ({ current, next }: Said) => set.mutate({ next, ...(current ? { current } : {}) })
  return (
    <Sheet title={t('account.password')}>
      <p className="lead">{t(account?.hasPassword ? 'account.passwordHas' : 'account.passwordHasNot')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {account?.hasPassword && (
          <Form.Item
            name="current"
            label={t('account.passwordNow')}
            rules={[{ required: true, message: t('form.needed') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        )}
        <Form.Item
          name="next"
          label={t('account.passwordNew')}
          rules={[{ required: true, min: 10, message: t('account.passwordShort') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={set.isPending}>
          {t('account.passwordSave')}
        </Button>
      </Form>
    </Sheet>
  )
}
