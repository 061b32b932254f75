/** Asks for the reason of a grave step; answers null when the person turned back. */
import { App, Form, type FormInstance, Input } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from './Field.tsx'

type Words = { title: string; text?: string; ok: string; hints?: readonly string[] }
type Said = { reason: string }

export function useReason() {
  const { modal } = App.useApp()
  const [form] = Form.useForm<Said>()
  return ({ title, ok, ...content }: Words) =>
    new Promise<string | null>((resolve) => {
      modal.confirm({
        title,
        icon: null,
        okText: ok,
        okButtonProps: { danger: true },
        content: <ReasonForm form={form} {...content} />,
        // Taking `close` keeps the dialog open until the reason is there.
        onOk: (close) => {
          form.validateFields().then(({ reason }) => {
            resolve(reason.trim())
            close()
          }, keepOpen)
        },
        onCancel: () => resolve(null),
      })
    })
}

/** The form has marked what is missing. */
const keepOpen = () => undefined

function ReasonForm({ form, text, hints = [] }: Pick<Words, 'text' | 'hints'> & { form: FormInstance<Said> }) {
  const { t } = useWords()
  return (
    <Form form={form} name="reason" layout="vertical" preserve={false} requiredMark={false}>
      {text && <p className="lead">{text}</p>}
      <Field name="reason" label={t('form.reason')} needed={t('form.reasonMissing')}>
        <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
      </Field>
      <div className="row">
        {hints.map((reason) => (
          <button key={reason} type="button" className="tag tag-button" onClick={() => form.setFieldsValue({ reason })}>
            {reason}
          </button>
        ))}
      </div>
    </Form>
  )
}
