export { recordActivity, type ActivityActor, type NewActivity } from './record-activity.js';
