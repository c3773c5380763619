import { useEffect, useRef, type ComponentProps } from 'react';
import { Notice } from '../ui/notice.js';

/** News in the place of the form that had the focus: it takes it over. */
export function ArrivedNotice(props: ComponentProps<typeof Notice>) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Notice {...props} />
    </div>
  );
}
