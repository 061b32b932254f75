import { Button, Form, type FormInstance, Input } from 'antd'
import {
  listMySessionsEndpoint,
  readMeEndpoint,
  setPasswordEndpoint,
} from '../../../../server/modules/identity/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { isRefusal, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useMe } from '../app/me.tsx'
import { Field } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'

type Said = { current?: string; next: string }

/** Sets or changes my password; other sessions end. */
export function MyPassword() {
  const { t } = useWords()
  const { account } = useMe()
  const [form] = Form.useForm<Said>()
  const set = useSetPassword(form)
  const submit = ({ current, next }: Said) => set.mutate({ next, ...(current ? { current } : {}) })
  const long = { min: 10, message: t('account.passwordShort') }
  return (
    <Sheet title={t('account.password')}>
      <p className="lead">{t(account?.hasPassword ? 'account.passwordHas' : 'account.passwordHasNot')}</p>
      <Form form={form} name="my-password" layout="vertical" requiredMark={false} onFinish={submit}>
        {account?.hasPassword && (
          <Field name="current" label={t('account.passwordNow')} needed>
            <Input.Password autoComplete="current-password" />
          </Field>
        )}
        <Field name="next" label={t('account.passwordNew')} needed rules={[long]}>
          <Input.Password autoComplete="new-password" />
        </Field>
        <Button htmlType="submit" loading={set.isPending}>
          {t('account.passwordSave')}
        </Button>
      </Form>
    </Sheet>
  )
}

function useSetPassword(form: FormInstance<Said>) {
  const { t, language } = useWords()
  const saying = useSaying()
  return useAct(setPasswordEndpoint, {
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
}
