import { App, Button } from 'antd'
import {
  announceArrivalEndpoint,
  closeRelayEndpoint,
  readRelayTextEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { ask } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useSaying } from '../../app/use-saying.ts'
import { changedByEntries, type Relay } from './shapes.ts'

/** What is done with a relay as a whole: its text, its lists, the notice that the goods are there, its end. */
export function RelayActs({ relay }: { relay: Relay }) {
  const { t } = useWords()
  const { activityId, state } = relay
  return (
    <div className="relay-acts">
      <CopyText activityId={activityId} />
      <a className="button" href={`/api/activities/${activityId}/relay/export?as=xlsx`} download>
        {t('relay.exportXlsx')}
      </a>
      <a className="button" href={`/api/activities/${activityId}/relay/export?as=csv`} download>
        {t('relay.exportCsv')}
      </a>
      {state === 'cut_off' && <AfterCutOff activityId={activityId} />}
    </div>
  )
}

function CopyText({ activityId }: Pick<Relay, 'activityId'>) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const saying = useSaying()
  const copy = async () => {
    try {
      const { text } = await ask(readRelayTextEndpoint, { activityId })
      await navigator.clipboard.writeText(text).then(
        () => saying.done(t('relay.textCopied')),
        // Where the clipboard is closed, the text is shown to be copied by hand.
        () => {
          modal.info({ title: t('relay.text'), content: <pre className="relay-text">{text}</pre>, icon: null })
        },
      )
    } catch (failure) {
      saying.failure(failure as Error)
    }
  }
  return <Button onClick={() => void copy()}>{t('relay.copyText')}</Button>
}

function AfterCutOff({ activityId }: Pick<Relay, 'activityId'>) {
  const { t } = useWords()
  const saying = useSaying()
  const options = { refreshes: changedByEntries, onFailure: saying.failure }
  const announce = useAct(announceArrivalEndpoint, {
    ...options,
    onDone: ({ told }) => saying.done(t('relay.told', { count: told })),
  })
  const close = useAct(closeRelayEndpoint, { ...options, onDone: () => saying.done(t('relay.closed')) })
  return (
    <>
      <Button loading={announce.isPending} onClick={() => announce.mutate({ activityId })}>
        {t('relay.announce')}
      </Button>
      <Button loading={close.isPending} title={t('relay.closeText')} onClick={() => close.mutate({ activityId })}>
        {t('relay.close')}
      </Button>
    </>
  )
}
