import polaris from '@shopify/polaris/locales/de.json' with { type: 'json' };
import period from './de/period.json' with { type: 'json' };
import figures from './de/figures.json' with { type: 'json' };
import repeat from './de/repeat.json' with { type: 'json' };
import channels from './de/channels.json' with { type: 'json' };
import cohorts from './de/cohorts.json' with { type: 'json' };
import frame from './de/frame.json' with { type: 'json' };
import digest from './de/digest.json' with { type: 'json' };
import guide from './de/guide.json' with { type: 'json' };
import health from './de/health.json' with { type: 'json' };
import offers from './de/offers.json' with { type: 'json' };
import overview from './de/overview.json' with { type: 'json' };
import buyers from './de/buyers.json' with { type: 'json' };
import segments from './de/segments.json' with { type: 'json' };
import buyer from './de/buyer.json' with { type: 'json' };
import products from './de/products.json' with { type: 'json' };
import survival from './de/survival.json' with { type: 'json' };
import models from './de/models.json' with { type: 'json' };
import recommendations from './de/recommendations.json' with { type: 'json' };
import merchandising from './de/merchandising.json' with { type: 'json' };
import reasons from './de/reasons.json' with { type: 'json' };

export const messages = {
  ...merchandising,
  ...reasons,
  ...recommendations,
  ...models,
  ...channels,
  ...cohorts,
  ...repeat,
  ...figures,
  ...period,
  ...frame,
  ...buyer,
  ...overview,
  ...offers,
  ...guide,
  ...health,
  ...digest,
  ...buyers,
  ...segments,
  ...survival,
  ...products,
};
export { polaris };
