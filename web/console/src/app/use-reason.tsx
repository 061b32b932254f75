/** Asks for the reason of a grave step; answers null when the person turned back. */
import { App, Form, Input } from 'antd'
import { useWords } from '../../../ui/words/index.ts'

type Words = { title: string; text?: string; ok: string; hints?: readonly string[] }

/** The form has marked what is missing. */
const keepOpen = () => undefined

export function useReason() {
  const { modal } = App.useApp()
  const { t } = useWords()
  const [form] = Form.useForm<{ reason: string }>()
  return ({ title, text, ok, hints = [] }: Words) =>
    new Promise<string | null>((resolve) => {
      modal.confirm({
        title,
        icon: null,
        okText: ok,
        okButtonProps: { danger: true },
        content: (
          <Form form={form} layout="vertical" preserve={false} requiredMark={false}>
            {text && <p className="lead">{text}</p>}
            <Form.Item
              name="reason"
              label={t('form.reason')}
              rules={[{ required: true, whitespace: true, message: t('form.reasonMissing') }]}
            >
              <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
            </Form.Item>
            <div className="row">
              {hints.map((hint) => (
                <button
                  key={hint}
                  type="button"
                  className="tag tag-button"
                  onClick={() => form.setFieldsValue({ reason: hint })}
                >
                  {hint}
                </button>
              ))}
            </div>
          </Form>
        ),
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
