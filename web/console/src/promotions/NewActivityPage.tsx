/** A new activity: first which kind, then its form. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Form } from 'antd'
import {
  type ActivityId,
  listActivitiesEndpoint,
  makeActivityEndpoint,
  readActivityEndpoint,
} from '../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { Deciders } from '../commerce/ShopPage.tsx'
import { ActivityForm } from './ActivityForm.tsx'
import { goodsOf } from './good.ts'
import type { KindPages } from './kind.ts'
import { offeredKinds, pagesOf } from './kinds.tsx'
import { type ActivitySaid, blankActivity, copyOf, placeInForm, wordsOf } from './said.ts'
import './activities.css'

export function NewActivityPage() {
  const { t } = useWords()
  const { kind, copy } = useSearch({ strict: false }) as { kind?: string; copy?: string }
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
        {pages ? <Beginning key={`${pages.kind} ${copy}`} kind={pages} copy={copy} /> : <KindChoice />}
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

/** Blank, or as another one is said. */
function Beginning({ kind, copy }: { kind: KindPages; copy: string | undefined }) {
  const formats = useFormats()
  const activityId = (copy ?? '') as ActivityId
  const model = useAsk(readActivityEndpoint, { activityId }, { enabled: Boolean(copy), refetchOnWindowFocus: false })
  if (!copy) return <NewActivity kind={kind} start={blankActivity(kind, formats)} name={kind.kind} />
  return (
    <Loaded from={model} lines={6}>
      {(found) => {
        const own = pagesOf(found.kind) ?? kind
        const start = copyOf(found, own, goodsOf(found), formats)
        return <NewActivity kind={own} start={start} name={copy} isCopyOf={found.title} />
      }}
    </Loaded>
  )
}

type NewWords = { kind: KindPages; start: Partial<ActivitySaid>; name: string; isCopyOf?: string }

function NewActivity({ kind, start, name, isCopyOf }: NewWords) {
  const { t } = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const [form] = Form.useForm<ActivitySaid>()
  const draft = useFormDraft<ActivitySaid>(form, `activity.new.${name}`, start)
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
  return (
    <>
      {isCopyOf && <p className="shop-note good form-wide">{t('activities.copied', { title: isCopyOf })}</p>}
      <ActivityForm kind={kind} form={form} draft={draft} busy={make.isPending} isNew onSend={send} />
    </>
  )
}
