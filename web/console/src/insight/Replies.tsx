/** Who answers whom: a star hangs on one person, a mesh holds without anyone. */
import { useEffect, useMemo, useRef } from 'react'
import { ReplyWeb } from '../../../ui/charts/ReplyWeb.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { repliesId } from './reply-place.ts'
import { shapeOf } from './reply-shape.ts'
import type { GroupInsight } from './shapes.ts'
import { useEvidence } from './use-evidence.ts'

export function Replies({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  if (insight.arcs.length > 0) return <Web insight={insight} />
  return (
    <Sheet title={t('replies.question')} className="wide">
      <Empty title={t('replies.none')} text={t('replies.noneText')} />
    </Sheet>
  )
}

function Web({ insight }: { insight: GroupInsight }) {
  const { t } = useWords()
  const { show } = useEvidence()
  const people = usePeople(insight)
  const sentence = useSentence(insight)
  const place = useRef<HTMLElement>(null)
  // The address leads here, but the picture comes after its page.
  useEffect(() => {
    if (location.hash === `#${repliesId}`) place.current?.scrollIntoView()
  }, [])
  return (
    <section ref={place} className="sheet wide" id={repliesId}>
      <ReplyWeb
        question={t('replies.question')}
        label={sentence}
        lead={sentence}
        note={(shown, count) => (
          <>
            {t('replies.legend')} {count > 0 && t('replies.foldedNote', { shown, count })}
          </>
        )}
        people={people}
        arcs={insight.arcs}
        tableHead={[t('replies.from'), t('replies.to'), t('replies.count'), t('replies.estimatedCount')]}
        sayArc={(from, to, replies) => t('replies.arc', { from, to, count: replies })}
        sayRest={(count) => t('replies.folded', { count })}
        onPickArc={(arc) => void show({ of: 'replies', personId: arc.from, toPersonId: arc.to })}
        onPickPerson={(personId) => void show({ of: 'messages', personId })}
      />
      <Numbers web={insight.web} />
    </section>
  )
}

/** The two numbers the sentence rests on, and how much of it is estimated. */
function Numbers({ web }: Pick<GroupInsight, 'web'>) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <>
      <dl className="pair-figures">
        <div>
          <dt>{t('replies.reciprocity')}</dt>
          <dd>
            <b>{formats.percent(web.reciprocity)}</b> <span className="muted">{t('replies.reciprocityText')}</span>
          </dd>
        </div>
        <div>
          <dt>{t('replies.ownerShare')}</dt>
          <dd>
            <b>{formats.percent(web.ownerShare)}</b> <span className="muted">{t('replies.ownerShareText')}</span>
          </dd>
        </div>
      </dl>
      <p className="muted small">
        {t('replies.estimated', { count: web.replies, estimated: web.estimated })}{' '}
        {web.owner.isStaff && t('replies.ownerStaff')}
      </p>
    </>
  )
}

/** Members by what they said; the owner also where he or she is one of the operator's people. */
function usePeople({ members, web: { owner } }: GroupInsight) {
  const formats = useFormats()
  return useMemo(() => {
    const known = members.map(({ person, messages, key }) => ({
      id: person.id,
      name: formats.nickname(person.name, person.id),
      weight: messages,
      key: key !== null,
      owner: person.id === owner.id,
    }))
    if (!owner.isStaff) return known
    const name = formats.nickname(owner.name, owner.id)
    return [...known, { id: owner.id, name, weight: 0, key: false, owner: true }]
  }, [members, owner, formats])
}

function useSentence({ arcs, web, members }: GroupInsight): string {
  const { t } = useWords()
  const formats = useFormats()
  const { kind, central, centralShare } = shapeOf(arcs, web)
  const who = members.find(({ person }) => person.id === central)?.person
  return t(`replies.${kind}`, {
    name: formats.nickname(who?.name, central ?? ''),
    share: formats.percent(centralShare),
    owner: formats.percent(web.ownerShare),
    back: formats.percent(web.reciprocity),
  })
}
