const HIDDEN = '•••';

/** `hanako@example.jp` is shown as `h•••@example.jp`: enough to ask whether it is still used. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${/^./u.exec(email)?.[0] ?? ''}${HIDDEN}${email.slice(at)}`;
}

/** `09012345678` is shown as `•••5678`. */
export function maskPhone(phone: string): string {
  return `${HIDDEN}${phone.replaceAll(/\D/g, '').slice(-4)}`;
}
