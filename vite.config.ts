import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

export default defineConfig(({ command }) => ({
  server: { host: '127.0.0.1', allowedHosts: true, cors: { preflightContinue: true } },
  plugins: [
    remix({
      ignoredRouteFiles: ['**/.*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: false,
      },
    }),
  ],
  build: { assetsInlineLimit: 0 },
  // Built into one file: finding and reading their two thousand took as long as all the rest of the server's start.
  ssr: { noExternal: command === 'build' ? [/^@shopify\/(polaris|shopify-app-remix)/, 'deepmerge'] : [] },
  // Everything the pages import, bundled before the first page: found later, it would reload the page half-way.
  optimizeDeps: {
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-dev-runtime',
      '@remix-run/node',
      '@remix-run/react',
      '@shopify/app-bridge-react',
      '@shopify/polaris',
      '@shopify/shopify-app-remix/react',
      '@shopify/shopify-app-remix/server',
      '@visx/scale',
      '@visx/shape',
      'zod',
    ],
  },
  resolve: { dedupe: ['react', 'react-dom'] },
}));
