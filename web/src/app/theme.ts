import type { ThemeConfig } from 'antd';
import { FONT } from '../display/font';

/** antd's own blue and red fail the contrast of WCAG AA on white; these pass. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0958d9',
    colorPrimaryHover: '#1a66dc',
    colorError: '#b93218',
    colorLink: '#0958d9',
    colorText: '#1f2328',
    colorTextSecondary: '#4b5560',
    colorTextDescription: '#4b5560',
    colorTextTertiary: '#57606a',
    colorTextPlaceholder: '#636c76',
    colorBgLayout: '#f6f5f1',
    colorBorder: '#c9c5ba',
    colorBorderSecondary: '#e3e0d8',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: FONT,
    motion: false,
  },
  components: {
    Table: {
      headerBg: '#f6f5f1',
      headerColor: '#4b5560',
      headerSplitColor: 'transparent',
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 10,
      rowHoverBg: '#f4f7fc',
    },
  },
};
