import type { MemberMail } from '../accounts/index.js';
import type { MailText } from '../notifications/index.js';
import type { RefusalText } from '../platform/index.js';
import type { WebhookUrlFault } from './webhook-url.rules.js';

/** What is wrong with an address. */
export const URL_FAULTS: Record<WebhookUrlFault, RefusalText> = {
  NOT_A_URL: {
    JA: 'URLの形式が正しくありません。ユーザー名や#を含まない500文字以内のURLを入力してください。',
    EN: 'Write a whole URL of 500 characters at most, without a user name and without a #.',
  },
  NOT_HTTPS: { JA: 'https:// で始まるURLを入力してください。', EN: 'Write an https:// URL.' },
  NOT_PUBLIC: {
    JA: '社内や自宅のネットワークのアドレスには送信できません。インターネットに公開されているURLを入力してください。',
    EN: 'Nothing is sent into private networks. Write a URL on the public Internet.',
  },
  PORT_NOT_ALLOWED: { JA: 'ポートは443または8443をご利用ください。', EN: 'Use port 443 or 8443.' },
};

/** That an app is not told of anything any more: its address has not answered for days. */
export function webhookDisabledMail(origin: string, app: string, host: string): MemberMail {
  const url = `${origin}/developers/webhooks`;
  return {
    JA: {
      subject: 'Webhookの送信を停止しました',
      paragraphs: [
        `「${app}」のWebhook（${host}）への送信が続けて失敗したため、送信を停止しました。`,
        '受信側をご確認のうえ、開発者向けページで再開してください。停止中の通知は30日間保管し、再開後にお送りします。',
      ],
      link: { label: 'Webhookを確認する', url },
    },
    EN: {
      subject: 'A webhook was disabled',
      paragraphs: [
        `The webhook of “${app}” at ${host} has kept failing, so nothing is sent to it any more.`,
        'Please look after it, then enable it again on the page for developers. What happens meanwhile is held for 30 days, and sent when you do.',
      ],
      link: { label: 'Look at the webhook', url },
    },
  };
}

/** The same for whoever is in charge of an app of the issuer's: an address of which nobody knows the language. */
export function webhookDisabledNotice(app: string, host: string): MailText {
  return {
    language: 'JA',
    subject: 'Webhookの送信を停止しました / A webhook was disabled',
    paragraphs: [
      `「${app}」のWebhook（${host}）への送信が続けて失敗したため、送信を停止しました。受信側をご確認のうえ、カード発行会社に再開をご依頼ください。停止中の通知は30日間保管し、再開後にお送りします。`,
      `The webhook of “${app}” at ${host} has kept failing, so nothing is sent to it any more. Please look after it, then ask the issuer to enable it again. What happens meanwhile is held for 30 days, and sent when they do.`,
    ],
  };
}
