import { trainFolder } from '../train-folder.ts';

// Spawned by `benchRetrain`: imports and trains the folder it is given, tells how it went, and ends.
const { outcome, peakMb } = await trainFolder(process.argv[2]);
process.send?.({ seconds: outcome.seconds, peakMb, orders: outcome.orderCount, products: outcome.productCount });
process.disconnect();
