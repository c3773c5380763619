import { registerEnumType } from 'type-graphql';

export enum SecondFactor {
  AUTHENTICATOR = 'AUTHENTICATOR',
  PASSKEY = 'PASSKEY',
  RECOVERY_CODE = 'RECOVERY_CODE',
}

registerEnumType(SecondFactor, {
  name: 'SecondFactor',
  description: 'What proves a login beside its password.',
  valuesConfig: {
    AUTHENTICATOR: { description: 'A code of six digits from an authenticator app (TOTP, RFC 6238).' },
    PASSKEY: { description: 'A passkey (WebAuthn), which needs no password at all.' },
    RECOVERY_CODE: { description: 'One of the recovery codes given out with the authenticator app. Each works once.' },
  },
});
