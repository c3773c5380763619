export { findKnownDevice, forgetDeviceOf, forgetDevices, rememberDevice } from './known-device.js';
export { endSession, endSessions, findOperator, findViewer, openSession, renewSession } from './session.js';
export { DEVICE_POLICY } from './session-policy.js';
