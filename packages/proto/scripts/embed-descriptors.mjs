// Writes the file descriptors of all contracts into a module, so that servers can offer reflection without reading files.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const image = execFileSync('buf', ['build', '--as-file-descriptor-set', '--exclude-source-info', '-o', '-']);
writeFileSync(
  new URL('../src/gen/descriptors.ts', import.meta.url),
  `/** A google.protobuf.FileDescriptorSet in base64. */\nexport const FILE_DESCRIPTOR_SET = '${image.toString('base64')}';\n`,
);
