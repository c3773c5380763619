import type { FastifyInstance } from 'fastify';

export async function serveClient(_app: FastifyInstance): Promise<void> {}
