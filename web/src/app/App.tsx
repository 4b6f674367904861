import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Refused } from '../api/client';
import { useWords } from '../i18n';
import { NotFound } from './NotFound';
import { Shell } from './Shell';
import { theme } from './theme';

// One chunk per page: pages without a map or a chart load neither.
const router = createBrowserRouter([
  {
    element: <Shell />,
    children: [
      { path: '/', Component: lazy(() => import('../pages/overview/OverviewPage')) },
      { path: '/map', Component: lazy(() => import('../pages/map/MapPage')) },
      { path: '/enterprises', Component: lazy(() => import('../pages/enterprises/EnterprisesPage')) },
      { path: '/enterprises/:id', Component: lazy(() => import('../pages/enterprise/EnterprisePage')) },
      { path: '/rounds', Component: lazy(() => import('../pages/rounds/RoundsPage')) },
      { path: '/rounds/:id', Component: lazy(() => import('../pages/round/RoundPage')) },
      { path: '/proposals', Component: lazy(() => import('../pages/proposals/ProposalsPage')) },
      { path: '/proposals/:id', Component: lazy(() => import('../pages/proposal/ProposalPage')) },
      { path: '/packs', Component: lazy(() => import('../pages/packs/PacksPage')) },
      { path: '/packs/:id', Component: lazy(() => import('../pages/pack/PackPage')) },
      { path: '/findings', Component: lazy(() => import('../pages/findings/FindingsPage')) },
      { path: '/findings/:id', Component: lazy(() => import('../pages/findings/FindingPage')) },
      { path: '/cases', Component: lazy(() => import('../pages/cases/CasesPage')) },
      { path: '/cases/:id', Component: lazy(() => import('../pages/case/CasePage')) },
      { path: '/programme', Component: lazy(() => import('../pages/programme/ProgrammePage')) },
      { path: '/blocks', Component: lazy(() => import('../pages/blocks/BlocksPage')) },
      { path: '/blocks/:id', Component: lazy(() => import('../pages/block/BlockPage')) },
      { path: '/phases', Component: lazy(() => import('../pages/phases/PhasesPage')) },
      { path: '/land', Component: lazy(() => import('../pages/land/LandPage')) },
      { path: '/parks', Component: lazy(() => import('../pages/parks/ParksPage')) },
      { path: '/login', Component: lazy(() => import('../pages/login/LoginPage')) },
      { path: '/login/identity', Component: lazy(() => import('../pages/login/IdentityPage')) },
      { path: '/account', Component: lazy(() => import('../pages/account/AccountPage')) },
      { path: '/people', Component: lazy(() => import('../pages/people/PeoplePage')) },
      { path: '/petitions', Component: lazy(() => import('../pages/petitions/PetitionsPage')) },
      { path: '/storages', Component: lazy(() => import('../pages/storages/StoragesPage')) },
      { path: '/quotas', Component: lazy(() => import('../pages/quotas/QuotasPage')) },
      { path: '/operations', Component: lazy(() => import('../pages/operations/OperationsPage')) },
      { path: '/approvals', Component: lazy(() => import('../pages/approvals/ApprovalsPage')) },
      { path: '/approvals/:id', Component: lazy(() => import('../pages/approvals/ApprovalsPage')) },
      { path: '/assets', Component: lazy(() => import('../pages/assets/AssetsPage')) },
      { path: '*', Component: NotFound },
    ],
  },
]);

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only silence is worth asking again.
      retry: (count, error) => count < 2 && !(error instanceof Refused && error.status !== null && error.status < 500),
    },
  },
});

export function App() {
  const { english } = useWords();
  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider theme={theme} locale={english ? enUS : zhCN} button={{ autoInsertSpace: false }}>
        <AntApp component={false}>
          <RouterProvider router={router} />
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
