import type { Settings } from '#ml/selection/choose-settings.ts';

/** Says on the error output how far a bench is. */
export type Progress = (what: string, value: number, settings?: Settings) => void;

/** Create the progress lines of one part of a bench, each with the seconds since its start. */
export function createProgress(part: string): Progress {
  const start = performance.now();
  return (what, value, settings = {}) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const said = Object.entries(settings).map(([name, setting]) => `${name} ${setting}`);
    process.stderr.write(`${part}, ${seconds} s: ${[what, ...said].join(' ')}: ${value.toFixed(4)}\n`);
  };
}
