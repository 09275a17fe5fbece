import type { Shape } from './types.ts';

const rows = (count: number, draw: (step: number) => string) =>
  Array.from({ length: count }, (_, step) => draw(step)).join('');

/** What lies, hangs and stands about the house; and the parcel for all else. */
export const GOODS: Readonly<Record<string, Shape>> = {
  cloth: ({ main, dark, light, paper }) => `
    <path d="M170 216h260v234a20 20 0 0 1-20 20H190a20 20 0 0 1-20-20z" fill="${main}"/><path d="M170 300h260v36H170zM170 356h260v10H170z" fill="${paper}" opacity=".75"/>
    <path d="M170 196a20 20 0 0 1 20-20h220a20 20 0 0 1 20 20v64H170z" fill="${light}"/><path d="M170 250h260v12H170z" fill="${dark}" opacity=".6"/><path d="M398 262h32v188a20 20 0 0 1-20 20h-12z" fill="${dark}" opacity=".4"/>`,
  apron: ({ main, dark, light, ink }) => `
    <path d="M250 180c0-70 100-70 100 0" fill="none" stroke="${dark}" stroke-width="12"/><path d="M238 176h124l20 90 34 30v174H184V296l34-30z" fill="${main}"/><path d="M238 176h30l-14 294h-70V296l34-30z" fill="${light}" opacity=".5"/>
    <path d="M238 340h124v70a20 20 0 0 1-20 20h-84a20 20 0 0 1-20-20z" fill="${dark}"/><path d="M300 340v90" stroke="${ink}" stroke-width="3" opacity=".35"/>`,
  tote: ({ main, dark, light, ink }) => `
    <path d="M240 250c0-130 120-130 120 0" fill="none" stroke="${dark}" stroke-width="18"/><path d="M180 232h240l-14 226a12 12 0 0 1-12 12H206a12 12 0 0 1-12-12z" fill="${main}"/>
    <path d="M180 232h44l-4 238h-14a12 12 0 0 1-12-12z" fill="${light}" opacity=".6"/><circle cx="300" cy="350" r="44" fill="none" stroke="${ink}" stroke-width="6" opacity=".5"/><path d="M282 366c30-12 8-34 36-46" stroke="${ink}" stroke-width="5" fill="none" opacity=".5"/>`,
  cosy: ({ main, dark, light }) => `
    <path d="M300 170c96 0 150 80 150 180v96a24 24 0 0 1-24 24H174a24 24 0 0 1-24-24v-96c0-100 54-180 150-180z" fill="${main}"/>
    ${rows(9, (step) => `<path d="M${176 + step * 31} 466V${[330, 262, 220, 200, 190, 200, 220, 262, 330][step]}" stroke="${step % 2 ? light : dark}" stroke-width="9" opacity=".6"/>`)}
    <path d="M150 420h300v26a24 24 0 0 1-24 24H174a24 24 0 0 1-24-24z" fill="${dark}"/><circle cx="300" cy="158" r="32" fill="${light}"/>`,
  stand: ({ main, dark, light }) => `
    <ellipse cx="300" cy="440" rx="170" ry="34" fill="${dark}"/><ellipse cx="300" cy="420" rx="170" ry="34" fill="${main}"/><ellipse cx="300" cy="420" rx="120" ry="22" fill="none" stroke="${light}" stroke-width="4"/>
    ${rows(14, (step) => `<circle cx="${190 + ((step * 73) % 220)}" cy="${404 + ((step * 29) % 34)}" r="4" fill="${dark}" opacity=".6"/>`)}`,
  candle: ({ main, dark, light, paper }) => `
    <path d="M300 132c22 30 22 52 0 66-22-14-22-36 0-66z" fill="#f2b544"/><path d="M300 160c10 16 10 26 0 34-10-8-10-18 0-34z" fill="${paper}"/><path d="M300 194v34" stroke="#4a3b30" stroke-width="6"/>
    <path d="M216 236h168v208a26 26 0 0 1-26 26H242a26 26 0 0 1-26-26z" fill="${main}"/><path d="M216 236h34v234h-8a26 26 0 0 1-26-26z" fill="${light}" opacity=".65"/><path d="M352 236h32v208a26 26 0 0 1-26 26h-6z" fill="${dark}" opacity=".75"/>
    <ellipse cx="300" cy="236" rx="84" ry="18" fill="${light}"/><rect x="244" y="312" width="112" height="84" rx="4" fill="${paper}"/>`,
  lantern: ({ main, dark, light }) => `
    <circle cx="300" cy="118" r="30" fill="none" stroke="${dark}" stroke-width="10"/><path d="M232 190l68-50 68 50z" fill="${main}"/><rect x="212" y="186" width="176" height="22" rx="6" fill="${dark}"/>
    <rect x="228" y="208" width="144" height="230" fill="#fff4d6"/><path d="M300 300c20 28 20 48 0 60-20-12-20-32 0-60z" fill="#f2b544"/><rect x="272" y="366" width="56" height="72" fill="${light}"/>
    <path d="M228 208v230M372 208v230M300 208v60" stroke="${main}" stroke-width="12"/><rect x="204" y="436" width="192" height="34" rx="8" fill="${main}"/>`,
  clock: ({ main, dark, light, paper, ink }) => `
    <path d="M224 450l-22 22M376 450l22 22" stroke="${dark}" stroke-width="16"/><circle cx="226" cy="164" r="38" fill="${dark}"/><circle cx="374" cy="164" r="38" fill="${dark}"/>
    <circle cx="300" cy="320" r="150" fill="${main}"/><circle cx="300" cy="320" r="118" fill="${paper}"/><path d="M190 262a124 124 0 0 1 60-58" stroke="${light}" stroke-width="10" fill="none"/>
    ${rows(12, (step) => `<circle cx="${300 + Math.round(98 * Math.sin((step * Math.PI) / 6))}" cy="${320 - Math.round(98 * Math.cos((step * Math.PI) / 6))}" r="${step % 3 ? 4 : 7}" fill="${ink}"/>`)}
    <path d="M300 320V246M300 320l46 30" stroke="${ink}" stroke-width="10"/>`,
  cushion: ({ main, dark, light }) => `
    <path d="M150 190c100 24 200 24 300 0 20 90 20 180 0 270-100-20-200-20-300 0-20-90-20-180 0-270z" fill="${main}"/><path d="M150 190c30 8 50 10 80 14-14 80-14 170 0 246-30 2-50 4-80 10-20-90-20-180 0-270z" fill="${light}" opacity=".5"/>
    <path d="M220 250l160 150M380 250L220 400" stroke="${dark}" stroke-width="6" opacity=".6"/><circle cx="300" cy="325" r="14" fill="${dark}"/>`,
  frame: ({ main, dark, light, paper }) => `
    <rect x="180" y="150" width="240" height="300" rx="6" fill="${main}"/><path d="M180 156a6 6 0 0 1 6-6h228l-30 34H214v232l-34 30z" fill="${light}" opacity=".6"/><rect x="214" y="184" width="172" height="232" fill="${paper}"/>
    <path d="M214 366l56-70 44 50 28-30 44 50v50H214z" fill="${dark}"/><circle cx="342" cy="240" r="20" fill="${light}"/><path d="M270 450l-18 20M330 450l18 20" stroke="${dark}" stroke-width="12"/>`,
  heart: ({ main, dark, light }) => `
    <path d="M300 210c0-90 40-90 40-150" stroke="${dark}" stroke-width="6" fill="none"/><path d="M300 460C170 370 150 310 160 264c14-62 104-74 140-8 36-66 126-54 140 8 10 46-10 106-140 196z" fill="${main}"/>
    <path d="M196 270c8-26 34-36 56-26" stroke="${light}" stroke-width="16" fill="none"/>`,
  hanger: ({ main, dark, light }) => `
    <path d="M300 230v-40c40-10 30-66-6-60-20 4-26 20-22 34" fill="none" stroke="${dark}" stroke-width="12"/><path d="M300 220l170 120c20 16 10 40-14 40H144c-24 0-34-24-14-40z" fill="${main}"/>
    <path d="M300 264l104 76H196z" fill="${light}"/><path d="M150 360h300" stroke="${dark}" stroke-width="6" opacity=".5"/>`,
  card: ({ main, dark, light, paper }) => `
    <rect x="130" y="200" width="340" height="220" rx="18" fill="${dark}" transform="rotate(-5 300 310)"/><rect x="130" y="210" width="340" height="220" rx="18" fill="${main}"/><path d="M130 228a18 18 0 0 1 18-18h120L130 400z" fill="${light}" opacity=".45"/>
    <path d="M130 300h340v20H130zM250 210h20v220h-20z" fill="${paper}"/><path d="M260 310c-60-60-90 0 0 0 60-60 90 0 0 0z" fill="none" stroke="${paper}" stroke-width="12"/>`,
  parcel: ({ main, dark, light, paper }) => `
    <path d="M170 240h260v218a12 12 0 0 1-12 12H182a12 12 0 0 1-12-12z" fill="${main}"/><path d="M170 240h60v230h-48a12 12 0 0 1-12-12z" fill="${light}" opacity=".5"/><path d="M156 196h288v56H156z" fill="${dark}"/><path d="M156 196h288v14H156z" fill="${main}"/>
    <path d="M282 196h36v274h-36z" fill="${paper}"/><path d="M300 196c-70-100-130-10 0 0 70-100 130-10 0 0z" fill="none" stroke="${paper}" stroke-width="16"/>`,
};
