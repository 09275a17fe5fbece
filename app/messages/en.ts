import polaris from '@shopify/polaris/locales/en.json' with { type: 'json' };
import frame from './en/frame.json' with { type: 'json' };

export const messages = { ...frame };
export { polaris };
