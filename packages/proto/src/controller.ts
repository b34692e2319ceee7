import { GrpcMethod } from '@nestjs/microservices';
import type { Observable } from 'rxjs';
import type { RequestOf, ResponseOf, ServiceDefinition } from './service-definition.js';

/**
 * What a Nest controller of a service looks like. The parameters after the request are whatever the method's decorators
 * ask for (the caller, the metadata).
 */
export type ControllerOf<D extends ServiceDefinition> = {
  [M in keyof D['methods']]: (
    request: RequestOf<D['methods'][M]>,
    // biome-ignore lint/suspicious/noExplicitAny: Nest fills these by decorator, each class its own
    ...rest: any[]
  ) => Promise<ResponseOf<D['methods'][M]>> | Observable<ResponseOf<D['methods'][M]>> | ResponseOf<D['methods'][M]>;
};

/**
 * A class decorator that binds every method whose name is an rpc of the service. A class may hold some of the methods only,
 * so that each slice of a service has a controller of its own.
 */
export function controllerMethods(definition: ServiceDefinition): () => ClassDecorator {
  return () => (target) => {
    for (const method of Object.keys(definition.methods)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(target.prototype, method);
      if (descriptor) GrpcMethod(definition.name, method)(target.prototype, method, descriptor);
    }
  };
}
