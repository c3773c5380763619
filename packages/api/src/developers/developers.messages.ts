import type { RefusalText } from '../platform/index.js';
import type { AppField } from './register-own-app.js';

/** What a refusal tells a developer: what happened, and what to do next. */
export const DEVELOPER_MESSAGES = {
  OWN_APP_NOT_FOUND: {
    JA: 'アプリが見つかりません。一覧をご確認ください。',
    EN: 'There is no such app of yours. Please look at the list again.',
  },
  REGISTRATION_CLOSED: {
    JA: 'ここではアプリを登録できません。カード発行会社にお問い合わせください。',
    EN: 'Apps cannot be registered here. Please ask the issuer.',
  },
  TOO_MANY_APPS: {
    JA: '登録できるアプリは10件までです。不要なアプリを削除してください。',
    EN: 'You have registered 10 apps, which is as many as there may be. Please remove one.',
  },
  TOO_MANY_WEBHOOKS: {
    JA: 'Webhookは1つのアプリにつき5件までです。不要なものを削除してください。',
    EN: 'The app has 5 webhooks, which is as many as there may be. Please remove one.',
  },
  WEBHOOK_NOT_FOUND: {
    JA: 'Webhookまたは送信記録が見つかりません。一覧をご確認ください。',
    EN: 'There is no such webhook or delivery. Please look at the list again.',
  },
} satisfies Record<string, RefusalText>;

/** What is wrong with an app to be. */
export const APP_FAULTS: Record<AppField, RefusalText> = {
  NAME: {
    JA: '名前は、表示できる文字で60文字以内にしてください。本サービスの名称（Meisai）は含められません。',
    EN: 'Write a name of 1 to 60 characters, all of them visible, without the name of this service (Meisai).',
  },
  HOMEPAGE: { JA: 'ホームページは https:// で始まるURLを入力してください。', EN: 'Write an https:// address as the homepage.' },
  PRIVACY_POLICY: {
    JA: 'プライバシーポリシーは https:// で始まるURLを入力してください。',
    EN: 'Write an https:// address as the privacy policy.',
  },
  REDIRECT_URIS: {
    JA: 'リダイレクトURIは、https:// の完全なURL（127.0.0.1、[::1]、localhostではhttp://も可）を1件以上10件以内で、#を含めずに入力してください。',
    EN: 'Write 1 to 10 redirect URIs: whole https:// addresses (http:// on 127.0.0.1, [::1] or localhost), without a #, as a browser shows them.',
  },
  SCOPES: { JA: 'アプリが求める範囲を1つ以上お選びください。', EN: 'Choose one scope at least.' },
  ORIGINS: {
    JA: 'オリジンは https://budget.example の形（パスと末尾の / なし。127.0.0.1、[::1]、localhostではhttp://も可）で10件以内です。シークレットを持たないアプリのみ登録できます。',
    EN: 'Write up to 10 origins such as https://budget.example (http:// on 127.0.0.1, [::1] or localhost), without a path. Only an app without a secret has origins.',
  },
};
