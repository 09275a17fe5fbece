import { Children, type ReactNode } from 'react';

interface FigureGridProps {
  readonly children: ReactNode;
  readonly className?: string;
}

/** Cards of figures beside each other. How many they are is written first: a browser that has read half of them lays them out for good. */
export function FigureGrid({ children, className = '' }: FigureGridProps) {
  const count = Children.toArray(children).length;
  const size = count > 4 ? 'rg-figures-many' : '';
  const classes = ['rg-figures', size, `rg-figures-${count}`, className].filter((one) => one !== '');
  return <div className={classes.join(' ')}>{children}</div>;
}
