import { Button, Form, Select } from 'antd'
import type { z } from 'zod'
import type { columnMapping } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import type { ChatImport } from './shapes.ts'

type Mapping = z.infer<typeof columnMapping>
const needed = ['at', 'sender', 'text'] as const
const extra = ['id', 'replyTo'] as const

/** Which column of a table means what. */
export function ColumnsForm({
  columns,
  onSay,
}: {
  columns: NonNullable<ChatImport['columns']>
  onSay: (mapping: Mapping) => void
}) {
  const { t } = useWords()
  const options = columns.found.map((name) => ({ value: name, label: name }))
  const send = ({ id, replyTo, ...said }: Mapping) =>
    onSay({ ...said, ...(id ? { id } : {}), ...(replyTo ? { replyTo } : {}) })
  return (
    <Form layout="vertical" requiredMark={false} initialValues={columns.mapping ?? {}} onFinish={send}>
      <p className="lead">{t('columns.lead')}</p>
      <div className="fields">
        {needed.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`columns.${name}`)}
            rules={[{ required: true, message: t('form.needed') }]}
          >
            <Select showSearch options={options} />
          </Form.Item>
        ))}
        {extra.map((name) => (
          <Form.Item key={name} name={name} label={t(`columns.${name}`)}>
            <Select showSearch allowClear options={options} />
          </Form.Item>
        ))}
      </div>
      <Button htmlType="submit">{t('columns.submit')}</Button>
    </Form>
  )
}
