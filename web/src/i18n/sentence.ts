import { en } from './en';

// Evidence of the power company writes 万kWh.
const units: Record<string, string> = { ...en.units, '万kWh': en.units['万千瓦时'] };
const longestFirst = Object.keys(units).sort((a, b) => b.length - a.length);
// Only after a figure, `per`, or alone in brackets: in a firm's name 亩 and 人 are letters, and a header stays as it is.
const given = new RegExp(`(?<=\\d ?|[^\\p{L}]\\(|per )(${longestFirst.join('|')})(?![\\p{L}])`, 'gu');

/** An English sentence of the server, whose figures carry the units of the ledger, with its units in English. */
export const inEnglishUnits = (text: string): string => text.replace(given, (unit) => units[unit] ?? unit);

/** The first letter in upper case; a sentence may begin with spaces. */
export const capital = (text: string): string => text.replace(/^\s*\p{Ll}/u, (letter) => letter.toUpperCase());
