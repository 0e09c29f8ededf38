/** Whether a request's `Accept-Encoding` allows this encoding (RFC 9110: `q=0` forbids, `*` stands for the rest). */
export function acceptsEncoding(header: string | undefined, encoding: string): boolean {
  const qualities = new Map(
    (header ?? '').split(',').map((item) => {
      const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, quality === undefined ? 1 : Number(quality.slice(2))]
    }),
  )
  return (qualities.get(encoding) ?? qualities.get('*') ?? 0) > 0
}
