/** The header by which a request that is sent again is done once. */
export const once = (key: string) => ({ 'Idempotency-Key': key });
