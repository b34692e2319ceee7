import { createHash, createHmac } from 'node:crypto';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const sign = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** GET / of an S3 endpoint (the list of buckets) with AWS Signature Version 4. */
export function signedGet(
  endpoint: string,
  accessKey: string,
  secretKey: string,
  region = 'us-east-1',
): Promise<Response> {
  const url = new URL('/', endpoint);
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const payload = hash('');
  const signedHeaders = 'host;x-amz-content-sha256;x-amz-date';
  const request = [
    'GET',
    '/',
    '',
    `host:${url.host}`,
    `x-amz-content-sha256:${payload}`,
    `x-amz-date:${time}`,
    '',
    signedHeaders,
    payload,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, hash(request)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(
    (previous, part) => sign(previous, part),
    sign(`AWS4${secretKey}`, time.slice(0, 8)),
  );
  const signature = sign(key, toSign).toString('hex');
  return fetch(url, {
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
      'x-amz-content-sha256': payload,
      'x-amz-date': time,
    },
    signal: AbortSignal.timeout(3000),
  });
}
