import polaris from '@shopify/polaris/locales/de.json' with { type: 'json' };
import frame from './de/frame.json' with { type: 'json' };
import digest from './de/digest.json' with { type: 'json' };
import overview from './de/overview.json' with { type: 'json' };
import buyers from './de/buyers.json' with { type: 'json' };
import segments from './de/segments.json' with { type: 'json' };
import buyer from './de/buyer.json' with { type: 'json' };

export const messages = { ...frame, ...buyer, ...overview, ...digest, ...buyers, ...segments };
export { polaris };
