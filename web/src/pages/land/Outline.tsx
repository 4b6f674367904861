import type { LandFinding } from '../../api/client';
import { pathOf } from './pathOf';

const SIZE = 96;

/** The shape of the parcel or building in question, north up. */
export function Outline({ outline, label }: { outline: NonNullable<LandFinding['outline']>; label: string }) {
  if (outline.type !== 'MultiPolygon') return null;
  return (
    <svg className="outline" viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} role="img" aria-label={label}>
      <path d={pathOf(outline.coordinates as number[][][][], SIZE)} fillRule="evenodd" />
    </svg>
  );
}
