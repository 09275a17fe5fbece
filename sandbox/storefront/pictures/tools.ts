import type { Shape } from './types.ts';

const spokes = (count: number, draw: (step: number) => string) =>
  Array.from({ length: count }, (_, step) => draw(step)).join('');

/** What one works with. */
export const TOOLS: Readonly<Record<string, Shape>> = {
  grinder: ({ main, dark, light, ink }) => `
    <path d="M300 150h116" stroke="${dark}" stroke-width="12"/><circle cx="424" cy="132" r="22" fill="${ink}"/><path d="M416 150v-10" stroke="${dark}" stroke-width="12"/>
    <path d="M232 176h136l14 130H218z" fill="${main}"/><path d="M232 176h34l-8 130h-40z" fill="${light}" opacity=".6"/><path d="M262 150h76l30 26H232z" fill="${dark}"/>
    <rect x="208" y="300" width="184" height="26" rx="8" fill="${dark}"/><path d="M218 326h164v132a12 12 0 0 1-12 12H230a12 12 0 0 1-12-12z" fill="${light}"/><path d="M346 326h36v132a12 12 0 0 1-12 12h-24z" fill="${main}"/>
    <rect x="248" y="360" width="84" height="70" rx="6" fill="${main}"/><circle cx="290" cy="394" r="9" fill="${ink}"/>`,
  tamper: ({ main, dark, light, ink }) => `
    <path d="M262 190c0-50 76-50 76 0 0 40-22 60-22 110l12 70h-56l12-70c0-50-22-70-22-110z" fill="${main}"/><path d="M262 190c0-36 30-46 50-36-20 6-24 26-20 52 4 40-8 60-8 164h-12l12-70c0-50-22-70-22-110z" fill="${light}" opacity=".55"/>
    <path d="M244 370h112v22H244z" fill="${ink}" opacity=".8"/><path d="M216 392h168v66a12 12 0 0 1-12 12H228a12 12 0 0 1-12-12z" fill="#b9bdc0"/><path d="M340 392h44v66a12 12 0 0 1-12 12h-32z" fill="#94999d"/><path d="M216 392h30v78h-18a12 12 0 0 1-12-12z" fill="#dde0e2"/>
    <circle cx="300" cy="184" r="6" fill="${dark}"/>`,
  brush: ({ main, dark, light, paper }) => `
    <g transform="rotate(24 300 320)"><path d="M280 110a20 20 0 0 1 40 0l10 190h-60z" fill="${main}"/><path d="M280 110a20 20 0 0 1 14-18l-4 208h-20z" fill="${light}" opacity=".6"/><rect x="256" y="298" width="88" height="46" rx="6" fill="${dark}"/>
    ${spokes(9, (step) => `<path d="M${262 + step * 9.5} 344l${(step - 4) * 3} 116" stroke="${paper}" stroke-width="9"/>`)}</g>`,
  scale: ({ main, dark, light, paper, ink }) => `
    <path d="M170 392h260l18 66a10 10 0 0 1-10 12H162a10 10 0 0 1-10-12z" fill="${main}"/><path d="M152 446h296l2 12a10 10 0 0 1-10 12H162a10 10 0 0 1-10-12z" fill="${dark}"/>
    <rect x="176" y="366" width="248" height="30" rx="8" fill="${light}"/><rect x="256" y="412" width="88" height="30" rx="4" fill="${ink}"/><path d="M272 427h14m8 0h14m8 0h14" stroke="${paper}" stroke-width="6"/>
    <path d="M236 250h128l-10 104a12 12 0 0 1-12 12h-84a12 12 0 0 1-12-12z" fill="${paper}"/><path d="M244 290h112l-4 50a8 8 0 0 1-8 8h-88a8 8 0 0 1-8-8z" fill="#3a2418"/>`,
  spoon: ({ main, dark, light }) => `
    <g transform="rotate(-38 300 320)"><rect x="284" y="250" width="32" height="240" rx="16" fill="${main}"/><rect x="284" y="250" width="12" height="240" rx="6" fill="${light}" opacity=".6"/>
    <path d="M300 90c56 0 84 44 84 92s-38 84-84 84-84-36-84-84 28-92 84-92z" fill="${main}"/><path d="M300 112c42 0 62 34 62 70s-28 62-62 62-62-26-62-62 20-70 62-70z" fill="${dark}"/></g>`,
  whisk: ({ main, dark, light }) => `
    <path d="M262 120a38 20 0 0 1 76 0v150h-76z" fill="${main}"/><path d="M262 120a38 20 0 0 1 20-18v168h-20z" fill="${light}"/><path d="M258 262h84v22h-84z" fill="${dark}"/>
    ${spokes(13, (step) => `<path d="M${264 + step * 6} 284q${(step - 6) * 11} 70 ${(step - 6) * 5} 186" stroke="${step % 2 ? dark : main}" stroke-width="5" fill="none"/>`)}`,
  filter: ({ paper, ink, main }) => `
    <path d="M166 216h288l-96 232a12 12 0 0 1-12 8h-72a12 12 0 0 1-12-8z" fill="${main}" opacity=".35"/><path d="M150 196h288l-96 232a12 12 0 0 1-12 8h-72a12 12 0 0 1-12-8z" fill="${paper}"/>
    <path d="M150 196h288l-10 24H160z" fill="#fff"/>${spokes(7, (step) => `<path d="M${186 + step * 36} 226L${262 + step * 11} 424" stroke="${ink}" stroke-width="2" opacity=".16"/>`)}
    <path d="M342 428l96-232h-30l-90 240h12a12 12 0 0 0 12-8z" fill="${ink}" opacity=".07"/>`,
  infuser: ({ main, dark, light }) => `
    <path d="M196 180h208v28H196z" fill="${light}"/><path d="M404 186h60" stroke="${dark}" stroke-width="18"/><path d="M214 208h172v226a36 36 0 0 1-36 36H250a36 36 0 0 1-36-36z" fill="${main}"/>
    <path d="M346 208h40v226a36 36 0 0 1-36 36h-14c8-10 10-22 10-36z" fill="${dark}"/>
    ${spokes(40, (step) => `<circle cx="${240 + (step % 5) * 30}" cy="${240 + Math.floor(step / 5) * 26}" r="5" fill="${dark}"/>`)}`,
};
