import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Starts anew for the member whose session it is: nothing that was read or typed for the other one may stay in memory. */
export function MemberChangedReload() {
  const router = useRouter();
  useEffect(() => {
    void router.navigate({ to: '/', replace: true, reloadDocument: true });
  }, [router]);
  return null;
}
