/** A link that stands on its own: tall enough for a thumb, underlined in metal. */
export const TEXT_LINK = 'inline-flex min-h-11 items-center underline decoration-accent underline-offset-4 hover:decoration-2';
