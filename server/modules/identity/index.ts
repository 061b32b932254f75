/** Door of identity: what later modules may ask of it. */
export { actorId, operator, owner, signedIn, staff } from './access.ts'
export { admitPerson } from './operations/admit-person.ts'
export { foundTenant } from './operations/found-tenant.ts'
export { offerSignInLink } from './operations/offer-sign-in-link.ts'
export { recordPeople } from './operations/record-people.ts'
export { startSession } from './operations/start-session.ts'
export { readCards } from './queries/read-cards.ts'
export { tenantOf } from './queries/read-tenant.ts'
