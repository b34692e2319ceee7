import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commonConfig, port } from './common-config.js';
import { ConfigError, loadConfig } from './load-config.js';

const shape = {
  URL_OF_IT: z.url(),
  HTTP_PORT: port(4000),
  SECRET: z.string().min(32),
  MODE: z.enum(['a', 'b']).default('a'),
};

describe('loadConfig', () => {
  it('parses what is there and fills in defaults; empty counts as absent', () => {
    const env = { URL_OF_IT: 'http://localhost', HTTP_PORT: '', SECRET: 'x'.repeat(32), OTHER: 'ignored' };
    expect(loadConfig('it', shape, env)).toEqual({ ...env, HTTP_PORT: 4000, MODE: 'a', OTHER: undefined });
  });

  it('reports every bad name at once and never a value', () => {
    const env = { URL_OF_IT: 'hunter2', HTTP_PORT: '99999', MODE: 'hunter2' };
    const error = (() => {
      try {
        loadConfig('it', shape, env);
      } catch (e) {
        return e as ConfigError;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    expect(error?.problems).toHaveLength(4);
    for (const name of Object.keys(shape)) expect(error?.message).toContain(name);
    expect(error?.message).toContain('SECRET is missing');
    expect(error?.message).not.toMatch(/hunter2|99999/);
  });

  it('has no default for a secret or an address in the common part', () => {
    expect(() => loadConfig('it', commonConfig, {})).toThrow(/NATS_URL is missing[\s\S]*SERVICE_KEY_FILE is missing/);
  });
});
