'use client';

import { useUser } from '@clerk/nextjs';
import { useState } from 'react';
import { completeOnboarding } from './actions';

export default function Onboarding() {
  const { isLoaded, user } = useUser();
  const [error, setError] = useState('');

  async function submit(form: FormData) {
    const answer = await completeOnboarding(form);
    if (answer.message) {
      // the token in the cookie is older than the answers; this fetches one that knows them
      await user?.reload();
      // a whole page: the router remembers that /dashboard once led here, and would not ask again
      window.location.assign('/dashboard');
    } else {
      setError(answer.error);
    }
  }

  return (
    <main>
      <h1>Set up your application</h1>
      <form action={submit}>
        <p>
          <label>
            What do you call it?
            <br />
            <input name="applicationName" required />
          </label>
        </p>
        <p>
          <label>
            Who signs up?
            <br />
            <input name="applicationType" required />
          </label>
        </p>
        {error && <p role="alert">{error}</p>}
        {/* before that there is nobody whose token could be fetched anew */}
        <button type="submit" disabled={!isLoaded}>
          Continue
        </button>
      </form>
    </main>
  );
}
