/** An activity is changed as a new version. Who changed it meanwhile is told, and nothing that was typed is lost. */
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import {
  changeActivityEndpoint,
  listActivitiesEndpoint,
  listVersionsEndpoint,
  readActivityEndpoint,
} from '../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { PageLoaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { Deciders } from '../commerce/ShopPage.tsx'
import { ActivityForm } from './ActivityForm.tsx'
import { isFixed } from './fixed.ts'
import { goodsOf } from './good.ts'
import type { KindPages } from './kind.ts'
import { pagesOf } from './kinds.tsx'
import { type ActivitySaid, placeInForm, saidOf, wordsOf } from './said.ts'
import type { Activity } from './shapes.ts'
import './activities.css'

export function ChangeActivityPage() {
  const { t } = useWords()
  const { activityId } = useParams({ strict: false }) as { activityId: string }
  const found = useAsk(readActivityEndpoint, { activityId }, { refetchOnWindowFocus: false })
  return (
    <Deciders title={t('activities.change')}>
      <PageLoaded from={found}>{(activity) => <Body key={activity.id} activity={activity} />}</PageLoaded>
    </Deciders>
  )
}

function Body({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const kind = pagesOf(activity.kind)
  const above = (
    <Link to="/shop/activities/$activityId" params={{ activityId: activity.id }}>
      {activity.title}
    </Link>
  )
  return (
    <Page title={t('activities.change')} above={above}>
      {kind && activity.state !== 'ended' && !isFixed(activity) ? (
        <Editor activity={activity} kind={kind} />
      ) : (
        <Empty title={t(whyNot(activity, kind))} />
      )}
    </Page>
  )
}

function whyNot({ state }: Activity, kind: KindPages | undefined): string {
  if (!kind) return 'activities.notHere'
  return state === 'ended' ? 'activities.over' : 'activities.fixed'
}

function Editor({ activity, kind }: { activity: Activity; kind: KindPages }) {
  const { t } = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const saying = useSaying()
  const { id: activityId } = activity
  const [form] = Form.useForm<ActivitySaid>()
  const start = saidOf(activity, kind, goodsOf(activity), formats)
  const draft = useFormDraft<ActivitySaid>(form, `activity.${activityId}`, start)
  const newest = useAsk(readActivityEndpoint, { activityId }, { refetchOnWindowFocus: false })
  const leave = () => void navigate({ to: '/shop/activities/$activityId', params: { activityId } })
  const change = useAct(changeActivityEndpoint, {
    refreshes: [readActivityEndpoint, listActivitiesEndpoint, listVersionsEndpoint],
    onDone: () => {
      draft.drop()
      saying.done(t('common.saved'))
      leave()
    },
    onFailure: (failure) => {
      if (isRefusal(failure, 'promotions.version_changed')) void newest.refetch()
      else saying.formFailure(form, failure, (path) => placeInForm(path, kind))
    },
  })
  const send = (said: ActivitySaid, version = said.version ?? activity.version) =>
    change.mutate({ activityId, version, ...wordsOf(said, kind, formats) })
  const latest = newest.data?.version ?? activity.version
  return (
    <>
      <p className="shop-note good form-wide">{t('activities.newVersion', { version: latest + 1 })}</p>
      {isRefusal(change.error, 'promotions.version_changed') && (
        <div className="shop-note" role="alert">
          <p>{t('products.overtaken', { title: newest.data?.title ?? activity.title })}</p>
          <div className="page-actions">
            <Button onClick={() => send(form.getFieldsValue(true), latest)}>{t('products.keepMine')}</Button>
            <Button
              onClick={() => {
                draft.drop()
                leave()
              }}
            >
              {t('products.takeTheirs')}
            </Button>
          </div>
        </div>
      )}
      <ActivityForm
        kind={kind}
        form={form}
        draft={draft}
        busy={change.isPending}
        isNew={false}
        onSend={(said) => send(said)}
      />
    </>
  )
}
