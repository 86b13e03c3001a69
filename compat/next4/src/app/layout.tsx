import { ClerkProvider } from '@clerk/nextjs';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = { title: 'Tidepool' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <ClerkProvider>
      <html lang="en">
        <body style={{ font: '16px/1.5 system-ui, sans-serif', margin: '3rem auto', maxWidth: '40rem' }}>
          {children}
        </body>
      </html>
    </ClerkProvider>
  );
}
