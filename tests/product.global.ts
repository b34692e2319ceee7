import type { TestProject } from 'vitest/node';
import { Product, type ProductPlace } from './e2e/src/product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    product: ProductPlace;
  }
}

/** Starts the whole product once for all end-to-end tests, as a person would with `npm start -- --detach`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const place = await Product.start(1500);
  project.provide('product', place);
  return () => new Product(place).stop();
}
