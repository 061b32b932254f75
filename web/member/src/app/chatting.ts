/** The pages that show chats, and what stands around every page of a member. */
export { default as ChatPage } from '../messaging/ChatPage.tsx'
export { default as InboxPage } from '../messaging/InboxPage.tsx'
export { default as TopicPage } from '../messaging/TopicPage.tsx'
export { default as MemberRoom } from './MemberRoom.tsx'
