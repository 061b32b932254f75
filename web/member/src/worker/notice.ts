/** How a push is shown to whoever holds the device. */
import type { TFunction } from 'i18next'
import type { Pushed } from '../../../../server/modules/notices/contract.ts'
import type { ShownNotice } from './scope.ts'

type Messages = Extract<Pushed, { t: 'messages' }>

const looks = { icon: '/icon-192.png', badge: '/icon-192.png' }

/** The notice of a push. The same push again replaces its notice without a sound: `isAgain`. */
export function noticeOf(pushed: Pushed, t: TFunction, isAgain = false): ShownNotice {
  if (pushed.t === 'trial') {
    const data = { to: '/me/notices', id: 'trial' }
    return { title: t('push.trial'), options: { ...looks, body: t('push.trialBody'), tag: 'trial', data } }
  }
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

function bodyOf({ said, called, unread }: Messages, t: TFunction): string {
  if (!said) return t(called ? 'push.calledSomewhere' : 'push.unreadSomewhere', { count: unread })
  const text = said.text.trim() || t(`kind.${said.kind}`)
  const line = said.by ? t('inbox.line', { name: said.by, text }) : text
  const words = called ? t('push.called', { line }) : line
  return unread > 1 ? t('push.andMore', { words, count: unread }) : words
}
