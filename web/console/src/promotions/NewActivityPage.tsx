/** A new activity: first which kind, then its form. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Form } from 'antd'
import { listActivitiesEndpoint, makeActivityEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { Deciders } from '../commerce/ShopPage.tsx'
import { ActivityForm } from './ActivityForm.tsx'
import type { KindPages } from './kind.ts'
import { offeredKinds, pagesOf } from './kinds.tsx'
import { type ActivitySaid, blankActivity, placeInForm, wordsOf } from './said.ts'
import './activities.css'

export function NewActivityPage() {
  const { t } = useWords()
  const { kind } = useSearch({ strict: false }) as { kind?: string }
  const pages = pagesOf(kind)
  const title = pages ? t('activities.newOf', { kind: t(`activityKind.${pages.kind}`) }) : t('activities.new')
  const above = pages ? (
    <Link to="/shop/activities/new">{t('activities.new')}</Link>
  ) : (
    <Link to="/shop/activities">{t('shop.activities')}</Link>
  )
  return (
    <Deciders title={title}>
      <Page title={title} above={above}>
        {pages ? <NewActivity key={pages.kind} kind={pages} /> : <KindChoice />}
      </Page>
    </Deciders>
  )
}

function KindChoice() {
  const { t } = useWords()
  return (
    <ul className="kind-choices">
      {offeredKinds.map((kind) => {
        const Icon = pagesOf(kind)?.Icon
        return (
          <li key={kind}>
            <Link to="/shop/activities/new" search={{ kind }} className="kind-choice">
              {Icon && <Icon aria-hidden="true" />}
              <b>{t(`activityKind.${kind}`)}</b>
              <span>{t(`kindText.${kind}`)}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function NewActivity({ kind }: { kind: KindPages }) {
  const formats = useFormats()
  const navigate = useNavigate()
  const [form] = Form.useForm<ActivitySaid>()
  const draft = useFormDraft<ActivitySaid>(form, `activity.new.${kind.kind}`, blankActivity(kind, formats))
  const saying = useSaying()
  const make = useAct(makeActivityEndpoint, {
    refreshes: [listActivitiesEndpoint],
    onDone: ({ id }) => {
      draft.drop()
      void navigate({ to: '/shop/activities/$activityId', params: { activityId: id } })
    },
    onFailure: (failure) => saying.formFailure(form, failure, (path) => placeInForm(path, kind)),
  })
  const send = (said: ActivitySaid) =>
    make.mutate({ communityId: said.communityId ?? '', ...wordsOf(said, kind, formats) })
  return <ActivityForm kind={kind} form={form} draft={draft} busy={make.isPending} isNew onSend={send} />
}
