import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function Root(): ReactNode {
  return <Outlet />;
}
