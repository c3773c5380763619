import type { ReactNode } from 'react';
import { CardDrawing } from '../ui/card-drawing.js';
import { Wordmark } from '../ui/wordmark.js';
import { LanguageChoice, ThemeChoice } from './preferences.js';

/** The frame of every page before the login. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4 sm:px-8">
      <header className="flex items-center justify-between py-4">
        <Wordmark />
        <LanguageChoice />
      </header>
      <main className="grid flex-1 content-start gap-8 py-4 lg:grid-cols-2 lg:content-center lg:items-center lg:gap-24">
        <CardDrawing className="w-40 lg:w-full" />
        <div className="w-full max-w-md">
          <h1 className="mb-6 text-2xl font-light">{title}</h1>
          {children}
        </div>
      </main>
      <footer className="flex justify-end py-4">
        <ThemeChoice />
      </footer>
    </div>
  );
}
