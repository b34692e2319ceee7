import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { type DescriptorProto, FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { FILE_DESCRIPTOR_SET, grpcReflection } from '@my-girok/proto';

type Request = grpcReflection.ServerReflectionRequest;
type Response = grpcReflection.ServerReflectionResponse;

/** grpc.reflection.v1 over the contracts embedded in `@my-girok/proto`, so that grpcurl works in development. */
export function reflectionService(services: readonly string[]): grpcReflection.ServerReflectionServer {
  const { files, fileOf } = index();
  const found = (name: string | undefined) => {
    const file = name === undefined ? undefined : files.get(name);
    return file
      ? { fileDescriptorResponse: { fileDescriptorProto: file } }
      : { errorResponse: { errorCode: status.NOT_FOUND, errorMessage: 'not found' } };
  };
  const answer = (request: Request): Partial<Response> => {
    if (request.listServices !== undefined)
      return { listServicesResponse: { service: services.map((name) => ({ name })) } };
    if (request.fileByFilename !== undefined) return found(request.fileByFilename);
    if (request.fileContainingSymbol !== undefined) return found(fileOf.get(request.fileContainingSymbol));
    return { errorResponse: { errorCode: status.UNIMPLEMENTED, errorMessage: 'not supported' } };
  };
  return {
    serverReflectionInfo(call: ServerDuplexStream<Request, Response>) {
      call.on('data', (request: Request) => {
        call.write(
          grpcReflection.ServerReflectionResponse.fromPartial({ originalRequest: request, ...answer(request) }),
        );
      });
      call.on('end', () => call.end());
    },
  };
}

/** Each file with what it imports, by name; and the file of each symbol. */
function index() {
  const set = fromBinary(FileDescriptorSetSchema, Buffer.from(FILE_DESCRIPTOR_SET, 'base64'));
  const byName = new Map(set.file.map((file) => [file.name, file]));
  const fileOf = new Map<string, string>();
  const addMessage = (message: DescriptorProto, scope: string, file: string) => {
    fileOf.set(`${scope}.${message.name}`, file);
    for (const nested of message.nestedType) addMessage(nested, `${scope}.${message.name}`, file);
  };
  for (const file of set.file) {
    for (const message of file.messageType) addMessage(message, file.package, file.name);
    for (const service of file.service) {
      fileOf.set(`${file.package}.${service.name}`, file.name);
      for (const method of service.method) fileOf.set(`${file.package}.${service.name}.${method.name}`, file.name);
    }
  }
  const withImports = (name: string, seen = new Set<string>()): Set<string> => {
    if (!seen.has(name)) {
      seen.add(name);
      for (const imported of byName.get(name)?.dependency ?? []) withImports(imported, seen);
    }
    return seen;
  };
  const bytes = (name: string) => {
    const file = byName.get(name);
    return file ? [Buffer.from(toBinary(FileDescriptorProtoSchema, file))] : [];
  };
  const files = new Map([...byName.keys()].map((name) => [name, [...withImports(name)].flatMap(bytes)]));
  return { files, fileOf };
}
