import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useForgetReads } from '../data/me.ts';
import { safeReturnPath } from '../places.ts';
import { CodeForm } from './CodeForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** E-mail and password, then the second factor where the account has one; then back to where one wanted to go. */
export default function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const forgetReads = useForgetReads();
  const [isCodeNeeded, setCodeNeeded] = useState(false);
  const enter = async () => {
    await forgetReads();
    await navigate(safeReturnPath(search.get('tiep')), { replace: true });
  };
  return isCodeNeeded ? (
    <CodeForm onDone={() => void enter()} />
  ) : (
    <PasswordForm onDone={({ secondFactor }) => (secondFactor ? setCodeNeeded(true) : void enter())} />
  );
}
