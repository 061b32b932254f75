/** Behind every number: the messages or members it was counted from. */
import { Link, useSearch } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useEffect, useState } from 'react'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import { listEvidenceEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import type { EvidenceSearch } from '../app/searches.ts'
import { useEvidenceTitle } from './use-evidence-title.ts'
import type { Evidence } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'

export function EvidenceDrawer({ groupId }: { groupId: string }) {
  const { evidence } = useSearch({ strict: false }) as { evidence?: EvidenceSearch }
  const { hide } = useEvidence()
  const title = useEvidenceTitle(evidence, groupId)
  return (
    <Drawer
      open={evidence !== undefined}
      onClose={() => void hide()}
      title={title}
      size={460}
      destroyOnHidden
      className="evidence"
    >
      {evidence && <EvidenceBody key={JSON.stringify(evidence)} groupId={groupId} asked={evidence} />}
    </Drawer>
  )
}

const firstLimit = 50
const mostShown = 200

function EvidenceBody({ groupId, asked }: { groupId: string; asked: EvidenceSearch }) {
  const { t } = useWords()
  const formats = useFormats()
  const [limit, setLimit] = useState(firstLimit)
  useEffect(() => setLimit(firstLimit), [asked])
  const found = useAsk(listEvidenceEndpoint, { groupId, ...asked, limit } as InputOf<typeof listEvidenceEndpoint>, {
    placeholderData: (before) => before,
  })
  return (
    <Loaded from={found} lines={8}>
      {(evidence) => {
        const shown = Math.max(evidence.messages.length, evidence.members.length)
        return (
          <>
            <p className="muted small">
              {t(`evidenceTotal.${unitOf(asked.of, evidence)}`, { count: formats.count(evidence.total) })}
            </p>
            {evidence.total === 0 && <Empty title={t('evidence.none')} />}
            <Members groupId={groupId} members={evidence.members} counts={asked.of} />
            <Messages groupId={groupId} messages={evidence.messages} />
            {shown < evidence.total && limit < mostShown && (
              <div className="center">
                <Button loading={found.isFetching} onClick={() => setLimit(mostShown)}>
                  {t('common.more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** Joins, exits and signals are counted in times; other lists of members in people. */
function unitOf(of: string, { members }: Evidence): 'messages' | 'people' | 'times' {
  if (['joins', 'exits', 'signals'].includes(of)) return 'times'
  return members.length > 0 ? 'people' : 'messages'
}

function Members({ groupId, members, counts }: { groupId: string; members: Evidence['members']; counts: string }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <ul className="lines">
      {members.map(({ person, at, count }) => (
        <li key={person.id} className="line">
          <Portrait who={person} />
          <div className="line-body">
            <Link
              className="member-name"
              to="/groups/$groupId/members"
              params={{ groupId }}
              search={{ q: person.name }}
            >
              {formats.nickname(person.name, person.id)}
            </Link>
            {at && <div className="muted small">{formats.stamp(at)}</div>}
          </div>
          {count > 0 && (
            <span className="small nowrap">
              {t('evidence.times', { count, context: counts === 'newcomers' ? 'newcomers' : '' })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Messages({ groupId, messages }: { groupId: string; messages: Evidence['messages'] }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <ul className="lines">
      {messages.map((message) => (
        <li key={message.id} className="line line-tall">
          <div className="line-body">
            <b>{message.by}</b> <span className="muted small">{formats.stamp(message.at)}</span>{' '}
            {message.estimated && <span className="tag">{t('evidence.estimated')}</span>}
            <p className="wrap">{message.text || t('chat.noText')}</p>
          </div>
          <Link
            className="small nowrap"
            to="/groups/$groupId/chat"
            params={{ groupId }}
            search={{ message: message.id }}
          >
            {t('evidence.inChat')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
