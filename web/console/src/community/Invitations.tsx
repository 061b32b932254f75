import { Button, Form, InputNumber } from 'antd'
import { createInvitationEndpoint, listInvitationsEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { CopyLine } from '../app/CopyLine.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'

/** Links for a number of people and days; they open also groups that are by invitation only. */
export function Invitations({ groupId }: { groupId: string }) {
  const { t } = useWords()
  const formats = useFormats()
  const invitations = useAsk(listInvitationsEndpoint, { groupId })
  return (
    <Sheet title={t('invitations.title')}>
      <CreateInvitation groupId={groupId} />
      <Loaded from={invitations} lines={2}>
        {({ rows }) => (
          <ul className="lines">
            {rows.map((invitation) => (
              <li key={invitation.id} className="line line-tall">
                <div className="line-body">
                  <CopyLine text={invitation.url} label={t('invitations.link')} />
                  <div className="muted small">
                    {t('invitations.used', { used: invitation.used, uses: invitation.uses })} ·{' '}
                    {t('invitations.until', { at: formats.stamp(invitation.expiresAt) })} · {invitation.createdBy.name}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Sheet>
  )
}

function CreateInvitation({ groupId }: { groupId: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<{ uses: number; days: number }>()
  const create = useAct(createInvitationEndpoint, { refreshes: [listInvitationsEndpoint], onFailure: saying.failure })
  return (
    <Form
      form={form}
      layout="inline"
      className="inline-form"
      initialValues={{ uses: 1, days: 7 }}
      onFinish={(said) => create.mutate({ groupId, ...said })}
    >
      <Form.Item name="uses" label={t('invitations.uses')}>
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
      <Form.Item name="days" label={t('invitations.days')}>
        <InputNumber min={1} max={90} precision={0} />
      </Form.Item>
      <Button htmlType="submit" loading={create.isPending}>
        {t('invitations.create')}
      </Button>
    </Form>
  )
}
