/** How a push is shown to whoever holds the device. */
import type { TFunction } from 'i18next'
import type { Pushed } from '../../../../server/modules/notices/contract.ts'
import { placeOfTiding, wordsOfTiding } from '../notices/tiding-words.ts'
import type { ShownNotice } from './scope.ts'

type Messages = Extract<Pushed, { t: 'messages' }>
type Told = Extract<Pushed, { t: 'tiding' }>

const looks = { icon: '/icon-192.png', badge: '/icon-192.png' }

/** The notice of a push. The same push again replaces its notice without a sound: `isAgain`. */
export function noticeOf(pushed: Pushed, t: TFunction, isAgain = false): ShownNotice {
  if (pushed.t === 'trial') {
    const data = { to: '/me/notices', id: 'trial' }
    return { title: t('push.trial'), options: { ...looks, body: t('push.trialBody'), tag: 'trial', data } }
  }
  if (pushed.t === 'tiding') return tidingNotice(pushed, t, isAgain)
  const { id, groupId, at, said, language } = pushed
  return {
    title: said ? said.group : t('push.app'),
    options: {
      ...looks,
      body: bodyOf(pushed, t),
      tag: groupId,
      lang: language,
      timestamp: Date.parse(at),
      renotify: !isAgain,
      silent: isAgain,
      data: { to: `/g/${groupId}`, id, groupId },
    },
  }
}

function tidingNotice({ id, told, at, language }: Told, t: TFunction, isAgain: boolean): ShownNotice {
  const body = told ? t(`tidings.${told.kind}`, wordsOfTiding(told, formatsIn(language))) : t('push.toldSomething')
  const data = { to: told ? placeOfTiding(told) : '/me/tidings', id }
  const shown = { tag: id, lang: language, timestamp: Date.parse(at), renotify: !isAgain, silent: isAgain, data }
  return { title: t('push.app'), options: { ...looks, body, ...shown } }
}

/** As the device says days and sums. */
function formatsIn(language: Told['language']) {
  const said = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options)
    return (at: string) => format.format(new Date(at))
  }
  return {
    dayOf: said({ month: 'long', day: 'numeric' }),
    stamp: said({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
    money: (fen: number) => `¥${(fen / 100).toFixed(2)}`,
  }
}

function bodyOf({ said, called, unread }: Messages, t: TFunction): string {
  if (!said) return t(called ? 'push.calledSomewhere' : 'push.unreadSomewhere', { count: unread })
  const text = said.text.trim() || t(`kind.${said.kind}`)
  const line = said.by ? t('inbox.line', { name: said.by, text }) : text
  const words = called ? t('push.called', { line }) : line
  return unread > 1 ? t('push.andMore', { words, count: unread }) : words
}
