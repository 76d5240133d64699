import { lazy } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router';
import { i18nProvider } from './i18n/provider.ts';
import { InboxPage } from './inbox/InboxPage.tsx';
import { ConsoleLayout } from './layout/ConsoleLayout.tsx';
import { ForbiddenPage, MissingPage } from './layout/NoPage.tsx';
import { authProvider } from './providers/auth-provider.ts';
import { dataProvider } from './providers/data-provider.ts';
import { queryClient } from './providers/query-client.ts';
import { SignInPage } from './sign-in/SignInPage.tsx';
import { consoleTheme } from './theme.ts';

const AbsenceList = lazy(() => import('./absences/AbsenceList.tsx'));
const HandOverPage = lazy(() => import('./counter/HandOverPage.tsx'));
const PostPage = lazy(() => import('./counter/PostPage.tsx'));
const ReceptionPage = lazy(() => import('./counter/ReceptionPage.tsx'));
const DossierList = lazy(() => import('./dossiers/DossierList.tsx'));
const DossierPage = lazy(() => import('./dossiers/DossierPage.tsx'));
const PaymentList = lazy(() => import('./payments/PaymentList.tsx'));
const PaymentPage = lazy(() => import('./payments/PaymentPage.tsx'));
const StatementPage = lazy(() => import('./payments/transfers/StatementPage.tsx'));
const SettlementsPage = lazy(() => import('./payments/settlements/SettlementsPage.tsx'));
const DrawersPage = lazy(() => import('./payments/drawers/DrawersPage.tsx'));
const RefundList = lazy(() => import('./payments/RefundList.tsx'));
const MoneyCaseList = lazy(() => import('./payments/MoneyCaseList.tsx'));
const ReconciliationPage = lazy(() => import('./payments/ReconciliationPage.tsx'));
const PreferencesPage = lazy(() => import('./preferences/PreferencesPage.tsx'));
const ProcedureList = lazy(() => import('./procedures/ProcedureList.tsx'));
const ProcedurePage = lazy(() => import('./procedures/ProcedurePage.tsx'));
const NewProcedurePage = lazy(() => import('./procedures/edit/NewProcedurePage.tsx'));
const ProcedureEditPage = lazy(() => import('./procedures/edit/ProcedureEditPage.tsx'));
const VersionsPage = lazy(() => import('./procedures/versions/VersionsPage.tsx'));
const VersionPage = lazy(() => import('./procedures/versions/VersionPage.tsx'));
const OverviewPage = lazy(() => import('./reports/OverviewPage.tsx'));
const DrillPage = lazy(() => import('./reports/DrillPage.tsx'));
const ExportsPage = lazy(() => import('./reports/ExportsPage.tsx'));
const RevenuePage = lazy(() => import('./revenue/RevenuePage.tsx'));
const MovementsPage = lazy(() => import('./revenue/MovementsPage.tsx'));
const ReceiptRegisterPage = lazy(() => import('./revenue/ReceiptRegisterPage.tsx'));
const AuditList = lazy(() => import('./audit/AuditList.tsx'));
const UnitList = lazy(() => import('./units/UnitList.tsx'));
const UnitPage = lazy(() => import('./units/UnitPage.tsx'));
const CalendarPage = lazy(() => import('./calendars/CalendarPage.tsx'));
const AuditCheckPage = lazy(() => import('./audit/AuditCheckPage.tsx'));
const StaffList = lazy(() => import('./staff/StaffList.tsx'));
const StaffPage = lazy(() => import('./staff/StaffPage.tsx'));
const InvitationPage = lazy(() => import('./sign-in/InvitationPage.tsx'));
const SecondFactorPage = lazy(() => import('./sign-in/SecondFactorPage.tsx'));

const theme = consoleTheme('light');
const darkTheme = consoleTheme('dark');

/** The staff console. The inbox comes with the first load, every other page when it is first opened. */
export function App() {
  return (
    <BrowserRouter basename="/quan-tri">
      <Admin
        authProvider={authProvider}
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        theme={theme}
        darkTheme={darkTheme}
        layout={ConsoleLayout}
        loginPage={SignInPage}
        catchAll={MissingPage}
        accessDenied={ForbiddenPage}
        requireAuth
        disableTelemetry
      >
        <Resource name="tasks" list={InboxPage} />
        <Resource name="dossiers" list={DossierList} show={DossierPage} />
        <Resource name="payments" list={PaymentList} show={PaymentPage} />
        <Resource name="refunds" list={RefundList} />
        <Resource name="money-cases" list={MoneyCaseList} />
        <Resource name="procedures" list={ProcedureList} show={ProcedurePage} />
        <Resource name="absences" list={AbsenceList} />
        <Resource name="audit" list={AuditList} />
        <Resource name="staff" list={StaffList} show={StaffPage} />
        <CustomRoutes noLayout>
          <Route path="/invitation" element={<InvitationPage />} />
        </CustomRoutes>
        <CustomRoutes>
          <Route path="/procedures/create" element={<NewProcedurePage />} />
          <Route path="/procedures/:code/edit" element={<ProcedureEditPage />} />
          <Route path="/procedures/:code/versions" element={<VersionsPage />} />
          <Route path="/procedures/:code/versions/:version" element={<VersionPage />} />
          <Route path="/reports" element={<OverviewPage />} />
          <Route path="/reports/dossiers" element={<DrillPage />} />
          <Route path="/revenue" element={<RevenuePage />} />
          <Route path="/revenue/movements" element={<MovementsPage />} />
          <Route path="/receipts" element={<ReceiptRegisterPage />} />
          <Route path="/transfers" element={<StatementPage />} />
          <Route path="/settlements" element={<SettlementsPage />} />
          <Route path="/drawers" element={<DrawersPage />} />
          <Route path="/reconciliation" element={<ReconciliationPage />} />
          <Route path="/exports" element={<ExportsPage />} />
          <Route path="/counter" element={<ReceptionPage />} />
          <Route path="/counter/hand-over" element={<HandOverPage />} />
          <Route path="/counter/post" element={<PostPage />} />
          <Route path="/units" element={<UnitList />} />
          <Route path="/units/:code" element={<UnitPage />} />
          <Route path="/calendars" element={<CalendarPage />} />
          <Route path="/audit/checks" element={<AuditCheckPage />} />
          <Route path="/preferences" element={<PreferencesPage />} />
          <Route path="/second-factor" element={<SecondFactorPage />} />
        </CustomRoutes>
      </Admin>
    </BrowserRouter>
  );
}
