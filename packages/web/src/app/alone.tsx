import type { ComponentType } from 'react';
import { Wordmark } from '../ui/wordmark.js';

/** Frames a page that is shown without the member's layout. */
export function alone<Props extends object>(Content: ComponentType<Props>) {
  return function Alone(props: Props) {
    return (
      <>
        <header className="border-b border-line">
          <div className="mx-auto w-full max-w-3xl px-4 py-4">
            <Wordmark />
          </div>
        </header>
        <main>
          <Content {...props} />
        </main>
      </>
    );
  };
}
