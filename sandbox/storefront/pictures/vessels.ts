import type { Shape } from './types.ts';

/** What one drinks from, eats from and brews in. */
export const VESSELS: Readonly<Record<string, Shape>> = {
  mug: ({ main, dark, light }) => `
    <path d="M376 262h26a54 54 0 0 1 0 122h-30" fill="none" stroke="${dark}" stroke-width="24"/>
    <path d="M186 214h200v200a56 56 0 0 1-56 56h-88a56 56 0 0 1-56-56z" fill="${main}"/>
    <path d="M186 214h40v200c0 30 14 50 34 56h-18a56 56 0 0 1-56-56z" fill="${light}" opacity=".6"/>
    <path d="M350 214h36v200a56 56 0 0 1-56 56h-18c24-8 38-28 38-56z" fill="${dark}" opacity=".7"/><ellipse cx="286" cy="214" rx="100" ry="20" fill="${dark}"/>
    <ellipse cx="286" cy="216" rx="86" ry="14" fill="#3a2418"/>`,
  cup: ({ main, dark, light }) => `
    <ellipse cx="296" cy="448" rx="168" ry="24" fill="${dark}"/><ellipse cx="296" cy="442" rx="168" ry="22" fill="${light}"/><ellipse cx="296" cy="442" rx="96" ry="12" fill="${main}"/>
    <path d="M384 290h18a40 40 0 0 1 0 86h-30" fill="none" stroke="${dark}" stroke-width="18"/>
    <path d="M188 262h212c0 98-34 178-84 178h-44c-50 0-84-80-84-178z" fill="${main}"/><path d="M188 262h40c0 98 18 178 58 178h-14c-50 0-84-80-84-178z" fill="${light}" opacity=".6"/>
    <ellipse cx="294" cy="262" rx="106" ry="20" fill="${dark}"/><ellipse cx="294" cy="264" rx="92" ry="14" fill="#3a2418"/>`,
  glass: ({ paper, dark, light }) => `
    <path d="M212 170h176l-18 282a20 20 0 0 1-20 18H250a20 20 0 0 1-20-18z" fill="#fff" opacity=".75"/>
    <path d="M234 256h132l-10 172a14 14 0 0 1-14 12h-84a14 14 0 0 1-14-12z" fill="${dark}"/><path d="M234 256h132l-2 34H236z" fill="${light}"/>
    <path d="M212 170h22l18 300h-2a20 20 0 0 1-20-18z" fill="${paper}"/><ellipse cx="300" cy="170" rx="88" ry="14" fill="none" stroke="#fff" stroke-width="6"/>`,
  bowl: ({ main, dark, light }) => `
    <path d="M152 270h296c0 110-58 184-106 184v16H258v-16c-48 0-106-74-106-184z" fill="${main}"/><path d="M152 270h54c0 110 40 184 84 184h-32c-48 0-106-74-106-184z" fill="${light}" opacity=".6"/>
    <path d="M448 270h-44c0 110-38 184-82 184h20c48 0 106-74 106-184z" fill="${dark}" opacity=".7"/><ellipse cx="300" cy="270" rx="148" ry="30" fill="${dark}"/>
    <ellipse cx="300" cy="274" rx="130" ry="22" fill="${light}"/>`,
  plate: ({ main, dark, light }) => `
    <circle cx="300" cy="310" r="160" fill="${dark}"/><circle cx="300" cy="304" r="160" fill="${main}"/><circle cx="300" cy="304" r="108" fill="${light}"/>
    <circle cx="300" cy="304" r="108" fill="none" stroke="${dark}" stroke-width="3" opacity=".5"/><path d="M180 260a128 128 0 0 1 70-70" stroke="#fff" stroke-width="8" fill="none" opacity=".45"/>`,
  kettle: ({ main, dark, light, ink }) => `
    <path d="M206 244c-40-10-66 26-62 78 2 40-10 50-30 54" fill="none" stroke="${dark}" stroke-width="20"/>
    <path d="M388 220c96-16 92 128 10 150" fill="none" stroke="${ink}" stroke-width="20"/>
    <path d="M222 220h156c34 60 50 140 46 226a24 24 0 0 1-24 24H200a24 24 0 0 1-24-24c-4-86 12-166 46-226z" fill="${main}"/>
    <path d="M222 220h40c-30 66-44 150-40 250h-22a24 24 0 0 1-24-24c-4-86 12-166 46-226z" fill="${light}" opacity=".55"/>
    <path d="M378 220h-30c28 62 42 144 38 250h14a24 24 0 0 0 24-24c4-86-12-166-46-226z" fill="${dark}" opacity=".75"/>
    <path d="M218 222c10-40 40-54 82-54s72 14 82 54z" fill="${dark}"/><circle cx="300" cy="154" r="18" fill="${ink}"/>`,
  teapot: ({ main, dark, light }) => `
    <path d="M176 330c-60-4-62-60-100-76" fill="none" stroke="${dark}" stroke-width="30"/><path d="M416 264c90-34 104 100 0 120" fill="none" stroke="${dark}" stroke-width="22"/>
    <path d="M300 218c92 0 138 58 138 122 0 84-52 130-138 130s-138-46-138-130c0-64 46-122 138-122z" fill="${main}"/>
    <path d="M300 218c-80 0-110 58-110 122 0 84 24 122 74 130-66-6-102-50-102-130 0-64 46-122 138-122z" fill="${light}" opacity=".6"/>
    <path d="M212 238c10-34 44-50 88-50s78 16 88 50c-26 14-150 14-176 0z" fill="${dark}"/><circle cx="300" cy="176" r="20" fill="${main}"/>`,
  jug: ({ main, dark, light }) => `
    <path d="M366 250c90-30 92 130 6 150" fill="none" stroke="${dark}" stroke-width="20"/><path d="M172 186l52 0h150l14 230a54 54 0 0 1-54 54h-88a54 54 0 0 1-54-54l16-180z" fill="${main}"/>
    <path d="M172 186h74l-14 230c0 30 14 50 34 54h-20a54 54 0 0 1-54-54l16-180z" fill="${light}" opacity=".6"/><path d="M172 186h202l1 18H184z" fill="${dark}"/>`,
  press: ({ main, dark, light, ink }) => `
    <path d="M372 250h40a20 20 0 0 1 20 20v112a20 20 0 0 1-20 20h-40" fill="none" stroke="${ink}" stroke-width="18"/>
    <rect x="208" y="196" width="172" height="262" rx="14" fill="#fff" opacity=".75"/><rect x="218" y="300" width="152" height="150" rx="8" fill="#3a2418"/>
    <path d="M294 96v190" stroke="${dark}" stroke-width="10"/><circle cx="294" cy="92" r="20" fill="${ink}"/><rect x="222" y="280" width="144" height="18" rx="6" fill="${dark}"/>
    <path d="M200 172h188v34H200z" fill="${main}"/><path d="M200 172h188v10H200z" fill="${light}"/><path d="M200 446h188v24H200zM200 300h188v16H200z" fill="${main}"/>`,
  moka: ({ main, dark, light, ink }) => `
    <path d="M372 196h46v120h-26" fill="none" stroke="${ink}" stroke-width="22"/><path d="M214 300h172l18 154a14 14 0 0 1-14 16H210a14 14 0 0 1-14-16z" fill="${main}"/>
    <path d="M196 170l-26 10 26 34zM204 160h188l-14 124H222z" fill="${light}"/><path d="M340 160h52l-14 124h-30z" fill="${dark}"/><path d="M340 300h46l18 154a14 14 0 0 1-14 16h-36z" fill="${dark}"/>
    <rect x="206" y="278" width="188" height="26" rx="8" fill="${dark}"/><path d="M222 160l78-36 78 36z" fill="${main}"/><circle cx="300" cy="116" r="16" fill="${ink}"/>`,
  dripper: ({ main, dark, light, ink }) => `
    <path d="M396 236c70-20 74 70-6 84" fill="none" stroke="${dark}" stroke-width="18"/><path d="M172 200h256l-86 182H258z" fill="${main}"/><path d="M172 200h66l46 182h-26z" fill="${light}" opacity=".6"/>
    <path d="M428 200h-52l-54 182h20z" fill="${dark}" opacity=".75"/><ellipse cx="300" cy="200" rx="128" ry="24" fill="${dark}"/><ellipse cx="300" cy="204" rx="108" ry="16" fill="${light}"/>
    <path d="M196 382h208v22H196z" fill="${main}"/><path d="M230 404h140v58a8 8 0 0 1-8 8H238a8 8 0 0 1-8-8z" fill="#fff" opacity=".8"/><path d="M240 436h120v24H240z" fill="${ink}" opacity=".75"/>`,
  carafe: ({ dark, light, main, ink }) => `
    <path d="M262 130h76v110l74 168a44 44 0 0 1-40 62H228a44 44 0 0 1-40-62l74-168z" fill="#fff" opacity=".78"/><path d="M230 350h140l26 60a36 36 0 0 1-33 50H237a36 36 0 0 1-33-50z" fill="#3a2418"/>
    <path d="M230 350h140l6 14H224z" fill="${light}"/><path d="M252 218h96v64h-96z" fill="${main}"/><path d="M320 218h28v64h-28z" fill="${dark}"/><circle cx="300" cy="250" r="9" fill="${ink}"/>
    <path d="M250 130h100" stroke="#fff" stroke-width="10"/>`,
};
