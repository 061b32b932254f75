import { Button } from 'antd'
import {
  decideJoinRequestEndpoint,
  listJoinRequestsEndpoint,
  listMembersEndpoint,
  listWaitingEndpoint,
  readGroupEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { readTodayEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { JoinRequest } from './shapes.ts'

/** People who answered the questions and wait for a decision. */
export function JoinRequests({ groupId }: { groupId: string }) {
  const { t } = useWords()
  const requests = useAsk(listJoinRequestsEndpoint, { groupId })
  return (
    <Sheet title={t('requests.title')}>
      <Loaded from={requests} lines={2}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <p className="muted">{t('requests.none')}</p>}
            <ul className="lines">
              {rows.map((request) => (
                <RequestLine key={request.id} request={request} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

function RequestLine({ request }: { request: JoinRequest }) {
  const formats = useFormats()
  const { person, questions, answers, askedAt } = request
  return (
    <li className="line request">
      <Portrait who={person} size={36} />
      <div className="line-body">
        <b>{person.name}</b> <span className="muted small">{formats.moment(askedAt)}</span>
        <dl className="answers">
          {questions.map((question, at) => (
            <div key={question}>
              <dt className="muted small">{question}</dt>
              <dd>{answers[at] || '–'}</dd>
            </div>
          ))}
        </dl>
        <Decision joinRequestId={request.id} name={person.name} />
      </div>
    </li>
  )
}

const changed = [
  listJoinRequestsEndpoint,
  listMembersEndpoint,
  listWaitingEndpoint,
  readGroupEndpoint,
  readTodayEndpoint,
]

function Decision({ joinRequestId, name }: { joinRequestId: string; name: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const askReason = useReason()
  const decide = useAct(decideJoinRequestEndpoint, { refreshes: changed, onFailure: saying.failure })
  const say = async (decision: 'approve' | 'decline', reason?: string) => {
    const answer = await decide.run({ joinRequestId, decision, ...(reason ? { reason } : {}) })
    if (answer) saying.done(t(`requests.${answer.outcome}`, { name }))
  }
  const decline = async () => {
    const reason = await askReason({ title: t('requests.declineTitle', { name }), ok: t('requests.decline') })
    if (reason) await say('decline', reason)
  }
  return (
    <div className="row">
      <Button type="primary" size="small" loading={decide.isPending} onClick={() => say('approve')}>
        {t('requests.approve')}
      </Button>
      <Button size="small" onClick={decline}>
        {t('requests.decline')}
      </Button>
    </div>
  )
}
