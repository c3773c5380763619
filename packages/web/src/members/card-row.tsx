import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { CardDrawing } from '../ui/card-drawing.js';
import { classes } from '../ui/classes.js';
import { isCardOver, useCardWords } from './card-words.js';
import type { CardRow_cardFragment } from './card-row.generated.js';

export function CardRow({ card }: { card: CardRow_cardFragment }) {
  const words = useCardWords();
  const { id, lastFour, state } = card;
  const isOver = isCardOver(card);
  return (
    <li>
      <Link to="/cards/$id" params={{ id }} search={(now) => now} className="group flex items-center gap-4 py-4">
        <CardDrawing className={classes('w-20 shrink-0 sm:w-28', isOver && 'opacity-40')} />
        <span className="grid grow">
          <span className="tabular-nums decoration-accent underline-offset-4 group-hover:underline">{words.ending(lastFour)}</span>
          <span className="text-sm text-mute">{words.holder(card)}</span>
          <span className={classes('text-sm', state === 'OPEN' || state === 'ORDERED' ? 'text-mute' : 'text-danger')}>
            {words.state(card)}
          </span>
        </span>
        <ChevronRight aria-hidden="true" size={20} strokeWidth={1.5} className="shrink-0 text-mute" />
      </Link>
    </li>
  );
}
