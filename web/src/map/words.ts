import type { TFunction } from 'i18next';

/** MapLibre's own words, in the reader's language. */
export const mapWords = (t: TFunction, title: string): Record<string, string> => ({
  'Map.Title': title,
  'NavigationControl.ZoomIn': t('map.zoomIn'),
  'NavigationControl.ZoomOut': t('map.zoomOut'),
  'ScaleControl.Meters': t('map.metre'),
  'ScaleControl.Kilometers': t('map.kilometre'),
  'CooperativeGesturesHandler.WindowsHelpText': t('map.scroll'),
  'CooperativeGesturesHandler.MacHelpText': t('map.scrollMac'),
  'CooperativeGesturesHandler.MobileHelpText': t('map.twoFingers'),
});
