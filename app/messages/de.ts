import polaris from '@shopify/polaris/locales/de.json' with { type: 'json' };
import frame from './de/frame.json' with { type: 'json' };

export const messages = { ...frame };
export { polaris };
