import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What a browser was asked, as our API writes it. */
export interface AskedOptions {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
}

/** What can be forged about a response; the honest value where it is left out. */
export interface Forgery {
  challenge?: string;
  origin?: string;
  rpId?: string;
  type?: string;
  crossOrigin?: boolean;
  isPresent?: boolean;
  isVerified?: boolean;
  signCount?: number;
  credentialId?: Buffer;
  userHandle?: string | null;
  /** Signs with another key than the one that was registered. */
  privateKey?: KeyObject;
  algorithm?: number;
  attestation?: Buffer;
}

const FLAG_PRESENT = 0x01;
const FLAG_VERIFIED = 0x04;
const FLAG_CREDENTIAL = 0x40;
const ES256 = -7;

/** A passkey in software, honest unless told otherwise: every field of what it signs can be forged. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle: string | null = null;
  /** 0 is that of a passkey that does not count. */
  signCount = 0;

  constructor(readonly origin: string) {}

  /** Answers `navigator.credentials.create`. */
  register(options: AskedOptions, forged: Forgery = {}): string {
    this.#userHandle = options.user?.id ?? null;
    const rpId = forged.rpId ?? options.rp?.id ?? '';
    const credentialId = forged.credentialId ?? this.credentialId;
    const authenticatorData = Buffer.concat([
      this.#authenticatorData(rpId, forged, FLAG_CREDENTIAL),
      Buffer.alloc(16),
      uint16(credentialId.length),
      credentialId,
      this.#coseKey(forged.algorithm ?? ES256),
    ]);
    const attestationObject =
      forged.attestation ??
      cborMap([cborText('fmt'), cborText('none')], [cborText('attStmt'), cborMap()], [cborText('authData'), cborBytes(authenticatorData)]);
    return this.#respond(credentialId, {
      clientDataJSON: clientData({ type: 'webauthn.create', challenge: options.challenge, origin: this.origin }, forged).toString(
        'base64url',
      ),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get`. */
  assert(options: AskedOptions, forged: Forgery = {}): string {
    if (this.signCount > 0) this.signCount += 1;
    const authenticatorData = this.#authenticatorData(forged.rpId ?? options.rpId ?? '', forged, 0);
    const client = clientData({ type: 'webauthn.get', challenge: options.challenge, origin: this.origin }, forged);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()]);
    return this.#respond(forged.credentialId ?? this.credentialId, {
      clientDataJSON: client.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', signed, forged.privateKey ?? this.#keys.privateKey).toString('base64url'),
      userHandle: forged.userHandle === undefined ? this.#userHandle : forged.userHandle,
    });
  }

  #authenticatorData(rpId: string, { isPresent = true, isVerified = true, signCount = this.signCount }: Forgery, more: number): Buffer {
    const flags = (isPresent ? FLAG_PRESENT : 0) | (isVerified ? FLAG_VERIFIED : 0) | more;
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), uint32(signCount)]);
  }

  /** RFC 9053, 7.1.1: an elliptic curve key on P-256, for whichever algorithm it says. */
  #coseKey(algorithm: number): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    return cborMap(
      [cborInteger(1), cborInteger(2)],
      [cborInteger(3), cborInteger(algorithm)],
      [cborInteger(-1), cborInteger(1)],
      [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
      [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
    );
  }

  #respond(credentialId: Buffer, response: object): string {
    const id = credentialId.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {}, authenticatorAttachment: 'platform' });
  }
}

function clientData(honest: { type: string; challenge: string; origin: string }, forged: Forgery): Buffer {
  const { type = honest.type, challenge = honest.challenge, origin = honest.origin, crossOrigin = false } = forged;
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }));
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** The little of CBOR (RFC 8949) that a registration needs. */
function cborHead(major: number, value: number): Buffer {
  const kind = major << 5;
  if (value < 24) return Buffer.from([kind | value]);
  if (value < 256) return Buffer.from([kind | 24, value]);
  return Buffer.concat([Buffer.from([kind | 25]), uint16(value)]);
}

function cborInteger(value: number): Buffer {
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

export function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)]);
}

export function cborMap(...entries: [key: Buffer, value: Buffer][]): Buffer {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
}
