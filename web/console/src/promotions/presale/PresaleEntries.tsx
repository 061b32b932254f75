/** Deposits and balances of a pre-sale, how many it needs, and calling it off. */
import { Button } from 'antd'
import {
  callOffPresaleEndpoint,
  listEntriesEndpoint,
  readActivityEndpoint,
  readPresaleCourseEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { mayAdminister, useFormats, useMe } from '../../app/me.tsx'
import { useReason } from '../../app/use-reason.tsx'
import { useSaying } from '../../app/use-saying.ts'
import { ActivityEntries } from '../ActivityEntries.tsx'
import type { Activity } from '../shapes.ts'

export function PresaleEntries({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const { count, stamp } = useFormats()
  const course = useAsk(readPresaleCourseEndpoint, { activityId: activity.id }, { staleTime: 0 }).data
  return (
    <>
      {course && (
        <p>
          {course.atLeast === null
            ? t('presale.deposited', { pieces: count(course.deposited) })
            : t('presale.depositedOf', { pieces: count(course.deposited), least: count(course.atLeast) })}
        </p>
      )}
      {course?.calledOff ? (
        <p className="shop-note">
          {t('presale.calledOff', { at: stamp(course.calledOff.at), why: course.calledOff.why })}
        </p>
      ) : (
        <CallOff activity={activity} />
      )}
      <ActivityEntries activity={activity} />
    </>
  )
}

function CallOff({ activity: { id, title } }: { activity: Activity }) {
  const { t } = useWords()
  const saying = useSaying()
  const askWhy = useReason()
  const decides = mayAdminister(useMe())
  const callOff = useAct(callOffPresaleEndpoint, {
    refreshes: [readActivityEndpoint, readPresaleCourseEndpoint, listEntriesEndpoint],
    onDone: () => saying.done(t('presale.calledOffDone')),
    onFailure: saying.failure,
  })
  if (!decides) return null
  const press = async () => {
    const why = await askWhy({ title: t('presale.callOffTitle', { title }), ok: t('presale.callOff') })
    if (why) callOff.mutate({ activityId: id, why })
  }
  return (
    <p>
      <Button danger loading={callOff.isPending} onClick={() => void press()}>
        {t('presale.callOff')}
      </Button>
    </p>
  )
}
