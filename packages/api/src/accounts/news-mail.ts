import type { SpokenLanguage } from '../platform/index.js';
import type { MailTopic } from './mail-topic.store.js';
import type { MemberMail } from './mail-member.js';

/** What happened, in a few words, and what follows of it where that is not plain. */
export type NewsText = Record<SpokenLanguage, { subject: string; text?: string }>;

interface NewsLink {
  label: Record<SpokenLanguage, string>;
  url: string;
}

/**
 * That something happened to what is the member's: what, and what to do where it was not them.
 * @param topic where the member may do without such mails
 */
export function newsMail({ JA, EN }: NewsText, { label, url }: NewsLink, topic?: MailTopic): MemberMail {
  return {
    ...(topic === undefined ? {} : { topic }),
    JA: {
      subject: JA.subject,
      paragraphs: [`${JA.subject}。`, ...told(JA.text), 'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。'],
      link: { label: label.JA, url },
    },
    EN: {
      subject: EN.subject,
      paragraphs: [`${EN.subject}.`, ...told(EN.text), 'If this was not you, please contact the concierge desk at once.'],
      link: { label: label.EN, url },
    },
  };
}

function told(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
