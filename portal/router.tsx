import { lazy, type ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { ApplicantOnly } from './account/ApplicantOnly.tsx';
import { CrashPage } from './shell/CrashPage.tsx';
import { Layout } from './shell/Layout.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';

/** A page that is loaded when it is first shown. */
function page(load: () => Promise<{ default: ComponentType }>) {
  const Page = lazy(load);
  return <Page />;
}

export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <CrashPage />,
    children: [
      { path: '/', element: page(() => import('./home/HomePage.tsx')) },
      { path: '/thu-tuc/:code', element: page(() => import('./service/ServicePage.tsx')) },
      { path: '/tra-cuu', element: page(() => import('./tracking/TrackStartPage.tsx')) },
      { path: '/tra-cuu/:code', element: page(() => import('./tracking/TrackPage.tsx')) },
      { path: '/lien-ket-het-han', element: page(() => import('./tracking/LinkEndedPage.tsx')) },
      { path: '/quyen-rieng-tu', element: page(() => import('./privacy/PrivacyPage.tsx')) },
      { path: '/da-xoa-tai-khoan', element: page(() => import('./privacy/AccountClosedPage.tsx')) },
      { path: '/dang-ky', element: page(() => import('./account/RegisterPage.tsx')) },
      { path: '/dang-ky/kiem-tra-thu', element: page(() => import('./account/CheckMailPage.tsx')) },
      { path: '/xac-nhan-email', element: page(() => import('./account/ConfirmedPage.tsx')) },
      { path: '/dang-nhap', element: page(() => import('./account/SignInPage.tsx')) },
      { path: '/quen-mat-khau', element: page(() => import('./account/ForgotPasswordPage.tsx')) },
      { path: '/dat-lai-mat-khau', element: page(() => import('./account/ResetPasswordPage.tsx')) },
      {
        element: <ApplicantOnly />,
        children: [
          { path: '/nop-ho-so/:id', element: page(() => import('./submit/SubmitPage.tsx')) },
          { path: '/nop-ho-so/:id/da-nop', element: page(() => import('./submit/SubmittedPage.tsx')) },
          {
            path: '/ca-nhan',
            element: page(() => import('./personal/PersonalLayout.tsx')),
            children: [
              { index: true, element: page(() => import('./personal/OverviewPage.tsx')) },
              { path: 'ho-so', element: page(() => import('./personal/DossiersPage.tsx')) },
              { path: 'giay-to', element: page(() => import('./personal/PapersPage.tsx')) },
              { path: 'giao-dich', element: page(() => import('./personal/TransactionsPage.tsx')) },
              { path: 'thong-tin', element: page(() => import('./personal/ProfilePage.tsx')) },
              { path: 'du-lieu', element: page(() => import('./personal/PersonalDataPage.tsx')) },
            ],
          },
          { path: '/ca-nhan/ho-so/:code', element: page(() => import('./dossier/DossierPage.tsx')) },
          { path: '/ca-nhan/giao-dich/:id', element: page(() => import('./payment/TransactionPage.tsx')) },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
