/** The way into the activities, which are loaded when somebody comes to one: with the shop, whose checkout they share. */
import { addWords } from '../../../ui/words/index.ts'
import { activityWords } from './activity-words.ts'
import { loadShop } from './shop.ts'

/** Pages and cards of activities, their words known. */
export async function loadActivities() {
  const [activities] = await Promise.all([import('../promotions/activities.ts'), addWords(activityWords), loadShop()])
  return activities
}
