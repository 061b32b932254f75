import type { ReactNode } from 'react'
import { ChatActsContext, type ChatDesk, ChatDeskContext } from './chat-desk.ts'
import './chat.css'
import './bars.css'
import './contents.css'
import './menu.css'

/** The frame of an open chat; everything inside can reach its desk. */
export function ChatRoom({ desk, children }: { desk: ChatDesk; children: ReactNode }) {
  return (
    <ChatDeskContext value={desk}>
      <ChatActsContext value={desk.acts}>
        <div className="chat">{children}</div>
      </ChatActsContext>
    </ChatDeskContext>
  )
}
