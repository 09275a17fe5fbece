// What the compiled module exports. Every function takes addresses in the one shared memory, and is called by all
// threads with the same arguments, but for their number.
export { alternate } from './alternate.as';
export { gram, mirror } from './gram.as';
export { invert } from './invert.as';
export { nearestColumns } from './nearest.as';
export { setPatience } from './threads.as';
