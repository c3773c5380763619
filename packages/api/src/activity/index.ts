export { viewRecordedKind, type RecordedKind } from './activity-kind.view.js';
export { listActivity, type ActivityFilter, type ActivityRow } from './activity.queries.js';
export { recordActivity, type ActivityActor, type NewActivity } from './record-activity.js';
