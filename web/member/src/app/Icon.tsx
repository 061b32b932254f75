/** The app's icons: one set, 24 × 24, drawn with one pen. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  menu: 'M4 7h16M4 12h16M4 17h16',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l4.5 4.5',
  chats: 'M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12h5',
  me: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4 20c1-4 4-6 8-6s7 2 8 6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  shop: 'M5 8h14l1 12H4zM9 8V6a3 3 0 016 0v2',
  gift: 'M4 9h16v4H4zM6 13v7h12v-7M12 9v11M12 9C9 9 7 7.500 8 6s3.500-.5 4 3c.5-3.500 3-4.500 4-3s-1 3-4 3',
  ticket: 'M4 7h16v3a2 2 0 000 4v3H4v-3a2 2 0 000-4zM14 7v10',
  cart: 'M3 4h3l2 11h10l2-8H7M10 20h.01M17 20h.01',
  send: 'M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  voice: 'M12 3a3 3 0 00-3 3v5a3 3 0 006 0V6a3 3 0 00-3-3zM6 11a6 6 0 0012 0M12 17v4',
  poll: 'M5 20V10M12 20V4M19 20v-7',
  smile: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9 10h.01M15 10h.01M8.5 14.5c2 2.3 5 2.3 7 0',
  reply: 'M9 7L4 12l5 5M4 12h9c4 0 7 2 7 6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  recall: 'M5 9h9a5 5 0 010 10H8M5 9l4-4M5 9l4 4',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  digest: 'M12 4l2.4 5.2 5.6.7-4.2 3.9 1.1 5.6L12 16.6 7.1 19.4l1.1-5.6L4 9.9l5.6-.7z',
  topic: 'M9 4L7 20M17 4l-2 16M4 9h16M4 15h16',
  announce: 'M4 10v4h3l8 5V5L7 10zM18 9c1.5 1.5 1.5 4.5 0 6',
  bell: 'M6 16V11a6 6 0 0112 0v5M4 16h16M10 19h4',
  quiet: 'M6 16V11a6 6 0 0110-4.4M18 10v6M4 16h12M10 19h4M4 4l16 16',
  down: 'M12 5v14M6 13l6 6 6-6',
  up: 'M12 19V5M6 11l6-6 6 6',
  play: 'M8 5v14l11-7z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M7 7h10v10H7z',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  people: 'M9 5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM3 19c.5-3 3-5 6-5s5.500 2 6 5M16 6a3 3 0 010 6M18 14c2 .7 3 2.500 3 5',
  rules: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  leave: 'M10 4H5v16h5M9 12h11M16 8l4 4-4 4',
  offline: 'M4 4l16 16M8 13a6 6 0 014-1.500M5 10a11 11 0 013-2M19 10a11 11 0 00-8-3M15 13a6 6 0 01.5.4M12 18h.01',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
