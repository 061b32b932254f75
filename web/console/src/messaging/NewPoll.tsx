import { Button, Checkbox, Form, Input, Modal } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from '../app/Field.tsx'

type PollAsked = { question: string; options: string[]; multiple: boolean }
type Words = { onAsk: (poll: PollAsked) => void; onClose: () => void }

const most = 10

/** Asks the group something with answers to choose from; two different ones at least. */
export function NewPoll({ onAsk, onClose }: Words) {
  const { t } = useWords()
  const [form] = Form.useForm<PollAsked>()
  const send = async () => {
    const asked = await form.validateFields().catch(() => null)
    if (!asked) return
    const options = asked.options.map((option) => option.trim())
    onAsk({ question: asked.question.trim(), options, multiple: Boolean(asked.multiple) })
    onClose()
  }
  const unlikeOthers = (_: unknown, said: string | undefined) => {
    const same = (form.getFieldValue('options') as string[]).filter((option) => option?.trim() === said?.trim())
    return same.length > 1 ? Promise.reject(new Error(t('chat.pollTwice'))) : Promise.resolve()
  }
  return (
    <Modal open title={t('chat.poll')} okText={t('common.send')} onOk={() => void send()} onCancel={onClose}>
      <Form
        form={form}
        name="poll"
        layout="vertical"
        requiredMark={false}
        initialValues={{ question: '', options: ['', ''], multiple: false }}
      >
        <Field name="question" label={t('chat.pollQuestion')} needed={t('chat.pollQuestionMissing')}>
          <Input maxLength={200} />
        </Field>
        <Form.List name="options">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field, place) => (
                <Form.Item
                  key={field.key}
                  name={field.name}
                  label={t('chat.pollOption', { number: place + 1 })}
                  rules={[
                    { required: true, whitespace: true, message: t('chat.pollOptionMissing') },
                    { validator: unlikeOthers },
                  ]}
                >
                  <Input maxLength={100} />
                </Form.Item>
              ))}
              <p className="row">
                <Button size="small" disabled={fields.length >= most} onClick={() => add('')}>
                  {t('chat.pollAddOption')}
                </Button>
                {fields.length > 2 && (
                  <Button size="small" onClick={() => remove(fields.length - 1)}>
                    {t('chat.pollDropOption')}
                  </Button>
                )}
              </p>
            </>
          )}
        </Form.List>
        <Form.Item name="multiple" valuePropName="checked">
          <Checkbox>{t('chat.pollMany')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
