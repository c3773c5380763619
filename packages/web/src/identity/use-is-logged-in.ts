import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { findMemberNow } from '../platform/session.js';

/** Whether somebody is logged in here already; false until an answer says so, so that the form never waits for it. */
export function useIsLoggedIn(): boolean {
  const client = useApolloClient();
  const [isLoggedIn, setIsLoggedIn] = useState(false);
  useEffect(() => {
    let isShown = true;
    findMemberNow(client).then(
      (memberId) => isShown && setIsLoggedIn(memberId !== null),
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [client]);
  return isLoggedIn;
}
