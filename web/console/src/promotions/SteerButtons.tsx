import { App, Button } from 'antd'
import {
  listActivitiesEndpoint,
  readActivityEndpoint,
  steerActivityEndpoint,
} from '../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { Activity } from './shapes.ts'

/** Pause can be taken back at once; ending cannot, and says what it does to those who are in it. */
export function SteerButtons({ activity: { id: activityId, state, terms } }: { activity: Activity }) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const saying = useSaying()
  const steer = useAct(steerActivityEndpoint, {
    refreshes: [readActivityEndpoint, listActivitiesEndpoint],
    onFailure: saying.failure,
  })
  const press = async (act: 'pause' | 'resume') => {
    if (!(await steer.run({ activityId, act }))) return
    saying.undoable(t(`steer.${act}Done`), () =>
      steer.mutate({ activityId, act: act === 'pause' ? 'resume' : 'pause' }),
    )
  }
  const end = () =>
    modal.confirm({
      title: t('steer.endTitle'),
      content: failsAtTheEnd(terms) ? t('steer.endFails') : t('steer.endKeeps'),
      icon: null,
      okText: t('steer.end'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await steer.run({ activityId, act: 'end' })) saying.done(t('steer.endDone'))
      },
    })
  return (
    <>
      {state === 'paused' ? (
        <Button loading={steer.isPending} onClick={() => void press('resume')}>
          {t('steer.resume')}
        </Button>
      ) : (
        <Button loading={steer.isPending} title={t('steer.pauseText')} onClick={() => void press('pause')}>
          {t('steer.pause')}
        </Button>
      )}
      <Button danger onClick={end}>
        {t('steer.end')}
      </Button>
    </>
  )
}

const failsAtTheEnd = (terms: Activity['terms']) => 'onEnd' in terms && terms.onEnd === 'fail'
