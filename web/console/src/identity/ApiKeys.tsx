/** Keys with which programs ask in the name of this tenant. */
import { App, Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { listApiKeysEndpoint, revokeApiKeyEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { CreateApiKey } from './CreateApiKey.tsx'

type Key = AnswerOf<typeof listApiKeysEndpoint>['rows'][number]

export function ApiKeys() {
  const { t } = useWords()
  const keys = useAsk(listApiKeysEndpoint, {})
  const [creating, setCreating] = useState(false)
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('keys.create')}
    </Button>
  )
  return (
    <Sheet title={t('keys.title')} beside={keys.data && create}>
      <Loaded from={keys}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('keys.none')} text={t('keys.noneText')} />
          ) : (
            <ul className="lines">
              {rows.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <CreateApiKey open={creating} onClose={() => setCreating(false)} />
    </Sheet>
  )
}

function KeyRow({ apiKey }: { apiKey: Key }) {
  const { t } = useWords()
  const formats = useFormats()
  const revoke = useRevoke(apiKey)
  const used = apiKey.usedAt ? t('keys.used', { at: formats.moment(apiKey.usedAt) }) : t('keys.neverUsed')
  const ends = apiKey.expiresAt ? t('keys.ends', { at: formats.dayOf(apiKey.expiresAt) }) : t('keys.endless')
  return (
    <li className="line">
      <div className="line-body">
        <b>{apiKey.name}</b> <code className="muted">{apiKey.hint}</code>
        <div className="muted small">
          {apiKey.scopes.map((scope) => t(`scope.${scope}`)).join(' · ')} — {used} · {ends}
        </div>
      </div>
      <Button danger type="text" onClick={revoke}>
        {t('keys.revoke')}
      </Button>
    </li>
  )
}

function useRevoke(apiKey: Key) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const act = useAct(revokeApiKeyEndpoint, { refreshes: [listApiKeysEndpoint], onFailure: saying.failure })
  return () =>
    modal.confirm({
      title: t('keys.revokeTitle', { name: apiKey.name }),
      content: t('keys.revokeText'),
      okText: t('keys.revoke'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await act.run({ apiKeyId: apiKey.id })) saying.done(t('keys.revoked'))
      },
    })
}
