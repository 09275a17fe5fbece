import { benchVisits } from './visits.ts';

// Spawned by `runVisits`: measures events of visits, tells each figure, and ends.
benchVisits({}, (figure) => process.send?.(figure));
process.disconnect?.();
