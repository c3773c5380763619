/** Where this browser keeps the theme chosen in it. */
export const THEME_KEY = 'meisai.theme';
export const THEMES = ['light', 'dark'] as const;
