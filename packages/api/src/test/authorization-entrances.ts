import { entrance, type Rows } from './authorization-rows.js';

const CARD = '{ cardNumber: $cardNumber, expiry: "04/39", birthDate: "1985-04-01" }';

/** Ways in. The operators’ own are in the public schema: who has no session yet is nobody. */
export const ENTRANCES: Rows = {
  'Mutation.login': entrance('login(input: { userId: $userId, password: $password })', 'SecondFactorNeeded'),
  'Mutation.startPasskeyLogin': entrance('startPasskeyLogin', 'PasskeyChallenge'),
  'Mutation.loginWithPasskey': entrance('loginWithPasskey(credentialJson: "{}")', 'PasskeyRefused'),
  'Mutation.verifyLogin': entrance('verifyLogin(code: $code)', 'LoginExpired', { halfway: 'WrongCode' }),
  'Mutation.requestEnrolmentCode': entrance(`requestEnrolmentCode(card: ${CARD})`, 'RequestEnrolmentCodeSuccess'),
  'Mutation.enrol': entrance(
    `enrol(input: { card: ${CARD}, code: "12345678", userId: "not.yours", password: "a quiet green lantern" })`,
    'EnrolmentRefused',
  ),
  'Mutation.requestPasswordReissue': entrance('requestPasswordReissue(userId: $userId)', 'RequestPasswordReissueSuccess'),
  'Mutation.reissuePassword': entrance(
    'reissuePassword(input: { userId: $userId, token: $password, newPassword: "a quiet green lantern" })',
    'ReissueRefused',
  ),
  'Mutation.requestUserIdReminder': entrance(`requestUserIdReminder(card: ${CARD})`, 'RequestUserIdReminderSuccess'),
  'Mutation.loginOperator': entrance('loginOperator(input: { userId: $operatorId, password: $operatorPassword })', 'SecondFactorNeeded', {
    operator: 'SecondFactorNeeded',
  }),
  'Mutation.verifyOperatorLogin': entrance('verifyOperatorLogin(code: $operatorCode)', 'LoginExpired', { operator: 'LoginExpired' }),
};
