import type { Shape } from './types.ts';

const lines = (x: number, y: number, widths: readonly number[], colour: string) =>
  widths
    .map(
      (width, row) =>
        `<rect x="${x - width / 2}" y="${y + row * 17}" width="${width}" height="6" rx="3" fill="${colour}"/>`,
    )
    .join('');

/** What things come packed in. */
export const PACKS: Readonly<Record<string, Shape>> = {
  bag: ({ main, dark, light, paper, ink }) => `
    <path d="M198 190h204l14 270a12 12 0 0 1-12 10H196a12 12 0 0 1-12-10z" fill="${main}"/>
    <path d="M198 190h40l-14 280h-28a12 12 0 0 1-12-10z" fill="${light}" opacity=".55"/>
    <path d="M402 190h-44l10 280h36a12 12 0 0 0 12-10z" fill="${dark}"/>
    <path d="M194 130h212v60H194z" fill="${dark}"/><path d="M194 130h212v18H194z" fill="${main}"/>
    <rect x="176" y="152" width="248" height="11" rx="5" fill="${paper}"/>
    <rect x="232" y="248" width="136" height="150" rx="4" fill="${paper}"/>
    <circle cx="300" cy="296" r="24" fill="${main}"/><path d="M290 314c18-8 4-24 20-36" stroke="${paper}" stroke-width="4" fill="none"/>
    ${lines(300, 342, [88, 64, 76], ink)}`,
  tin: ({ main, dark, light, paper, ink }) => `
    <path d="M206 190h188v268a12 12 0 0 1-12 12H218a12 12 0 0 1-12-12z" fill="${main}"/>
    <path d="M206 190h34v280h-22a12 12 0 0 1-12-12z" fill="${light}" opacity=".6"/><path d="M362 190h32v268a12 12 0 0 1-12 12h-20z" fill="${dark}"/>
    <path d="M198 150a10 10 0 0 1 10-10h184a10 10 0 0 1 10 10v44H198z" fill="${dark}"/><path d="M198 184h204v10H198z" fill="${main}"/>
    <rect x="206" y="250" width="188" height="150" fill="${paper}"/>
    <path d="M300 268c-26 16-26 42 0 58 26-16 26-42 0-58z" fill="${main}"/><path d="M300 274v46" stroke="${paper}" stroke-width="4"/>
    ${lines(300, 346, [110, 76, 92], ink)}`,
  box: ({ main, dark, light, paper, ink }) => `
    <path d="M180 210h200v260H188a8 8 0 0 1-8-8z" fill="${main}"/><path d="M380 210l44-34v250a12 12 0 0 1-6 10l-38 34z" fill="${dark}"/>
    <path d="M180 210l44-34h200l-44 34z" fill="${light}"/>
    <rect x="204" y="262" width="152" height="132" rx="4" fill="${paper}"/><circle cx="280" cy="306" r="26" fill="${main}"/>
    <circle cx="280" cy="306" r="12" fill="${paper}"/>${lines(280, 350, [96, 66], ink)}`,
  tub: ({ main, dark, light, paper, ink }) => `
    <path d="M206 228h188l-10 230a12 12 0 0 1-12 12H228a12 12 0 0 1-12-12z" fill="${main}"/>
    <path d="M206 228h36l4 242h-18a12 12 0 0 1-12-12z" fill="${light}" opacity=".6"/>
    <rect x="196" y="186" width="208" height="48" rx="10" fill="${dark}"/><rect x="214" y="278" width="172" height="116" rx="4" fill="${paper}"/>
    <path d="M300 294c18 24 24 34 24 44a24 24 0 0 1-48 0c0-10 6-20 24-44z" fill="${main}"/>${lines(300, 374, [80], ink)}`,
  bottle: ({ main, dark, light, paper, ink }) => `
    <path d="M272 120h56v70c0 26 38 40 38 84v184a12 12 0 0 1-12 12H246a12 12 0 0 1-12-12V274c0-44 38-58 38-84z" fill="${main}"/>
    <path d="M272 190v-70h14v76c0 26-30 40-30 84v190h-10a12 12 0 0 1-12-12V274c0-44 38-58 38-84z" fill="${light}" opacity=".55"/>
    <path d="M352 236c8 10 14 22 14 38v184a12 12 0 0 1-12 12h-18V250z" fill="${dark}"/><rect x="264" y="96" width="72" height="36" rx="8" fill="${ink}"/>
    <rect x="234" y="306" width="132" height="112" fill="${paper}"/><circle cx="300" cy="340" r="16" fill="${main}"/>${lines(300, 370, [76, 54], ink)}`,
  jar: ({ main, dark, light, paper, ink }) => `
    <path d="M220 196h160c22 12 26 30 26 52v196a26 26 0 0 1-26 26H220a26 26 0 0 1-26-26V248c0-22 4-40 26-52z" fill="${light}" opacity=".75"/>
    <path d="M200 262h200v182a22 22 0 0 1-22 22H222a22 22 0 0 1-22-22z" fill="${main}"/><path d="M372 262h28v182a22 22 0 0 1-22 22h-16c8-4 10-12 10-22z" fill="${dark}"/>
    <rect x="208" y="150" width="184" height="50" rx="10" fill="${ink}" opacity=".85"/><rect x="228" y="304" width="144" height="104" rx="4" fill="${paper}"/>
    ${lines(300, 332, [92, 66, 78], ink)}`,
  carton: ({ main, dark, light, paper, ink }) => `
    <path d="M220 220h122v250H228a8 8 0 0 1-8-8z" fill="${main}"/><path d="M342 220h44v232l-44 18z" fill="${dark}"/>
    <path d="M220 220l26-76h108l32 76z" fill="${light}"/><path d="M246 118h108v28H246z" fill="${paper}"/><path d="M354 146l32 74h-44z" fill="${main}"/>
    <path d="M220 290c40-24 82 22 122 0v110c-40 22-82-22-122 0z" fill="${paper}"/>${lines(281, 420, [70, 50], ink)}`,
  bar: ({ main, dark, light, paper, ink }) => `
    <path d="M206 150h188v320H206z" fill="${paper}"/><path d="M206 150h188v62H206z" fill="${main}"/><path d="M206 150h188v14H206z" fill="${light}" opacity=".5"/>
    <path d="M206 408h188v62H206z" fill="${main}"/><path d="M362 150h32v320h-32z" fill="${dark}" opacity=".25"/>
    <rect x="246" y="250" width="108" height="108" rx="4" fill="none" stroke="${main}" stroke-width="5"/>
    <path d="M300 250v108M246 304h108" stroke="${main}" stroke-width="5"/>${lines(300, 376, [84], ink)}`,
};
