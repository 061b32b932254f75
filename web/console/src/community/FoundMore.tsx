import { Form, Input, InputNumber } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import type { PresetCard } from './shapes.ts'

/** What may be said at once or later: place, size, rules. */
export function FoundMore({ preset }: { preset: PresetCard | undefined }) {
  const { t } = useWords()
  return (
    <>
      <Form.Item name="about" label={t('found.about')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} placeholder={t('found.aboutHint')} />
      </Form.Item>
      <div className="fields">
        <Form.Item name="groupName" label={t('found.groupName')}>
          <Input maxLength={64} placeholder={preset?.groupName ?? ''} />
        </Form.Item>
        <Form.Item name="cap" label={t('found.cap')}>
          <InputNumber min={2} max={100_000} placeholder={String(preset?.cap ?? '')} className="full" />
        </Form.Item>
        <Form.Item name="interest" label={t('field.interest')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="industry" label={t('field.industry')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="province" label={t('found.province')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="city" label={t('field.city')}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="rules" label={t('found.rules')} extra={t('found.rulesHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} placeholder={preset?.rules.join('\n') ?? ''} />
      </Form.Item>
    </>
  )
}
