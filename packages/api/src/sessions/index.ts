export { findKnownDevice, forgetBrowser, forgetDeviceOf, forgetDevices, rememberDevice } from './known-device.js';
export {
  endSession,
  endSessions,
  findOperator,
  findViewer,
  holdSession,
  openSession,
  renewSession,
  rotateSession,
  type RenewedSession,
  type SessionSpan,
} from './session.js';
export { DEVICE_POLICY } from './session-policy.js';
export { sweepDevices, sweepSessions } from './sweep-sessions.js';
