/** 赠送: a coupon for people who are chosen one by one, by group or by a list; then who has it, who does not, and why. */
import { Link, useParams } from '@tanstack/react-router'
import { Button, Input, Radio, Select } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { type CouponId, type Gift, listCouponsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { type CommunityId, listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useCouponWords } from '../../../ui/coupon-words.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { Deciders } from '../commerce/ShopPage.tsx'
import { ChoosePeople } from './ChoosePeople.tsx'
import { byOutcome, mostInAll, withPeople } from './giving.ts'
import { useGiving } from './use-giving.ts'
import '../commerce/shop.css'
import './coupons.css'

type Coupon = AnswerOf<typeof listCouponsEndpoint>['rows'][number]
type Doing = ReturnType<typeof useGiving>

export function GiveCouponPage() {
  const { t } = useWords()
  const { couponId } = useParams({ strict: false })
  const found = useAsk(listCouponsEndpoint, {})
  const above = <Link to="/shop/coupons">{t('shop.coupons')}</Link>
  return (
    <Deciders title={t('coupons.give')}>
      <Loaded from={found} lines={5}>
        {({ rows }) => {
          const coupon = rows.find(({ id }) => id === couponId)
          if (!coupon) {
            return (
              <Page title={t('coupons.give')} above={above}>
                <NotThis />
              </Page>
            )
          }
          return (
            <Page title={t('coupons.giveTitle', { title: coupon.title })} lead={t('coupons.giveLead')} above={above}>
              <Giving coupon={coupon} />
            </Page>
          )
        }}
      </Loaded>
    </Deciders>
  )
}

/** A plan gives its own; what is stopped or gone nobody gets. */
const mayBeGiven = ({ way, stoppedAt, total, issued }: Coupon): boolean =>
  way !== 'monthly' && stoppedAt === null && (total === null || issued < total)

function Giving({ coupon }: { coupon: Coupon }) {
  const doing = useGiving(coupon.id as CouponId)
  return (
    <div className="stack form-wide">
      <What coupon={coupon} />
      {doing.report ? (
        <Report rows={doing.report} again={doing.again} />
      ) : mayBeGiven(coupon) ? (
        <Choosing coupon={coupon} doing={doing} />
      ) : (
        <NotThis />
      )}
    </div>
  )
}

function NotThis() {
  const { t } = useWords()
  return (
    <Sheet>
      <Empty title={t('coupons.giveNotThis')} text={t('coupons.giveNotThisText')}>
        <Link className="button" to="/shop/coupons">
          {t('shop.coupons')}
        </Link>
      </Empty>
    </Sheet>
  )
}

function What({ coupon }: { coupon: Coupon }) {
  const { t } = useWords()
  const say = useCouponWords(useFormats())
  const left = coupon.total === null ? '' : t('coupons.giveLeft', { count: coupon.total - coupon.issued })
  return (
    <Sheet>
      <b>{say.off(coupon)}</b> {coupon.title}
      <div className="muted small wrap">
        {[say.terms(coupon), say.validity(coupon), left].filter(Boolean).join(' · ')}
      </div>
    </Sheet>
  )
}

function Choosing({ coupon, doing }: { coupon: Coupon; doing: Doing }) {
  const { t } = useWords()
  const { giving, change, count } = doing
  const tooMany = count > mostInAll
  return (
    <Sheet title={t('coupons.giveBy')}>
      <Radio.Group
        aria-label={t('coupons.giveBy')}
        value={giving.by}
        options={optionsOf(['people', 'names'] as const, (one) => t(`coupons.giveBys.${one}`))}
        onChange={({ target }) => change({ ...giving, by: target.value as 'people' | 'names' })}
      />
      <div className="giving">
        {giving.by === 'people' ? (
          <ChoosePeople
            communityId={coupon.communityId as CommunityId | null}
            people={giving.people}
            add={(more) => change({ ...giving, people: withPeople(giving.people, more) })}
            set={(people) => change({ ...giving, people })}
          />
        ) : (
          <ByNames coupon={coupon} doing={doing} />
        )}
      </div>
      {tooMany && <p role="alert">{t('coupons.giveTooMany', { most: mostInAll })}</p>}
      <div className="form-foot">
        <Button
          type="primary"
          disabled={count === 0 || tooMany}
          loading={doing.isSending}
          onClick={() => void doing.send()}
        >
          {t('coupons.giveSend', { count })}
        </Button>
      </div>
    </Sheet>
  )
}

function ByNames({ coupon, doing: { giving, change } }: { coupon: Coupon; doing: Doing }) {
  const { t } = useWords()
  const rows = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  const open = rows.filter(({ id }) => coupon.communityId === null || id === coupon.communityId)
  return (
    <>
      <Select<string>
        className="full"
        aria-label={t('coupons.giveCommunity')}
        placeholder={t('coupons.giveCommunity')}
        value={giving.communityId}
        options={open.map(({ id, name }) => ({ value: id as string, label: name }))}
        onChange={(id) => change({ ...giving, communityId: id as CommunityId })}
      />
      <Input.TextArea
        aria-label={t('coupons.giveNames')}
        placeholder={t('coupons.giveNames')}
        value={giving.names}
        autoSize={{ minRows: 5, maxRows: 14 }}
        onChange={(event) => change({ ...giving, names: event.target.value })}
      />
    </>
  )
}

function Report({ rows, again }: { rows: readonly Gift[]; again: () => void }) {
  const { t, language } = useWords()
  const formats = useFormats()
  const counts = (['given', 'already', 'refused'] as const).map(
    (outcome) => `${t(`giftOutcome.${outcome}`)} ${rows.filter((row) => row.outcome === outcome).length}`,
  )
  return (
    <Sheet title={t('coupons.giveReport')} beside={<span className="muted">{counts.join(' · ')}</span>}>
      <ul className="lines" aria-live="polite">
        {byOutcome(rows).map(({ name, person, outcome, why }) => (
          <li key={person?.id ?? name} className="line">
            <b className="wrap">{person ? formats.nickname(person.name, person.id) : name}</b>
            <div className="line-body wrap">{why && (language === 'en' ? why.en : why.zh)}</div>
            <span className={`tag ${outcome === 'refused' ? 'tag-red' : 'tag-brand'}`}>
              {t(`giftOutcome.${outcome}`)}
            </span>
          </li>
        ))}
      </ul>
      <div className="form-foot">
        <Button onClick={again}>{t('coupons.giveMore')}</Button>
      </div>
    </Sheet>
  )
}
